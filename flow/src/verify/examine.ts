/** What can be said of the things that somebody has dropped: each by itself, and files by the answers and the QR codes beside them. */
import { PdfSignatureError, type VerifiedPdf, verifyPdf } from '@qujat/sdk/pdf-signatures';
import { fieldOfFile, type GatewayKeys, ReceiptError, type VerifiedReceipt, verifyReceipt } from '@qujat/sdk/receipts';
import {
  isPdfOf,
  isResultOf,
  type SignedQrCode,
  SignedQrCodeError,
  verifySignedQrCode,
} from '@qujat/sdk/signed-qr-codes';
import { type Item, type ItemContent, readItem } from './read-item.ts';

/** Why something is not proved. */
export type Reason =
  | ReceiptError['code']
  | SignedQrCodeError['code']
  | 'keys_missing'
  | 'file_unknown'
  | `pdf_${Exclude<PdfSignatureError['code'], 'not_a_pdf'>}`
  | 'code_missing'
  | 'json_broken'
  | 'kind_unknown';

/** Those that say: somebody changed it, or it comes from elsewhere. After the others the page cannot tell. */
const refusals: readonly Reason[] = [
  'signature_wrong',
  'answer_changed',
  'file_changed',
  'file_unknown',
  'code_malformed',
  'receipt_malformed',
  'pdf_range_incomplete',
  'pdf_added_after',
  'pdf_file_changed',
  'pdf_timestamp_wrong',
  'pdf_certificate_expired',
  'pdf_validation_data_wrong',
  'pdf_certificate_revoked',
];

export interface Finding {
  name: string;
  /** What it was taken for. */
  what: 'answer' | 'code' | 'data' | 'file' | 'seal';
  verdict: 'genuine' | 'refused' | 'untold';
  reason?: Reason | undefined;
  /** The field of the answer that a file is, or that was changed. */
  field?: string | undefined;
  /** What the gateway has signed: of a file, by what it is known. */
  proof?: VerifiedReceipt | SignedQrCode | undefined;
  /** Of a PDF: whose signature is in it. */
  seal?: VerifiedPdf | undefined;
}

export interface Examination {
  /** Undefined where there are none. */
  keys: GatewayKeys | undefined;
  /** The texts of the QR codes in a picture. */
  readQrTexts(picture: Uint8Array<ArrayBuffer>): Promise<string[]>;
}

interface Proofs {
  receipts: VerifiedReceipt[];
  codes: SignedQrCode[];
}

export async function examine(items: readonly Item[], examination: Examination): Promise<Finding[]> {
  const read = await Promise.all(items.map(async (item) => ({ item, content: await contentOf(item, examination) })));
  const given = read.filter(({ content }) => content.kind !== 'keys');
  const { keys } = examination;
  if (keys === undefined) return given.map(({ item, content }) => untold(item.name, whatIs(content), 'keys_missing'));
  const proofs: Proofs = { receipts: [], codes: [] };
  const own = await Promise.all(given.map(({ item, content }) => findByItself(item.name, content, keys, proofs)));
  const findings = await Promise.all(
    given.map(
      async ({ item, content }, at) =>
        (await findPicture(item, content, proofs)) ?? own[at] ?? findByProofs(item, content, keys, proofs),
    ),
  );
  return findings.map((finding) => withoutLookedAt(finding, findings));
}

/** The files of an answer that are here are not told as absent. */
function withoutLookedAt(finding: Finding, findings: readonly Finding[]): Finding {
  const { what, proof } = finding;
  if (what !== 'answer' || proof === undefined || !('absent' in proof)) return finding;
  const lookedAt = findings.filter((each) => each.what === 'file' && each.proof === proof).map(({ field }) => field);
  return { ...finding, proof: { ...proof, absent: proof.absent.filter((field) => !lookedAt.includes(field)) } };
}

/** A picture with a signed QR is that QR; any other may be a file of an answer. */
async function contentOf(item: Item, { readQrTexts }: Examination): Promise<ItemContent> {
  const content = readItem(item);
  if (content.kind !== 'picture') return content;
  const codes = (await readQrTexts(item.bytes)).map((text) =>
    readItem({ name: '', bytes: new TextEncoder().encode(text) }),
  );
  return codes.find(({ kind }) => kind === 'code') ?? content;
}

function whatIs({ kind }: ItemContent): Finding['what'] {
  return kind === 'answer' || kind === 'code' ? kind : 'file';
}

