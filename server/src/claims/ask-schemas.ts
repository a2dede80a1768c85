/** What a request says of its ask, and what an approve answers to it, as schemas. */
import { documentTypeNames } from '../documents/catalogue.ts';
import { oneOf, Type } from '../json/json-schema.ts';
import { receiptField } from '../proofs/receipt-schema.ts';

const names = (description: string, examples: string[][]) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100, description, examples }));

/** Beside the fields of a request. */
export const askFields = {
  claims: names('Questions in place of the document: age_over_NN, is_holder, not_expired, licence_category_X', [
    ['age_over_18'],
  ]),
  fields: names('Single fields in place of the document: paths in result_json, or face_photo', [['common.docNumber']]),
  holder: Type.Optional(
    Type.Object(
      {
        first_name: Type.String({ maxLength: 1000 }),
        last_name: Type.String({ maxLength: 1000 }),
        birth_date: Type.Optional(Type.String({ maxLength: 100, examples: ['1990-01-31'] })),
      },
      { title: 'NamedHolder', description: 'Whom is_holder compares with the document' },
    ),
  ),
};

const isNull = Type.Null();

export const answersReplySchema = Type.Object(
  {
    document_type: oneOf(documentTypeNames),
    claims: Type.Unsafe<Record<string, boolean | null>>({
      type: 'object',
      additionalProperties: { type: ['boolean', 'null'] },
      description: 'By claim; null where the document does not decide it',
    }),
    fields: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      description: 'By path, each as result_json has it; null where the document has nothing there',
    }),
    face_photo: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Null unless it was asked for' }),
    result_json: isNull,
    extra: isNull,
    gender: isNull,
    file_status: isNull,
    file_changes: Type.Array(Type.String(), { maxItems: 0 }),
    qrcode: isNull,
    barcode: isNull,
    document_image: isNull,
    document_images: isNull,
    document_pdf: isNull,
    receipt: receiptField,
  },
  { title: 'AnswersReply', description: 'Where the request asked for claims or fields: the answers, and nothing else' },
);
