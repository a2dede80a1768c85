/** What a wallet and a verifier read about the gateway as an issuer: OpenID4VCI 1.0, RFC 8414, SD-JWT VC. */
import { listFields } from '../claims/list-fields.ts';
import { type DocumentType, documentTypes } from '../documents/catalogue.ts';
import { languages } from '../words/languages.ts';
import { credentialPaths, PRE_AUTHORIZED_CODE, typeOfCredential } from './credential-names.ts';
import { CREDENTIAL_FORMAT } from './make-credential.ts';

const ALGORITHMS = ['ES256'];
const DATES = ['date_of_birth', 'date_of_issue', 'date_of_expire'];

export function describeIssuer(issuer: string) {
  return {
    credential_issuer: issuer,
    credential_endpoint: `${issuer}${credentialPaths.credential}`,
    nonce_endpoint: `${issuer}${credentialPaths.nonce}`,
    display: [{ name: 'Qujat', locale: 'en' }],
    credential_configurations_supported: Object.fromEntries(
      documentTypes.map((type) => [type.name, describeConfiguration(type)]),
    ),
  };
}

export function describeAuthorizationServer(issuer: string) {
  return {
    issuer,
    token_endpoint: `${issuer}${credentialPaths.token}`,
    grant_types_supported: [PRE_AUTHORIZED_CODE],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['none'],
    'pre-authorized_grant_anonymous_access_supported': true,
  };
}

export function describeKeys(issuer: string) {
  return { issuer, jwks_uri: `${issuer}/.well-known/jwks.json` };
}

function describeConfiguration(type: DocumentType) {
  return {
    format: CREDENTIAL_FORMAT,
    vct: typeOfCredential(type.name),
    cryptographic_binding_methods_supported: ['jwk'],
    credential_signing_alg_values_supported: ALGORITHMS,
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: ALGORITHMS } },
    credential_metadata: {
      display: languages.map((locale) => ({ name: type.titles[locale], locale })),
      claims: [...DATES, ...listFields(type)].map((path) => ({ path: path.split('.') })),
    },
  };
}
