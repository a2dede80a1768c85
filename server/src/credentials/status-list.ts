/** The status list of an environment as a signed token (Token Status List): one bit for each credential, set where it was revoked. */
import { deflateSync } from 'node:zlib';
import { DAY_MS } from '../clock.ts';
import { signJwt } from '../proofs/sign-jwt.ts';
import type { Environment } from '../words/environment.ts';
import type { CredentialContext } from './credential-context.ts';
import { statusListUri } from './credential-names.ts';

/** A million: far more than are valid at once, so that a place drawn by chance is free. */
export const STATUS_PLACES = 2 ** 20;

export const STATUS_LIST_TYPE = 'statuslist+jwt';

/** How long a verifier may go on with the list that it has. */
export const STATUS_LIST_SECONDS = 300;

const BITS_IN_BYTE = 8;

export async function makeStatusList(
  environment: Environment,
  { credentials, keys, issuer, clock }: Pick<CredentialContext, 'credentials' | 'keys' | 'issuer' | 'clock'>,
): Promise<string> {
  const nowSeconds = Math.floor(clock.nowMs() / 1_000);
  return signJwt(keys, STATUS_LIST_TYPE, {
    sub: statusListUri(issuer(), environment),
    iss: issuer(),
    iat: nowSeconds,
    exp: nowSeconds + DAY_MS / 1_000,
    ttl: STATUS_LIST_SECONDS,
    status_list: { bits: 1, lst: packList(await credentials.listRevoked(environment)) },
  });
}

/** The first place is the lowest bit of the first byte. */
function packList(revoked: readonly number[]): string {
  const bits = Buffer.alloc(STATUS_PLACES / BITS_IN_BYTE);
  for (const place of revoked) {
    const at = Math.floor(place / BITS_IN_BYTE);
    bits[at] = (bits[at] ?? 0) | (1 << (place % BITS_IN_BYTE));
  }
  return deflateSync(bits, { level: 9 }).toString('base64url');
}
