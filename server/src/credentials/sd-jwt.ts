/**
 * Selective disclosure for JWTs (RFC 9901): each member of an object is taken out into a disclosure of its own, and only its salted hash is signed.
 * The wallet shows those that its holder chooses.
 */

import { hash } from 'node:crypto';
import { isJsonObject } from '../json/is-json-object.ts';

/** RFC 9901, 4.2.1: 128 bits. */
const SALT_BYTES = 16;

export interface Concealed {
  /** Of which only hashes are left. */
  digests: { _sd: string[] };
  disclosures: string[];
}

/** Objects are concealed member by member, too: to show one takes its disclosure and those of the objects around it. Lists are one whole. */
export function concealMembers(members: object, randomBytes: (length: number) => Uint8Array): Concealed {
  const disclosures: string[] = [];
  const digests = Object.entries(members).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    const inner = isJsonObject(value) ? concealMembers(value, randomBytes) : undefined;
    disclosures.push(...(inner?.disclosures ?? []));
    const salt = Buffer.from(randomBytes(SALT_BYTES)).toString('base64url');
    const disclosure = Buffer.from(JSON.stringify([salt, name, inner?.digests ?? value])).toString('base64url');
    disclosures.push(disclosure);
    return [hash('sha256', disclosure, 'base64url')];
  });
  // Sorted, the hashes do not tell which member each was.
  return { digests: { _sd: digests.sort() }, disclosures };
}

/** The form in which a credential is handed over: the JWT, its disclosures, and no proof of the holder yet. */
export function joinSdJwt(jwt: string, disclosures: readonly string[]): string {
  return [jwt, ...disclosures, ''].join('~');
}
