/**
 * What an authority says of a certificate that it has issued: an OCSP answer (RFC 6960) or a list of the revoked (RFC 5280). Believed only if
 * the issuer's own key has signed it, or one that the issuer has named for that.
 */
import { type Certificate, readCertificate } from './certificate.ts';
import {
  type Bytes,
  type DerCursor,
  DerError,
  type DerValue,
  isEqual,
  partsOf,
  readBits,
  readDer,
  readOid,
  readTime,
  TAG,
  writeDer,
} from './der.ts';
import { digestOf, isIssuedBy, SHA1 } from './signature-algorithms.ts';

export interface Standing {
  state: 'good' | 'revoked' | 'unknown';
  /** Between these the authority stands by it. */
  thisUpdate: Date;
  nextUpdate: Date | undefined;
}

const OID = {
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  extendedKeyUsage: '2.5.29.37',
};

/** @returns undefined where it is about another certificate  @throws DerError where it is none that can be believed */
export async function readOcspAnswer(
  answer: Bytes,
  certificate: Certificate,
  issuer: Certificate,
): Promise<Standing | undefined> {
  const outer = partsOf(readDer(answer, TAG.sequence));
  if (outer.next(TAG.enumerated).content.some((byte) => byte !== 0)) throw wrong();
  const typed = partsOf(readDer(outer.next(TAG.context0).content, TAG.sequence));
  outer.end();
  if (readOid(typed.next(TAG.oid)) !== OID.ocspBasic) throw wrong();
  const basic = partsOf(readDer(typed.next(TAG.octetString).content, TAG.sequence));
  typed.end();
  const said = basic.next(TAG.sequence);
  const { producedAt, standing } = await readSaid(said, certificate, issuer);
  if (standing === undefined) return undefined;
  const algorithm = basic.next(TAG.sequence);
  const signature = readBits(basic.next(TAG.bitString));
  const given = basic.optional(TAG.context0);
  basic.end();
  const keys = [issuer.publicKey, ...(await delegatesOf(given, issuer, producedAt)).map(({ publicKey }) => publicKey)];
  for (const key of keys) {
    const isOf = await isIssuedBy(key, { signed: said.whole, algorithm, signature }).catch(() => false);
    if (isOf) return standing;
  }
  throw wrong();
}

async function readSaid(
  said: DerValue,
  certificate: Certificate,
  issuer: Certificate,
): Promise<{ producedAt: Date; standing: Standing | undefined }> {
  const parts = partsOf(said);
  parts.optional(TAG.context0);
  parts.next(TAG.context1, TAG.context2);
  const producedAt = readTime(parts.next(TAG.generalizedTime));
  const [one, ...more] = partsOf(parts.next(TAG.sequence)).rest();
  assertNothingCritical(parts.optional(TAG.context1));
  parts.end();
  if (one === undefined || more.length > 0) throw wrong();
  return { producedAt, standing: await readSingle(partsOf(one), certificate, issuer) };
}

const STATES: Record<number, Standing['state']> = { 128: 'good', 161: 'revoked', 130: 'unknown' };

async function readSingle(
  single: DerCursor,
  certificate: Certificate,
  issuer: Certificate,
): Promise<Standing | undefined> {
  const isIt = isEqual(single.next(TAG.sequence).whole, await certificateId(certificate, issuer));
  const state = STATES[single.next(...Object.keys(STATES).map(Number)).tag] ?? 'unknown';
  const thisUpdate = readTime(single.next(TAG.generalizedTime));
  const next = single.optional(TAG.context0);
  assertNothingCritical(single.optional(TAG.context1));
  single.end();
  const nextUpdate = next && readTime(readDer(next.content, TAG.generalizedTime));
  return isIt ? { state, thisUpdate, nextUpdate } : undefined;
}

/** Those that the issuer has named to answer for it, and that were valid when they did. */
async function delegatesOf(given: DerValue | undefined, issuer: Certificate, at: Date): Promise<Certificate[]> {
  if (given === undefined) return [];
  const certificates = partsOf(readDer(given.content, TAG.sequence)).rest();
  const delegates: Certificate[] = [];
  for (const { whole } of certificates) {
    const delegate = await readCertificate(whole);
    const usage = extensionsOf(delegate).get(OID.extendedKeyUsage);
    const answers = usage !== undefined && partsOf(readDer(usage, TAG.sequence)).rest().some(isOcspSigning);
    const isValid = delegate.about.validFrom <= at && at <= delegate.about.validUntil;
    if (answers && isValid && (await hasIssued(issuer, delegate))) delegates.push(delegate);
  }
  return delegates;
}

