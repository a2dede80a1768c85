/** The reply of approve: the specification's eight fields and `extra`. */

import type { Sex } from '../citizens/iin.ts';
import type { DocumentExtra, DocumentTypeName } from '../documents/document-type.ts';
import type { RenderedDocument } from './document-renderer.ts';
import { spliceJson } from './splice-json.ts';

export interface DeliveredDocument {
  documentType: DocumentTypeName;
  resultJson: object;
  extra: DocumentExtra;
  gender: Sex | null;
  files: RenderedDocument;
}

/** JSON in UTF-8. */
export function documentReply({ documentType, resultJson, extra, gender, files }: DeliveredDocument): Buffer {
  return spliceJson(
    { document_type: documentType, result_json: resultJson, extra, gender },
    {
      face_photo: files.facePhoto,
      qrcode: files.qrcode,
      barcode: files.barcode,
      document_image: files.image,
      document_pdf: files.pdf,
    },
  );
}