/** Of an answer with a receipt, and of a QR; what they prove is noted. */
async function findByItself(
  name: string,
  content: ItemContent,
  keys: GatewayKeys,
  proofs: Proofs,
): Promise<Finding | undefined> {
  try {
    if (content.kind === 'code') {
      const proof = await verifySignedQrCode(content.text, keys);
      proofs.codes.push(proof);
      return { name, what: 'code', verdict: 'genuine', proof };
    }
    if (content.kind === 'answer' && content.answer['receipt'] !== undefined) {
      const proof = await verifyReceipt(content.answer, keys);
      proofs.receipts.push(proof);
      return { name, what: 'answer', verdict: 'genuine', proof };
    }
    return undefined;
  } catch (error) {
    const isKnown = error instanceof ReceiptError || error instanceof SignedQrCodeError;
    if (!isKnown) throw error;
    const field = error instanceof ReceiptError ? error.field : undefined;
    return { ...untold(name, whatIs(content), error.code), field };
  }
}

async function findByProofs(item: Item, content: ItemContent, keys: GatewayKeys, proofs: Proofs): Promise<Finding> {
  switch (content.kind) {
    case 'brokenJson':
      return untold(item.name, 'answer', 'json_broken');
    case 'answer':
      return await findData(item.name, content.answer, proofs);
    case 'pdf':
      return (await findFile(item, proofs)) ?? (await findSeal(item, keys, proofs));
    default: {
      const found = await findFile(item, proofs);
      if (found !== undefined || content.kind === 'other') return found ?? untold(item.name, 'file', 'kind_unknown');
      return untold(item.name, 'file', proofs.receipts.length > 0 ? 'file_unknown' : 'code_missing');
    }
  }
}

/** An answer without a receipt: a QR may prove its data. */
async function findData(name: string, answer: Record<string, unknown>, { codes }: Proofs): Promise<Finding> {
  const data = 'result_json' in answer ? answer['result_json'] : answer;
  const proof = await firstThat(codes, (code) => isResultOf(code, data));
  if (proof !== undefined) return { name, what: 'data', verdict: 'genuine', proof };
  return untold(name, 'data', codes.length > 0 ? 'file_unknown' : 'receipt_missing');
}

/** The picture of a document may carry a QR: it is a file of its answer first, where that is here. The QR alone is a QR. */
async function findPicture(item: Item, { kind }: ItemContent, { receipts }: Proofs): Promise<Finding | undefined> {
  if (kind !== 'code') return undefined;
  const found = await findFile(item, { receipts, codes: [] });
  return found?.field === 'signed_qrcode' ? undefined : found;
}

/** Undefined where nothing beside it knows the file. */
async function findFile({ name, bytes }: Item, { receipts, codes }: Proofs): Promise<Finding | undefined> {
  for (const proof of receipts) {
    const field = await fieldOfFile(bytes, proof);
    if (field !== undefined) return { name, what: 'file', verdict: 'genuine', field, proof };
  }
  const proof = await firstThat(codes, (code) => isPdfOf(code, bytes));
  return proof && { name, what: 'file', verdict: 'genuine', proof };
}

/** Of a PDF that nothing beside it knows: it may prove itself. */
async function findSeal({ name, bytes }: Item, keys: GatewayKeys, { receipts, codes }: Proofs): Promise<Finding> {
  try {
    return { name, what: 'seal', verdict: 'genuine', seal: await verifyPdf(bytes, { trusted: keys }) };
  } catch (error) {
    if (!(error instanceof PdfSignatureError) || error.code === 'not_a_pdf') throw error;
    // A QR that is drawn on a document says nothing of its PDF.
    const tellOfPdfs = receipts.length > 0 || codes.some(({ pdfSha256 }) => pdfSha256 !== null);
    const isOfAnother = error.code === 'not_signed' && tellOfPdfs;
    return untold(name, 'file', isOfAnother ? 'file_unknown' : `pdf_${error.code}`);
  }
}

async function firstThat<Value>(values: readonly Value[], isIt: (value: Value) => Promise<boolean>) {
  for (const value of values) if (await isIt(value)) return value;
  return undefined;
}

function untold(name: string, what: Finding['what'], reason: Reason): Finding {
  return { name, what, verdict: refusals.includes(reason) ? 'refused' : 'untold', reason };
}
