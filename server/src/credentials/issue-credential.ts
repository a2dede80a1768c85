/**
 * issueCredential: the wallet's last call. It proves that it has the key of its holder, and receives the credential once: the commit that gives it a
 * place in the status list takes the kept document away. Nothing of what the credential says is left here.
 */
import type { AuditEntry, CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import type { CredentialContext } from './credential-context.ts';
import { idOfCredential } from './credential-names.ts';
import { lifeOfCredential, makeCredential } from './make-credential.ts';
import { isFreshNonce } from './nonce.ts';
import { type HolderKey, readHolderProof } from './read-holder-proof.ts';
import { STATUS_PLACES } from './status-list.ts';
import { type KeptForWallet, openForWallet, sessionOfAccessToken } from './wallet-secret.ts';

/** Places are drawn by chance, so that they do not tell which credential followed which. One of them may be taken. */
const DRAWS = 8;
const PLACE_BYTES = 4;

export interface CredentialRequest {
  accessToken: string | undefined;
  /** `credential_configuration_id` */
  configurationId: string;
  /** The proof of the holder's key. */
  proof: string;
  source: CallSource;
}

/** @throws GatewayError `invalid_token`, `invalid_request`, `invalid_proof`, `invalid_nonce` */
export async function issueCredential(request: CredentialRequest, context: CredentialContext): Promise<string> {
  const { sessionIdHash, kept } = await findKept(request.accessToken ?? '', context);
  assertOffered(request.configurationId, kept);
  const holderKey = readProof(request.proof, context);
  const statusIndex = await record(sessionIdHash, kept, request.source, context);
  const { keys, issuer, clock, sessions } = context;
  const { randomBytes } = sessions.ids;
  const parts = { kept, holderKey, statusIndex, nowMs: clock.nowMs(), issuer: issuer(), randomBytes };
  return makeCredential(parts, keys);
}

async function findKept(
  token: string,
  { keptResults }: CredentialContext,
): Promise<{ sessionIdHash: string; kept: KeptForWallet }> {
  const sessionIdHash = sessionOfAccessToken(token);
  const encrypted = sessionIdHash === undefined ? undefined : await keptResults.findKept(sessionIdHash);
  const kept = encrypted === undefined ? undefined : openForWallet(token, encrypted);
  if (sessionIdHash === undefined || kept === undefined) throw new GatewayError('invalid_token');
  return { sessionIdHash, kept };
}

function assertOffered(configurationId: string, { documentType }: KeptForWallet): void {
  if (configurationId === documentType) return;
  const errors = [{ field: 'credential_configuration_id', message: `must be ${documentType}, which was offered` }];
  throw new GatewayError('invalid_request', { extras: { error: 'unknown_credential_configuration', errors } });
}

function readProof(proof: string, { issuer, clock, sessions }: CredentialContext): HolderKey {
  const nowMs = clock.nowMs();
  const isFresh = (nonce: string) => isFreshNonce(nonce, sessions.subjectHmacKey, nowMs);
  return readHolderProof(proof, { audience: issuer(), isFreshNonce: isFresh, nowMs });
}

async function record(
  sessionIdHash: string,
  kept: KeptForWallet,
  source: CallSource,
  context: CredentialContext,
): Promise<number> {
  const { credentials, keptResults, clock, sessions } = context;
  const { organizationId, environment, documentType } = kept;
  const id = idOfCredential(sessionIdHash);
  const owner = { id, organizationId, environment, lifeMs: lifeOfCredential(kept, clock.nowMs()) };
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const statusIndex = Buffer.from(sessions.ids.randomBytes(PLACE_BYTES)).readUInt32BE() % STATUS_PLACES;
    const event = { action: 'credential_issued', organizationId, environment, documentType, target: id } as const;
    const audit: AuditEntry = { id: sessions.ids.rowId(), ...event, ...source };
    if (await credentials.issueCredential(sessionIdHash, { ...owner, statusIndex }, audit)) return statusIndex;
    if ((await keptResults.findKept(sessionIdHash)) === undefined) throw new GatewayError('invalid_token');
  }
  throw new GatewayError('service_unavailable');
}
