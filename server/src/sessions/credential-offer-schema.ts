/** What the answer of a request tells where the document goes into a wallet: the offer, in the form of OpenID4VCI 1.0, section 4.1. */
import { Type } from '../json/json-schema.ts';

export const PRE_AUTHORIZED_CODE = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

const credentialOffer = Type.Object(
  {
    credential_issuer: Type.String({ description: 'The address of the gateway' }),
    credential_configuration_ids: Type.Array(Type.String(), { description: 'The document type' }),
    grants: Type.Object({
      [PRE_AUTHORIZED_CODE]: Type.Object({
        'pre-authorized_code': Type.String({ description: 'The session; a secret' }),
        tx_code: Type.Object({
          input_mode: Type.Literal('numeric'),
          length: Type.Integer(),
          description: Type.String(),
        }),
      }),
    }),
  },
  { title: 'CredentialOffer', description: 'Only with `credential`. The code from 1414 is its `tx_code`' },
);

export const credentialOfferFields = {
  credential_id: Type.Optional(
    Type.String({ description: 'Only where the request had `credential`: by this it can be revoked' }),
  ),
  credential_offer: Type.Optional(credentialOffer),
  credential_offer_uri: Type.Optional(
    Type.String({ description: 'Only with `credential`: the offer as a link or a QR code, which opens the wallet' }),
  ),
};
