/** The reply of approve as a schema: one variant per document type, told apart by `document_type`. */

import { type DocumentType, documentTypes } from '../documents/catalogue.ts';
import { commonSchema } from '../documents/document-type.ts';
import { pascalCase } from '../http/openapi-names.ts';
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import { pdfSignatureField } from '../pdf-signatures/pdf-signature-schema.ts';
import { receiptField, signedQrcodeField } from '../proofs/receipt-schema.ts';
import { durationText } from '../words/duration-text.ts';
import { fileChanges, fileStatuses } from './document-renderer.ts';
import { KEEP_DOCUMENT_MS } from './kept-document.ts';

const isoDate = (description: string) => orNull(Type.String({ format: 'date' }), { description });
export const base64OrNull = (description: string) =>
  orNull(Type.String({ contentEncoding: 'base64' }), { description });

const filesAndFacts = Type.Object(
  {
    face_photo: base64OrNull('JPEG in base64; null where such a document carries no photo'),
    qrcode: base64OrNull('PNG or JPEG in base64; null where the file that the state supplied carries none'),
    barcode: base64OrNull('PNG or JPEG in base64; null where the file that the state supplied carries none'),
    document_image: base64OrNull(
      'JPEG in base64; null unless file is true and file_type is image, and where the state gave only data that cannot be drawn',
    ),
    document_images: orNull(Type.Array(Type.String({ contentEncoding: 'base64' })), {
      description: 'The pages of document_image one by one, where the gateway made it of several; else null',
    }),
    gender: Type.Union([Type.Literal('male'), Type.Literal('female'), Type.Null()], {
      description: 'From the seventh digit of the IIN; null where that digit is 0',
    }),
    document_pdf: base64OrNull(
      'PDF in base64; null unless file is true and file_type is pdf, and where the state gave only data that cannot be drawn',
    ),
    file_status: Type.Unsafe<string | null>({
      enum: [...fileStatuses, null],
      description: [
        `ready: the file that was asked for is here. pending: it could not be made in time, and generate-files gives it within ${durationText(KEEP_DOCUMENT_MS)}. unavailable: the state gave none, and`,
        'none can be drawn. null: no file was asked for',
      ].join(' '),
    }),
    file_changes: Type.Array(oneOf(fileChanges), {
      description: [
        'What was done to the PDF of the state before it was handed on; empty where it came as it is here. drawn_instead: the PDF of',
        'the state cannot be handed on, and ours, drawn from the data, takes its place',
      ].join(' '),
    }),
    pdf_signature: pdfSignatureField,
    signed_qrcode: signedQrcodeField,
    receipt: receiptField,
    extra: Type.Object(
      {
        date_of_birth: isoDate('Day of birth of the owner'),
        date_of_issue: isoDate('Day of issue'),
        date_of_expire: isoDate('Last day of validity'),
      },
      { additionalProperties: true, description: 'The dates, and whatever else the source of the document gives here' },
    ),
  },
  { title: 'DocumentBase', description: 'What the answer has for every document' },
);

function variantOf(type: DocumentType) {
  const name = pascalCase(type.name);
  const domain = Type.Unsafe<unknown>({ ...type.domain, title: `${name}Domain` });
  const own = Type.Object({
    document_type: Type.Literal(type.name),
    result_json: Type.Object(
      {
        common: commonSchema,
        domain: orNull(domain, {
          description:
            'What only such a document has; null where the state gave nothing of it, and then no file is drawn',
        }),
      },
      { description: 'The document as data' },
    ),
  });
  return Type.Unsafe<unknown>({ title: name, description: type.titles.en, allOf: [filesAndFacts, own] });
}

const components = '#/components/schemas';

export const documentReplySchema = Type.Unsafe<unknown>({
  title: 'DocumentReply',
  description: 'The document, told apart by `document_type`',
  oneOf: documentTypes.map(variantOf),
  discriminator: {
    propertyName: 'document_type',
    mapping: Object.fromEntries(documentTypes.map(({ name }) => [name, `${components}/${pascalCase(name)}`])),
  },
});
