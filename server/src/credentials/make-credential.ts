/** The credential itself: an SD-JWT VC (`dc+sd-jwt`) of what the state's document says, bound to the key of its holder. */
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { DAY_MS } from '../clock.ts';
import { signJwt } from '../proofs/sign-jwt.ts';
import type { SigningKeys } from '../proofs/signing-keys.ts';
import { statusListUri, typeOfCredential } from './credential-names.ts';
import type { HolderKey } from './read-holder-proof.ts';
import { concealMembers, joinSdJwt } from './sd-jwt.ts';
import type { KeptForWallet } from './wallet-secret.ts';

export const CREDENTIAL_FORMAT = 'dc+sd-jwt';

/** The state's data change: after so long the citizen asks for a new one. */
const LONGEST_LIFE_MS = 30 * DAY_MS;

export interface CredentialParts {
  kept: KeptForWallet;
  holderKey: HolderKey;
  statusIndex: number;
  nowMs: number;
  issuer: string;
  randomBytes(length: number): Uint8Array;
}

interface KeptReply {
  result_json: { common: object; domain: object };
  extra: { date_of_birth?: string | null; date_of_issue?: string | null; date_of_expire?: string | null };
  face_photo: string | null;
}

/** Until the end of the document, and no longer than a month. */
export function lifeOfCredential({ reply }: KeptForWallet, nowMs: number): number {
  const { date_of_expire: lastDay } = (JSON.parse(reply) as KeptReply).extra;
  const endMs = lastDay ? almatyMidnightMs(lastDay) + DAY_MS : Number.POSITIVE_INFINITY;
  // One that has ended already is given, too: what it says is true, and its dates say the rest.
  return endMs <= nowMs ? LONGEST_LIFE_MS : Math.min(LONGEST_LIFE_MS, endMs - nowMs);
}

export function makeCredential(parts: CredentialParts, keys: SigningKeys): string {
  const { kept, holderKey, statusIndex, nowMs, issuer, randomBytes } = parts;
  const { result_json: result, extra, face_photo } = JSON.parse(kept.reply) as KeptReply;
  const { date_of_birth, date_of_issue, date_of_expire } = extra;
  const conceal = (members: object) => concealMembers(members, randomBytes);
  const [common, domain] = [conceal(result.common), conceal(result.domain)];
  const own = conceal({ date_of_birth, date_of_issue, date_of_expire, face_photo });
  // To the day: a moment could be compared with that of another credential.
  const issuedAt = nowMs - (nowMs % DAY_MS);
  const jwt = signJwt(keys, CREDENTIAL_FORMAT, {
    iss: issuer,
    iat: issuedAt / 1_000,
    exp: Math.floor((nowMs + lifeOfCredential(kept, nowMs)) / 1_000),
    vct: typeOfCredential(kept.documentType),
    environment: kept.environment,
    cnf: { jwk: holderKey },
    status: { status_list: { idx: statusIndex, uri: statusListUri(issuer, kept.environment) } },
    common: common.digests,
    domain: domain.digests,
    ...own.digests,
    _sd_alg: 'sha-256',
  });
  return joinSdJwt(jwt, [...common.disclosures, ...domain.disclosures, ...own.disclosures]);
}
