/**
 * A signature by the Cryptographic Message Syntax (RFC 5652), as a PDF has it, and the timestamp in it (RFC 3161): one signer, DER, RSA or
 * ECDSA. What is read of it is either signed or compared with what is, so a changed byte is found.
 */
import { type Certificate, readCertificate, type SignerCertificate } from './certificate.ts';
import {
  type Bytes,
  concat,
  DerError,
  type DerValue,
  isEqual,
  partsOf,
  readDer,
  readOid,
  readTime,
  TAG,
} from './der.ts';
import { algorithmIdentifier, digestOf, isSignedBy, SHA1, SHA256 } from './signature-algorithms.ts';

export interface SignedContent {
  certificate: Certificate;
  /** All that came with the signature, the signer's among them. */
  certificates: Certificate[];
  /** Whether the signature is over this content. */
  verify(content: Bytes): Promise<boolean>;
  /** By the signer's own clock; null where it says nothing. */
  signedAt: Date | null;
  /** Undefined where there is none. */
  timestampToken: DerValue | undefined;
  signature: Bytes;
  /** Of a timestamp: what it says. */
  inner: Bytes | undefined;
  signedAttributes: ReadonlyMap<string, DerValue>;
}

export interface Timestamp {
  at: Date;
  /** Who says so. Whether it is to be believed is for the reader to say. */
  authority: SignerCertificate;
}

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};

/** @throws DerError where it is none of the form that is read here */
export async function readSignedContent(
  cms: Bytes,
  contentType: 'data' | 'timestampInfo' = 'data',
): Promise<SignedContent> {
  const outer = partsOf(readDer(cms, TAG.sequence));
  assertOid(outer.next(TAG.oid), OID.signedData);
  const signedData = partsOf(readDer(outer.next(TAG.context0).content, TAG.sequence));
  outer.end();
  assertVersion(signedData.next(TAG.integer), contentType === 'data' ? 1 : 3);
  const digests = signedData.next(TAG.set);
  const inner = readInner(signedData.next(TAG.sequence), OID[contentType]);
  const certificates = await Promise.all(
    partsOf(signedData.next(TAG.context0))
      .rest()
      .map(({ whole }) => readCertificate(whole)),
  );
  signedData.optional(TAG.context1);
  const signer = readSigner(readDer(signedData.next(TAG.set).content, TAG.sequence), contentType);
  signedData.end();
  if (!isEqual(readDer(digests.content, TAG.sequence).whole, signer.digestAlgorithm.whole)) throw malformed();
  const certificate = certificates.find(({ issuer, serialNumber }) =>
    isEqual(concat(issuer, serialNumber), signer.signerId),
  );
  if (certificate === undefined) throw malformed();
  return {
    ...signer,
    certificate,
    certificates,
    inner,
    verify: async (content) => {
      const digest = algorithmIdentifier(signer.digestAlgorithm);
      if (!isEqual(await digestOf(content, digest), signer.messageDigest)) return false;
      const algorithm = { digest, signature: algorithmIdentifier(signer.signatureAlgorithm) };
      return await isSignedBy(certificate.publicKey, signer.signature, signer.signedBytes, algorithm);
    },
  };
}

function readInner(encapsulated: DerValue, expected: string): Bytes | undefined {
  const parts = partsOf(encapsulated);
  assertOid(parts.next(TAG.oid), expected);
  const content = parts.optional(TAG.context0);
  parts.end();
  return content && readDer(content.content, TAG.octetString).content;
}

