/** What is read of a certificate (RFC 5280): whose it is, until when, and its key. */
import { webcrypto } from '#webcrypto';
import { type Bytes, DerError, type DerValue, partsOf, readBits, readDer, readOid, readTime, TAG } from './der.ts';
import { base64Url } from './sha256.ts';

export interface SignerCertificate {
  /** As `CN=Example, O=…`: the parts that have a common name, the others by their number. */
  subject: string;
  issuer: string;
  validFrom: Date;
  validUntil: Date;
  /** SHA-256, as `openssl x509 -fingerprint -sha256` prints it. */
  fingerprint: string;
}

export interface Certificate {
  about: SignerCertificate;
  /** In base64url: `x5t#S256` of a key set. */
  thumbprint: string;
  /** The name of the issuer and the serial number, by which a signature names the certificate. */
  issuer: Bytes;
  serialNumber: Bytes;
  subject: Bytes;
  publicKey: Bytes;
  /** What its issuer has signed of it, and how. */
  signed: Bytes;
  algorithm: DerValue;
  signature: Bytes;
  extensions: DerValue | undefined;
  bytes: Bytes;
}

export async function readCertificate(bytes: Bytes): Promise<Certificate> {
  const certificate = partsOf(readDer(bytes, TAG.sequence));
  const signed = certificate.next(TAG.sequence);
  const algorithm = certificate.next(TAG.sequence);
  const signature = readBits(certificate.next(TAG.bitString));
  certificate.end();
  const fields = partsOf(signed);
  fields.optional(TAG.context0);
  const serialNumber = fields.next(TAG.integer).whole;
  fields.next(TAG.sequence);
  const issuer = fields.next(TAG.sequence);
  const [from, until, ...more] = partsOf(fields.next(TAG.sequence)).rest();
  if (from === undefined || until === undefined || more.length > 0) throw new DerError('The validity is malformed.');
  const subject = fields.next(TAG.sequence);
  const publicKey = fields.next(TAG.sequence).whole;
  const digest = new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes));
  return {
    about: {
      subject: nameOf(subject),
      issuer: nameOf(issuer),
      validFrom: readTime(from),
      validUntil: readTime(until),
      fingerprint: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':'),
    },
    thumbprint: base64Url(digest),
    issuer: issuer.whole,
    serialNumber,
    subject: subject.whole,
    publicKey,
    signed: signed.whole,
    algorithm,
    signature,
    bytes,
    extensions: fields.rest().find(({ tag }) => tag === TAG.context3),
  };
}

/** Of X.520, and of the state's certificates: IIN and BIN stand in them as serial number and organisational unit. */
const NAMES: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.42': 'GN',
};

function nameOf(name: DerValue): string {
  const parts = partsOf(name)
    .rest()
    .flatMap((set) => partsOf(set).rest());
  return parts.map(partOf).join(', ');
}

function partOf(part: DerValue): string {
  const fields = partsOf(part);
  const oid = readOid(fields.next(TAG.oid));
  const [value] = fields.rest();
  return `${NAMES[oid] ?? oid}=${value === undefined ? '' : textOf(value)}`;
}

const BMP_STRING = 0x1e;

function textOf({ tag, content }: DerValue): string {
  return new TextDecoder(tag === BMP_STRING ? 'utf-16be' : 'utf-8').decode(content);
}
