/** The fields of approve's reply: the specification's eight, `extra`, and what is said of the file. */

import { sexOfIin } from '../citizens/iin.ts';
import { findDocumentType } from '../documents/catalogue.ts';
import type { DocumentExtra } from '../documents/document-type.ts';
import { readResult } from '../documents/read-result.ts';
import type { StateDocument } from '../egov/egov.ts';
import type { ReceiptedReply } from '../proofs/receipt.ts';
import type { SignedFiles } from './sign-files.ts';

/** A reply before it is bytes. */
export type ReplyFields = Pick<ReceiptedReply, 'facts' | 'files'>;

/** Told in fixed words and names of fields what could not be derived. Nothing of the document's content. */
export type ReportDocument = (documentType: string, note: string) => void;

export function documentReply(
  iin: string,
  document: StateDocument,
  files: SignedFiles,
  report: ReportDocument,
): ReplyFields {
  const { documentType, resultJson } = document;
  const extra = extraOf(document, report);
  const gender = orGap(
    null,
    () => sexOfIin(iin),
    () => report(documentType, 'the gender could not be derived'),
  );
  const { fileStatus: file_status, fileChanges: file_changes } = files;
  return {
    facts: {
      document_type: documentType,
      result_json: resultJson,
      extra,
      gender,
      file_status,
      file_changes,
      ...pdfSignatureOf(files),
    },
    files: {
      face_photo: files.facePhoto,
      qrcode: files.qrcode,
      barcode: files.barcode,
      document_image: files.image,
      document_images: files.pageImages,
      document_pdf: files.pdf,
    },
  };
}

/** No field where the gateway signs no PDFs. */
export function pdfSignatureOf({ signature }: Pick<SignedFiles, 'signature'>): { pdf_signature?: string | null } {
  return signature === undefined ? {} : { pdf_signature: signature.state };
}

export function extraOf(document: StateDocument, report: ReportDocument): DocumentExtra {
  const derive = (what: string, gap: DocumentExtra, derivation: () => DocumentExtra) =>
    orGap(gap, derivation, () => report(document.documentType, `${what} could not be derived`));
  const dates = derive('the dates of `extra`', noDates, () => datesOf(document, report));
  return derive('`extra`', dates, () => completed(dates, document.extra));
}

/** The state has given the document, perhaps for the only time: whatever fails in what we add to it costs only that. */
function orGap<Value>(gap: Value, derivation: () => Value, onFailure: () => void): Value {
  try {
    return derivation();
  } catch {
    onFailure();
    return gap;
  }
}

function datesOf({ documentType, resultJson }: StateDocument, report: ReportDocument): DocumentExtra {
  const type = findDocumentType(documentType);
  const reading = readResult(type, resultJson);
  if (reading.unreadable.length > 0) report(documentType, `unreadable in the data: ${reading.unreadable.join(', ')}`);
  return type.extra(reading.result);
}

/** What the source said itself goes before what follows from the data; a date that it left open does not. */
function completed(dates: DocumentExtra, given: StateDocument['extra']): DocumentExtra {
  const said = Object.entries(given ?? {}).filter(([name, value]) => value !== null || !(name in dates));
  return { ...dates, ...Object.fromEntries(said) };
}

const noDates: DocumentExtra = { date_of_birth: null, date_of_issue: null, date_of_expire: null };
