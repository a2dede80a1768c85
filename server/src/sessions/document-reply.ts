/** The reply of approve: the specification's eight fields, `extra`, and what is said of the file. */

import { sexOfIin } from '../citizens/iin.ts';
import { findDocumentType } from '../documents/catalogue.ts';
import type { DocumentExtra } from '../documents/document-type.ts';
import { readResult } from '../documents/read-result.ts';
import type { StateDocument } from '../egov/egov.ts';
import type { RenderedDocument } from './document-renderer.ts';
import { spliceJson } from './splice-json.ts';

/** JSON in UTF-8. */
export function documentReply(iin: string, document: StateDocument, files: RenderedDocument): Buffer {
  const { documentType, resultJson } = document;
  const extra = document.extra ?? datesOf(document) ?? noDates;
  const { fileStatus: file_status, fileChanges: file_changes } = files;
  return spliceJson(
    { document_type: documentType, result_json: resultJson, extra, gender: sexOfIin(iin), file_status, file_changes },
    {
      face_photo: files.facePhoto,
      qrcode: files.qrcode,
      barcode: files.barcode,
      document_image: files.image,
      document_pdf: files.pdf,
    },
  );
}

/** Undefined where the state's data have another shape than the catalogue knows. */
function datesOf({ documentType, resultJson }: StateDocument): DocumentExtra | undefined {
  const type = findDocumentType(documentType);
  const result = type && readResult(type, resultJson);
  return result && type.extra(result);
}

const noDates: DocumentExtra = { date_of_birth: null, date_of_issue: null, date_of_expire: null };
