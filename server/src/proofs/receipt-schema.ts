/** The fields of a reply that prove it. */
import { Type } from '../json/json-schema.ts';

export const receiptField = Type.Optional(
  Type.String({
    title: 'Receipt',
    description: [
      'A compact JWS by which you can prove this answer later: it holds hashes of every field but itself. Its keys are at',
      '/.well-known/jwks.json. Left out where the gateway has no key that signs',
    ].join(' '),
  }),
);

export const signedQrcodeField = Type.Optional(
  Type.String({
    title: 'SignedQrcode',
    contentEncoding: 'base64',
    description: [
      'PNG in base64: a QR by which anybody can verify the document without a network. It holds its type, its number, its end and hashes of',
      'result_json and of document_pdf, no name and no IIN, under the signature of the gateway. Left out where the gateway has no key that signs',
    ].join(' '),
  }),
);
