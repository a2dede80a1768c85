/**
 * `@qujat/sdk/credentials`: what a credential from a wallet says (SD-JWT VC), and that a gateway has given it. It needs the text and the gateway's
 * public keys alone. Whether it was revoked is told by a status list, which the caller fetches.
 */
import { CredentialError } from './credential-error.ts';
import { putInPlace } from './disclosures.ts';
import { findNamedKey, type GatewayKey, type GatewayKeys } from './gateway-keys.ts';
import { type JwtFlaw, jwtFlaws, openJwt } from './jwt.ts';
import { sha256 } from './sha256.ts';

export { CredentialError, type CredentialErrorCode } from './credential-error.ts';
export type { GatewayKeys } from './gateway-keys.ts';
export { isRevoked } from './status-list.ts';

export interface CredentialChecks {
  keys: GatewayKeys;
  /** What you have asked the holder to sign: then a proof is needed, of these, and not older than five minutes. */
  presentation?: { audience: string; nonce: string } | undefined;
  /** Your time, in milliseconds since 1970. */
  now?: (() => number) | undefined;
}

export interface VerifiedCredential {
  /** The address that the gateway has given itself. */
  issuer: string;
  /** The day, as its midnight in UTC. */
  issuedAt: Date;
  expiresAt: Date;
  /** What comes from `test` is a sample of the sandbox. */
  environment: 'test' | 'live';
  documentType: string;
  keyId: string;
  /** What the holder has disclosed: `common` and `domain` as in `result_json`, and beside them dates and `face_photo`. */
  claims: Readonly<Record<string, unknown>>;
  /** The place of the credential in the status list at this address: see `isRevoked`. */
  status: { uri: string; index: number };
  /** Who has the holder's key has shown the credential to this audience; null where no proof of it came along. */
  shown: Showing | null;
}

export interface Showing {
  audience: string;
  nonce: string;
  at: Date;
}

/**
 * The gateway's signature, each disclosure, the end, and the holder's proof where there is one. Without a proof it may be anybody's copy.
 *
 * @throws CredentialError
 */
export async function verifyCredential(
  text: string,
  { keys, presentation, now = Date.now }: CredentialChecks,
): Promise<VerifiedCredential> {
  const [jwt = '', ...disclosures] = text.split('~');
  const proof = disclosures.pop();
  if (proof === undefined) throw refuse('malformed');
  const { keyId, claims: signed } = await openJwt<Signed>(jwt, {
    type: 'dc+sd-jwt',
    findKey: (keyId) => findNamedKey(keys, keyId),
    refuse,
  });
  const facts = readFacts(signed);
  const all = await putInPlace(signed, disclosures);
  const claims = Object.fromEntries(Object.entries(all).filter(([name]) => !PLAIN.includes(name)));
  if (facts.expiresAt.getTime() <= now()) {
    throw new CredentialError('credential_expired', `The credential ended at ${facts.expiresAt.toISOString()}.`);
  }
  const shown = proof === '' ? null : await readProof(proof, text, signed.cnf.jwk);
  if (presentation !== undefined) assertShown(shown, presentation, now());
  return { ...facts, keyId, claims, shown };
}

interface Signed {
  iss: string;
  iat: number;
  exp: number;
  vct: string;
  environment: 'test' | 'live';
  cnf: { jwk: Partial<GatewayKey> };
  status: { status_list: { idx: number; uri: string } };
  _sd_alg: string;
}

/** What is never concealed, and told under other names. */
const PLAIN = ['iss', 'iat', 'exp', 'vct', 'environment', 'cnf', 'status', '_sd_alg'];

function readFacts(signed: Signed): Omit<VerifiedCredential, 'keyId' | 'claims' | 'shown'> {
  const documentType = /^urn:qujat:document:(\w+):1$/.exec(signed.vct)?.[1];
  if (documentType === undefined || signed._sd_alg !== 'sha-256') throw refuse('malformed');
  const { idx: index, uri } = signed.status.status_list;
  return {
    issuer: signed.iss,
    issuedAt: new Date(signed.iat * 1_000),
    expiresAt: new Date(signed.exp * 1_000),
    environment: signed.environment,
    documentType,
    status: { uri, index },
  };
}

/** As the holder has written them: of any form. */
type ProofClaims = Partial<Record<'iat' | 'aud' | 'nonce' | 'sd_hash', unknown>>;

/** The holder signs what is shown, to the letter: a disclosure cannot be added or taken away on the way. */
async function readProof(proof: string, text: string, holderKey: Partial<GatewayKey>): Promise<Showing> {
  const { claims } = await openJwt<ProofClaims>(proof, {
    type: 'kb+jwt',
    findKey: () => holderKey,
    refuse: (flaw) => new CredentialError('holder_proof_wrong', `The proof of the holder ${proofFlaws[flaw]}.`),
  });
  const { iat, aud: audience, nonce, sd_hash: hash } = claims;
  const isOfThis = hash === (await sha256(text.slice(0, -proof.length)));
  const at = new Date(typeof iat === 'number' ? iat * 1_000 : Number.NaN);
  const isWhole = typeof audience === 'string' && typeof nonce === 'string' && !Number.isNaN(at.getTime());
  if (isOfThis && isWhole) return { audience, nonce, at };
  throw new CredentialError('holder_proof_wrong', 'The proof of the holder is of something else than what is shown.');
}

const proofFlaws = { ...jwtFlaws, malformed: 'is none', key_unknown: 'has a key that is none of ECDSA with P-256' };

const PROOF_LIFE_MS = 300_000;

function assertShown(shown: Showing | null, expected: { audience: string; nonce: string }, nowMs: number): void {
  if (shown === null) throw new CredentialError('holder_proof_missing', 'The holder has signed nothing.');
  const isAsked = shown.audience === expected.audience && shown.nonce === expected.nonce;
  if (isAsked && Math.abs(nowMs - shown.at.getTime()) <= PROOF_LIFE_MS) return;
  throw new CredentialError('holder_proof_wrong', 'The proof of the holder was made for somebody else, or is too old.');
}

function refuse(flaw: JwtFlaw): CredentialError {
  return new CredentialError(flaw === 'malformed' ? 'credential_malformed' : flaw, `The credential ${jwtFlaws[flaw]}.`);
}
