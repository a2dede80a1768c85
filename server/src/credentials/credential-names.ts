/** By what wallets know our credentials, and where they ask for them. */
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { referenceOfSession } from '../sessions/session-secret.ts';
import type { Environment } from '../words/environment.ts';

export { PRE_AUTHORIZED_CODE } from '../sessions/credential-offer-schema.ts';

const PREFIX = '/api/v1/credentials';

export const credentialPaths = {
  token: `${PREFIX}/token/`,
  nonce: `${PREFIX}/nonce/`,
  credential: `${PREFIX}/credential/`,
  statusList: '/api/v1/credential-status-lists/:environment/',
  revocation: `${PREFIX}/:credential_id/revoke/`,
} as const;

/** What kind of credential it is, for verifiers: `vct`. */
export function typeOfCredential(documentType: DocumentTypeName): string {
  return `urn:qujat:document:${documentType}:1`;
}

/** Names a credential from the request of its document on, and opens nothing. */
export function idOfCredential(sessionIdHash: string): string {
  return referenceOfSession(sessionIdHash);
}

export function statusListUri(issuer: string, environment: Environment): string {
  return `${issuer}${credentialPaths.statusList.replace(':environment', environment)}`;
}
