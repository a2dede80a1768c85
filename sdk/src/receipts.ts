/** `@qujat/sdk/receipts`: whether a gateway gave this very answer, and when. It needs the answer and the gateway's public keys alone. */
import { bytesOf, isStrictBase64 } from './base64.ts';
import { canonicalJson } from './canonical-json.ts';
import { findNamedKey, type GatewayKeys } from './gateway-keys.ts';
import { type JwtFlaw, jwtFlaws, openJwt } from './jwt.ts';
import { sha256 } from './sha256.ts';

export { parseStrictJson } from './canonical-json.ts';
export type { GatewayKeys } from './gateway-keys.ts';

export type ReceiptErrorCode =
  | 'receipt_missing'
  | 'receipt_malformed'
  | 'key_unknown'
  | 'signature_wrong'
  | 'answer_changed'
  | 'file_changed';

export class ReceiptError extends Error {
  override readonly name = 'ReceiptError';
  readonly code: ReceiptErrorCode;
  /** Of `file_changed`: the field of the file. */
  readonly field: string | undefined;

  constructor(code: ReceiptErrorCode, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

export interface Receipt {
  /** The address that the gateway has given itself. */
  issuer: string;
  issuedAt: Date;
  id: string;
  /** What comes from `test` is a sample of the sandbox. */
  environment: 'test' | 'live';
  documentType: string;
  keyId: string;
  /** SHA-256 in base64url of each file, by its field; of a field with several files theirs, and null where there was none. */
  files: Readonly<Record<string, string | readonly string[] | null>>;
}

/** An answer was verified, and what of it is not here. */
export interface VerifiedReceipt extends Receipt {
  /** The fields of files that the receipt knows and the answer no longer has. */
  absent: string[];
}

/**
 * Whether the answer is what the gateway gave: every field but `receipt` and `request_id`. Files may have been left out, and are named
 * then; no other field may.
 *
 * @param answer of approve, generateFiles, or the `edocument_result` of a Flow
 * @throws ReceiptError
 */
export async function verifyReceipt(answer: object, keys: GatewayKeys): Promise<VerifiedReceipt> {
  const { receipt: text, request_id: _ours, ...covered } = answer as Record<string, unknown>;
  if (text === undefined || text === null) throw new ReceiptError('receipt_missing', 'The answer has no receipt.');
  const { resultHash, receipt } = await openReceipt(text, keys);
  const facts = Object.entries(covered).filter(([field]) => !Object.hasOwn(receipt.files, field));
  if ((await sha256(canonicalJson(Object.fromEntries(facts)))) !== resultHash) {
    throw new ReceiptError('answer_changed', 'A field of the answer is not what the receipt was given for.');
  }
  const absent: string[] = [];
  for (const [field, expected] of Object.entries(receipt.files)) {
    if (covered[field] === undefined && expected !== null) absent.push(field);
    else await assertFile(field, covered[field] ?? null, expected);
  }
  return { ...receipt, absent };
}

/**
 * The receipt alone, for who has kept it with a file and not the whole answer.
 *
 * @throws ReceiptError
 */
export async function readReceipt(receipt: string, keys: GatewayKeys): Promise<Receipt> {
  return (await openReceipt(receipt, keys)).receipt;
}

/** The field of the file, such as `document_pdf`; undefined where the receipt knows no such file. */
export async function fieldOfFile(file: Uint8Array<ArrayBuffer>, { files }: Receipt): Promise<string | undefined> {
  const given = await sha256(file);
  return Object.entries(files).find(([, hashes]) => hashes !== null && [hashes].flat().includes(given))?.[0];
}

interface Claims {
  iss: string;
  iat: number;
  jti: string;
  environment: 'test' | 'live';
  document_type: string;
  result_sha256: string;
  files: Receipt['files'];
}

async function openReceipt(text: unknown, keys: GatewayKeys): Promise<{ resultHash: string; receipt: Receipt }> {
  if (typeof text !== 'string' || text.length > LONGEST) throw refuse('malformed');
  const { keyId, claims } = await openJwt<Claims>(text, {
    type: 'qujat-receipt+jwt',
    findKey: (keyId) => findNamedKey(keys, keyId),
    refuse,
  });
  const { iss, iat, jti, environment, document_type, result_sha256, files } = claims;
  const issuedAt = new Date(iat * 1_000);
  const receipt = { issuer: iss, issuedAt, id: jti, environment, documentType: document_type, keyId, files };
  return { resultHash: result_sha256, receipt };
}

/** Many times what a receipt has. */
const LONGEST = 100_000;

function refuse(flaw: JwtFlaw): ReceiptError {
  return new ReceiptError(flaw === 'malformed' ? 'receipt_malformed' : flaw, `The receipt ${jwtFlaws[flaw]}.`);
}

async function assertFile(field: string, given: unknown, expected: string | readonly string[] | null): Promise<void> {
  const found = given === null ? null : await hashesOf(given);
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  throw new ReceiptError('file_changed', `The file ${field} is not what the receipt was given for.`, field);
}

/** Of what is no base64 in its one form there is no hash. */
async function hashesOf(given: unknown): Promise<unknown> {
  if (Array.isArray(given)) return Promise.all(given.map(hashesOf));
  if (typeof given !== 'string' || !isStrictBase64(given)) return undefined;
  return sha256(bytesOf(given));
}
