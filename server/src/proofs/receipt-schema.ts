/** The field of a reply that proves it. */
import { Type } from '../json-schema.ts';

export const receiptField = Type.Optional(
  Type.String({
    title: 'Receipt',
    description: [
      'A compact JWS by which you can prove this answer later: it holds hashes of every field but itself. Its keys are at',
      '/.well-known/jwks.json. Left out where the gateway has no key that signs',
    ].join(' '),
  }),
);
