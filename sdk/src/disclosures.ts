/**
 * What is disclosed of a credential, in its places (RFC 9901, 7.1). A digest without a disclosure is of something that the holder keeps back, or a
 * decoy. A disclosure without a digest was never signed: it is refused, and not passed over.
 */
import { CredentialError } from './credential-error.ts';
import { readJson } from './jwt.ts';
import { sha256 } from './sha256.ts';

/** @throws CredentialError `credential_malformed`, `disclosure_unknown` */
export async function putInPlace(signed: object, texts: readonly string[]): Promise<Record<string, unknown>> {
  const disclosures = new Map<string, Disclosure>();
  for (const text of texts) {
    const digest = await sha256(text);
    if (disclosures.has(digest)) throw new CredentialError('disclosure_unknown', 'Something is disclosed twice.');
    disclosures.set(digest, readDisclosure(text));
  }
  const seen = new Set<string>();
  const claims = reveal(signed, { disclosures, seen }) as Record<string, unknown>;
  if ([...disclosures.keys()].every((digest) => seen.has(digest))) return claims;
  throw new CredentialError('disclosure_unknown', 'Something is disclosed that was not signed.');
}

interface Disclosure {
  name: string;
  value: unknown;
}

/** Members of lists are not concealed one by one: a list is one whole. */
function readDisclosure(text: string): Disclosure {
  const parts = readJson(text);
  const [salt, name, value] = Array.isArray(parts) && parts.length === 3 ? parts : [];
  if (typeof salt !== 'string' || typeof name !== 'string' || MARKS.includes(name)) throw malformed();
  return { name, value };
}

/** With which something concealed is marked, in objects and in lists. */
const MARKS = ['_sd', '...'];

interface Given {
  disclosures: ReadonlyMap<string, Disclosure>;
  /** The digests that were met. */
  seen: Set<string>;
}

function reveal(value: unknown, given: Given): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => reveal(each, given));
  const { _sd: digests = [], ...plain } = value as { _sd?: unknown };
  if (!Array.isArray(digests) || '...' in plain) throw malformed();
  const shown = digests.flatMap((digest) => {
    if (typeof digest !== 'string' || given.seen.has(digest)) throw malformed();
    given.seen.add(digest);
    return given.disclosures.get(digest) ?? [];
  });
  const members = [...Object.entries(plain), ...shown.map(({ name, value: inner }) => [name, inner] as const)];
  if (new Set(members.map(([name]) => name)).size !== members.length) throw malformed();
  return Object.fromEntries(members.map(([name, inner]) => [name, reveal(inner, given)]));
}

function malformed(): CredentialError {
  return new CredentialError('credential_malformed', 'What is disclosed has not the form of RFC 9901.');
}