function readSigner(signerInfo: DerValue, contentType: 'data' | 'timestampInfo') {
  const parts = partsOf(signerInfo);
  assertVersion(parts.next(TAG.integer), 1);
  const signerId = parts.next(TAG.sequence).content;
  const digestAlgorithm = parts.next(TAG.sequence);
  const attributes = parts.next(TAG.context0);
  const signatureAlgorithm = parts.next(TAG.sequence);
  const signature = parts.next(TAG.octetString).content;
  const unsigned = readAttributes(parts.optional(TAG.context1));
  parts.end();
  const signedAttributes = readAttributes(attributes);
  const messageDigest = signedAttributes.get(OID.messageDigest);
  const type = signedAttributes.get(OID.contentType);
  const time = signedAttributes.get(OID.signingTime);
  if (messageDigest?.tag !== TAG.octetString || type === undefined) throw malformed();
  assertOid(type, OID[contentType]);
  // Whoever adds or renames something here has signed nothing of it.
  if ([...unsigned.keys()].some((oid) => oid !== OID.timestampToken)) throw malformed();
  // They stand in a context of their own, and are signed as the set that they are.
  const signedBytes = attributes.whole.slice();
  signedBytes[0] = TAG.set;
  return {
    signerId,
    digestAlgorithm,
    signatureAlgorithm,
    signature,
    signedAttributes,
    signedBytes,
    messageDigest: messageDigest.content,
    signedAt: time === undefined ? null : readTime(time),
    timestampToken: unsigned.get(OID.timestampToken),
  };
}

function readAttributes(attributes: DerValue | undefined): Map<string, DerValue> {
  const found = new Map<string, DerValue>();
  for (const attribute of attributes === undefined ? [] : partsOf(attributes).rest()) {
    if (attribute.tag !== TAG.sequence) throw malformed();
    const parts = partsOf(attribute);
    const oid = readOid(parts.next(TAG.oid));
    const [value, ...more] = partsOf(parts.next(TAG.set)).rest();
    parts.end();
    if (value === undefined || more.length > 0 || found.has(oid)) throw malformed();
    found.set(oid, value);
  }
  return found;
}

/** @returns undefined where the timestamp is wrong, or is of another signature */
export async function readTimestamp({ whole }: DerValue, signature: Bytes): Promise<Timestamp | undefined> {
  const token = await readSignedContent(whole, 'timestampInfo');
  if (token.inner === undefined || !(await token.verify(token.inner))) return undefined;
  if (!(await namesItsCertificate(token))) return undefined;
  const info = partsOf(readDer(token.inner, TAG.sequence));
  info.next(TAG.integer);
  info.next(TAG.oid);
  const imprint = partsOf(info.next(TAG.sequence));
  const digest = algorithmIdentifier(imprint.next(TAG.sequence));
  const stamped = imprint.next(TAG.octetString).content;
  info.next(TAG.integer);
  const at = readTime(info.next(TAG.generalizedTime));
  const { about } = token.certificate;
  const isSound = digest !== SHA1 && about.validFrom <= at && at <= about.validUntil;
  return isSound && isEqual(await digestOf(signature, digest), stamped) ? { at, authority: about } : undefined;
}

/** The certificate itself is not signed, but its hash is (RFC 5035): else another name could be put into it. */
async function namesItsCertificate({ signedAttributes, certificate }: SignedContent): Promise<boolean> {
  const second = signedAttributes.get(OID.signingCertificateV2);
  const first = second ?? signedAttributes.get(OID.signingCertificate);
  if (first === undefined) return false;
  const [named] = partsOf(partsOf(first).next(TAG.sequence)).rest();
  if (named === undefined) return false;
  const parts = partsOf(named);
  const algorithm = second && parts.optional(TAG.sequence);
  const usual = second === undefined ? SHA1 : SHA256;
  const digest = await digestOf(certificate.bytes, algorithm === undefined ? usual : algorithmIdentifier(algorithm));
  return isEqual(digest, parts.next(TAG.octetString).content);
}

function assertOid(value: DerValue, expected: string): void {
  if (value.tag !== TAG.oid || readOid(value) !== expected) throw malformed();
}

function assertVersion({ content }: DerValue, expected: number): void {
  if (content.length !== 1 || content[0] !== expected) throw malformed();
}

function malformed(): DerError {
  return new DerError('The signature is none of the form that is read here.');
}
