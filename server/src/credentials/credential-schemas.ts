/** The calls of wallets and verifiers in the OpenAPI document, with the names of OpenID4VCI 1.0. */
import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import { done, json } from '../http/success-schema.ts';
import { oneOf, Type } from '../json/json-schema.ts';
import { approvalErrors } from '../sessions/session-schemas.ts';
import { durationText } from '../words/duration-text.ts';
import { PRE_AUTHORIZED_CODE } from './credential-names.ts';
import { CREDENTIAL_FORMAT } from './make-credential.ts';
import { NONCE_LIFE_MS } from './nonce.ts';
import { STATUS_LIST_SECONDS } from './status-list.ts';

const tags = ['Credentials'];
const EXPERIMENTAL = 'Experimental; `credentials_off` unless the operator has set QUJAT_CREDENTIALS.';

const PROOF_MAX = 10_000;

const openObject = (description: string) =>
  Type.Unsafe<object>({ type: 'object', additionalProperties: true, description });

function metadataSchema(operationId: string, summary: string, description: string) {
  return {
    operationId,
    tags,
    summary,
    description: EXPERIMENTAL,
    response: {
      200: json(description, openObject(description)),
      ...errorResponses(['credentials_off', 'internal_error']),
    },
  };
}

export const showCredentialIssuerSchema = metadataSchema(
  'showCredentialIssuer',
  'What a wallet reads about this gateway as an issuer',
  'The metadata of OpenID4VCI 1.0, 12.2: one credential configuration for each document type.',
);

export const showAuthorizationServerSchema = metadataSchema(
  'showAuthorizationServer',
  'Where a wallet gets its access token',
  'The metadata of RFC 8414.',
);

export const showCredentialKeysSchema = metadataSchema(
  'showCredentialKeys',
  'Where a verifier finds the keys that sign credentials',
  'The metadata of a JWT VC issuer.',
);

export const redeemOfferSchema = {
  operationId: 'redeemOffer',
  tags,
  summary: 'Give the code from 1414, and receive an access token',
  description: `${EXPERIMENTAL} The approve of the session, with its rules: the document goes into the credential, and to nobody else.`,
  consumes: ['application/x-www-form-urlencoded'],
  body: Type.Object(
    {
      grant_type: Type.String({ maxLength: 200, description: `\`${PRE_AUTHORIZED_CODE}\`` }),
      'pre-authorized_code': Type.String({ maxLength: 200, description: 'Of the credential offer' }),
      tx_code: Type.String({ maxLength: 100, description: 'The code from 1414' }),
    },
    {
      examples: [
        {
          grant_type: PRE_AUTHORIZED_CODE,
          'pre-authorized_code': 'wallet-3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
          tx_code: '042137',
        },
      ],
    },
  ),
  response: {
    200: json(
      'The token, for one credential.',
      Type.Object(
        { access_token: Type.String(), token_type: Type.Literal('Bearer'), expires_in: Type.Integer() },
        { title: 'WalletToken' },
      ),
    ),
    ...errorResponses([...bodyErrors, 'credentials_off', ...approvalErrors]),
  },
};

export const makeNonceSchema = {
  operationId: 'makeNonce',
  tags,
  summary: 'A nonce for the proof of the holder’s key',
  description: EXPERIMENTAL,
  response: {
    200: json(
      `Good for ${durationText(NONCE_LIFE_MS)}.`,
      Type.Object({ c_nonce: Type.String() }, { title: 'WalletNonce' }),
    ),
    ...errorResponses(['credentials_off', 'internal_error']),
  },
};

export const issueCredentialSchema = {
  operationId: 'issueCredential',
  tags,
  summary: 'Prove the holder’s key, and receive the credential',
  description: `${EXPERIMENTAL} Once for each access token: an SD-JWT VC (\`${CREDENTIAL_FORMAT}\`), bound to the key in the proof.`,
  security: [{ walletToken: [] }],
  body: Type.Object(
    {
      credential_configuration_id: Type.String({ maxLength: 100, examples: ['identity_card'] }),
      proofs: Type.Object({
        jwt: Type.Array(Type.String({ maxLength: PROOF_MAX }), {
          minItems: 1,
          maxItems: 1,
          description: 'A JWT of the type openid4vci-proof+jwt',
        }),
      }),
    },
    {
      examples: [
        {
          credential_configuration_id: 'identity_card',
          proofs: { jwt: ['eyJ0eXAiOiJvcGVuaWQ0dmNpLXByb29mK2p3dCIs…'] },
        },
      ],
    },
  ),
  response: {
    200: json(
      'The credential.',
      Type.Object(
        { credentials: Type.Array(Type.Object({ credential: Type.String() })) },
        { title: 'IssuedCredentials' },
      ),
    ),
    ...errorResponses([...bodyErrors, 'credentials_off', 'invalid_token', 'invalid_proof', 'invalid_nonce']),
  },
};

export const showStatusListSchema = {
  operationId: 'showStatusList',
  tags,
  summary: 'Which credentials were revoked',
  description: `${EXPERIMENTAL} A Token Status List: one bit for each credential.`,
  params: Type.Object({
    environment: oneOf(['test', 'live']),
  }),
  response: {
    200: {
      description: 'The list as a signed JWT.',
      content: { 'application/statuslist+jwt': { schema: Type.Unsafe<string>({ type: 'string' }) } },
    },
    ...errorResponses(['invalid_request', 'credentials_off', 'internal_error', 'service_unavailable']),
  },
};

export const revokeCredentialSchema = {
  operationId: 'revokeCredential',
  tags,
  summary: 'Take a credential back',
  description: `${EXPERIMENTAL} Verifiers see it within ${durationText(STATUS_LIST_SECONDS * 1_000)}. Needs a key of the organisation, of the same environment.`,
  security: [{ organizationKey: [] }],
  params: Type.Object({ credential_id: Type.String({ maxLength: 100 }) }),
  response: {
    204: done('It is revoked.'),
    ...errorResponses([
      'invalid_request',
      'credentials_off',
      'invalid_api_key',
      'credential_not_found',
      'internal_error',
      'service_unavailable',
    ]),
  },
};
