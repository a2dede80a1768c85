/** A reply with the receipt by which its reader can prove it, where the gateway has a key that signs. */
import type { SignReceipt } from '../proofs/receipt.ts';
import type { ReplyFields, ReportDocument } from './document-reply.ts';
import type { StoredSession } from './session.ts';
import { type JsonParts, spliceJson } from './splice-json.ts';

export interface ReceiptSigning {
  /** Undefined where nothing is signed. */
  signReceipt: SignReceipt | undefined;
  reportDocument: ReportDocument;
}

export function spliceReply({ facts, files }: ReplyFields, receipt: string | undefined): JsonParts {
  return spliceJson({ ...facts, receipt }, files);
}

/** The state has given the document, perhaps for the only time: a receipt that cannot be signed does not cost it. */
export function receiptOf(
  fields: ReplyFields,
  { documentType, environment }: Pick<StoredSession, 'documentType' | 'environment'>,
  { signReceipt, reportDocument }: ReceiptSigning,
): string | undefined {
  try {
    return signReceipt?.({ documentType, environment, ...fields });
  } catch {
    reportDocument(documentType, 'its receipt could not be signed');
    return undefined;
  }
}