const isOcspSigning = (usage: DerValue): boolean => usage.tag === TAG.oid && readOid(usage) === OID.ocspSigning;

/** By RFC 6960, with SHA-1, which every responder knows: it names, and proves nothing. */
export async function ocspRequest(certificate: Certificate, issuer: Certificate): Promise<Bytes> {
  const id = await certificateId(certificate, issuer);
  return writeDer(TAG.sequence, writeDer(TAG.sequence, writeDer(TAG.sequence, writeDer(TAG.sequence, id))));
}

async function certificateId({ issuer: name, serialNumber }: Certificate, issuer: Certificate): Promise<Bytes> {
  const key = partsOf(readDer(issuer.publicKey, TAG.sequence));
  key.next(TAG.sequence);
  const keyHash = await digestOf(readBits(key.next(TAG.bitString)), SHA1);
  const nameHash = await digestOf(name, SHA1);
  // SHA-1, without parameters but NULL.
  const algorithm = Uint8Array.of(TAG.oid, 5, 0x2b, 0x0e, 0x03, 0x02, 0x1a, TAG.null, 0);
  return writeDer(
    TAG.sequence,
    writeDer(TAG.sequence, algorithm),
    writeDer(TAG.octetString, nameHash),
    writeDer(TAG.octetString, keyHash),
    serialNumber,
  );
}

/** @returns undefined where it is of another issuer  @throws DerError where it is none that can be believed */
export async function readRevocationList(
  list: Bytes,
  certificate: Certificate,
  issuer: Certificate,
): Promise<Standing | undefined> {
  const outer = partsOf(readDer(list, TAG.sequence));
  const said = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = readBits(outer.next(TAG.bitString));
  outer.end();
  const parts = partsOf(said);
  parts.optional(TAG.integer);
  parts.next(TAG.sequence);
  if (!isEqual(parts.next(TAG.sequence).whole, certificate.issuer)) return undefined;
  if (!(await isIssuedBy(issuer.publicKey, { signed: said.whole, algorithm, signature }))) throw wrong();
  const thisUpdate = nextTime(parts);
  const nextUpdate = nextTime(parts);
  const revoked = parts.optional(TAG.sequence);
  // A part of a list, or one of several issuers, says so in what is critical.
  assertNothingCritical(parts.optional(TAG.context0));
  parts.end();
  if (thisUpdate === undefined) throw wrong();
  const entries = revoked === undefined ? [] : partsOf(revoked).rest();
  const isRevoked = entries.some((entry) => isEqual(partsOf(entry).next(TAG.integer).whole, certificate.serialNumber));
  return { state: isRevoked ? 'revoked' : 'good', thisUpdate, nextUpdate };
}

function nextTime(parts: DerCursor): Date | undefined {
  const time = parts.optional(TAG.utcTime, TAG.generalizedTime);
  return time && readTime(time);
}

/** Whose key has signed a certificate is its issuer, whatever else its own certificate says. */
export async function hasIssued(issuer: Certificate, certificate: Certificate): Promise<boolean> {
  return isEqual(issuer.subject, certificate.issuer) && (await isIssuedBy(issuer.publicKey, certificate));
}

/** Their values, by their number. */
export function extensionsOf({ extensions }: Certificate): Map<string, Bytes> {
  return new Map(readExtensions(extensions).map(({ oid, value }) => [oid, value]));
}

function assertNothingCritical(extensions: DerValue | undefined): void {
  if (readExtensions(extensions).some(({ isCritical }) => isCritical)) throw wrong();
}

function readExtensions(extensions: DerValue | undefined) {
  if (extensions === undefined) return [];
  const list = partsOf(readDer(extensions.content, TAG.sequence)).rest();
  return list.map((extension) => {
    const parts = partsOf(extension);
    const oid = readOid(parts.next(TAG.oid));
    const isCritical = parts.optional(TAG.boolean) !== undefined;
    const value = parts.next(TAG.octetString).content;
    parts.end();
    return { oid, isCritical, value };
  });
}

function wrong(): DerError {
  return new DerError('What is said of the certificate cannot be believed.');
}
