/** `@qujat/sdk/signed-qr-codes`: what a gateway says of a document in its signed QR. It needs the text of the QR and the gateway's public keys alone. */
import { bytesOfBase45 } from './base45.ts';
import { canonicalJson } from './canonical-json.ts';
import { type CborReader, readCbor } from './cbor.ts';
import { findKey, type GatewayKeys, hasSigned } from './gateway-keys.ts';
import { base64Url, sha256 } from './sha256.ts';

export type { GatewayKeys } from './gateway-keys.ts';

export type SignedQrCodeErrorCode = 'code_malformed' | 'key_unknown' | 'signature_wrong';

export class SignedQrCodeError extends Error {
  override readonly name = 'SignedQrCodeError';
  readonly code: SignedQrCodeErrorCode;

  constructor(code: SignedQrCodeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface SignedQrCode {
  /** The address that the gateway has given itself. */
  issuer: string;
  issuedAt: Date;
  /** The first moment at which the document is no longer valid, by its own dates; null where it has no end. */
  expiresAt: Date | null;
  /** What comes from `test` is a sample of the sandbox. */
  environment: 'test' | 'live';
  documentType: string;
  /** Null where the document has none, or its number is its owner's. */
  documentNumber: string | null;
  /** The key's thumbprint. */
  keyId: string;
  /** SHA-256 in base64url of `result_json`, in the form of RFC 8785. */
  resultSha256: string;
  /** SHA-256 in base64url of `document_pdf`; null where there was none. */
  pdfSha256: string | null;
}

/** How the text of a signed QR begins. */
export const SIGNED_QR_PREFIX = 'QJ1:';

/**
 * What the gateway has signed. A code whose document has expired is as genuine as before: look at `expiresAt`.
 *
 * @param text of the QR, to the letter
 * @throws SignedQrCodeError
 */
export async function verifySignedQrCode(text: string, keys: GatewayKeys): Promise<SignedQrCode> {
  const { header, claims, signed, signature } = readMessage(text);
  const key = findKey(keys, (kid) => kid.startsWith(header.keyId));
  if (key === undefined) throw unknownKey('The QR is signed with none of the given keys.');
  const isSigned = await hasSigned(key, signed, signature);
  if (isSigned === undefined) throw unknownKey('The key of the QR is none of ECDSA with P-256.');
  if (!isSigned) throw new SignedQrCodeError('signature_wrong', 'The signature of the QR is wrong.');
  return { ...claims, keyId: key.kid ?? '' };
}

/** Whether the QR was given for this `result_json`. */
export async function isResultOf(code: SignedQrCode, resultJson: unknown): Promise<boolean> {
  return (await sha256(canonicalJson(resultJson))) === code.resultSha256;
}

/** Whether the QR was given for this PDF. */
export async function isPdfOf(code: SignedQrCode, pdf: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await sha256(pdf)) === code.pdfSha256;
}

interface Message {
  header: { keyId: string };
  claims: Omit<SignedQrCode, 'keyId'>;
  signed: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

/** No QR holds more. */
const LONGEST = 4_296;
/** COSE_Sign1. */
const SIGN1 = 18;
const SIGNATURE_BYTES = 64;

function readMessage(text: string): Message {
  const isOurs = text.length <= LONGEST && text.startsWith(SIGNED_QR_PREFIX);
  const bytes = isOurs ? bytesOfBase45(text.slice(SIGNED_QR_PREFIX.length)) : undefined;
  if (bytes === undefined) throw malformed();
  try {
    const message = readCbor(bytes);
    expect(message.tag(), SIGN1);
    expect(message.array(), 4);
    const header = message.bytes();
    expect(message.map(), 0);
    const claims = message.bytes();
    const signature = message.bytes();
    expect(signature.length, SIGNATURE_BYTES);
    message.end();
    const signed = signatureStructure(header, claims);
    return { header: whole(header, readHeader), claims: whole(claims, readClaims), signed, signature };
  } catch {
    throw malformed();
  }
}

const ES256 = -7;
/** Of the thumbprint's 32: twelve characters of base64url. */
const KEY_ID_BYTES = 9;

function readHeader(header: CborReader): Message['header'] {
  expect(header.map(), 2);
  expect(header.integer(), 1);
  expect(header.integer(), ES256);
  expect(header.integer(), 4);
  const keyId = header.bytes();
  expect(keyId.length, KEY_ID_BYTES);
  return { keyId: base64Url(keyId) };
}

/** The numbers of RFC 8392, and one of its private ones: what the code says of the document. */
function readClaims(claims: CborReader): Message['claims'] {
  const count = claims.map();
  expect(claims.integer(), 1);
  const issuer = claims.text();
  let expiresAt: Date | null = null;
  let name = claims.integer();
  if (count === 4) {
    expect(name, 4);
    expiresAt = momentOf(claims.integer());
    name = claims.integer();
  } else expect(count, 3);
  expect(name, 6);
  const issuedAt = momentOf(claims.integer());
  expect(claims.integer(), -65_537);
  return { issuer, issuedAt, expiresAt, ...readDocument(claims) };
}

function readDocument(claims: CborReader): Omit<Message['claims'], 'issuer' | 'issuedAt' | 'expiresAt'> {
  expect(claims.array(), 5);
  const environment = claims.text();
  if (environment !== 'test' && environment !== 'live') throw malformed();
  return {
    environment,
    documentType: claims.text(),
    documentNumber: claims.isNull() ? null : claims.text(),
    resultSha256: readHash(claims),
    pdfSha256: claims.isNull() ? null : readHash(claims),
  };
}

const HASH_BYTES = 32;

function readHash(claims: CborReader): string {
  const hash = claims.bytes();
  expect(hash.length, HASH_BYTES);
  return base64Url(hash);
}

function momentOf(seconds: number): Date {
  return new Date(seconds * 1_000);
}

/** All of the bytes. */
function whole<Content>(bytes: Uint8Array<ArrayBuffer>, read: (cbor: CborReader) => Content): Content {
  const cbor = readCbor(bytes);
  const content = read(cbor);
  cbor.end();
  return content;
}

/** What is signed (RFC 9052, section 4.4): the array of "Signature1", the header, nothing from outside, and the claims. */
function signatureStructure(header: Uint8Array, claims: Uint8Array): Uint8Array<ArrayBuffer> {
  const context = new TextEncoder().encode('Signature1');
  return Uint8Array.of(0x84, 0x6a, ...context, ...byteString(header), 0x40, ...byteString(claims));
}

function byteString(bytes: Uint8Array): number[] {
  const { length } = bytes;
  if (length < 24) return [0x40 + length, ...bytes];
  return length < 256 ? [0x58, length, ...bytes] : [0x59, length >> 8, length & 0xff, ...bytes];
}

function expect(found: number, expected: number): void {
  if (found !== expected) throw malformed();
}

function malformed(): SignedQrCodeError {
  return new SignedQrCodeError(
    'code_malformed',
    'This is no signed QR of a gateway, or it was not read to the letter.',
  );
}

function unknownKey(message: string): SignedQrCodeError {
  return new SignedQrCodeError('key_unknown', message);
}
