/** revokeCredential: the organisation for which a credential was made takes it back. From then on the status list says so. */
import type { AuditEntry, CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import { findUsableKey, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import type { CredentialContext } from './credential-context.ts';

export interface Revocation {
  id: string;
  apiKey: PresentedApiKey;
  source: CallSource;
}

/**
 * With any key of the organisation for the same environment. One that was revoked before stays so.
 * @throws GatewayError `invalid_api_key`, `credential_not_found`: another organisation's is as unknown as one that never was
 */
export async function revokeCredential(
  { id, apiKey, source }: Revocation,
  { credentials, sessions }: CredentialContext,
): Promise<void> {
  const { caller } = await findUsableKey(apiKey, sessions.apiKeys);
  const owner = { organizationId: caller.organization.id, environment: caller.environment };
  const event = { action: 'credential_revoked', ...owner, target: id } as const;
  const audit: AuditEntry = { id: sessions.ids.rowId(), ...event, ...source };
  const isTheirs = await credentials.revokeCredential({ id, ...owner }, audit);
  if (!isTheirs) throw new GatewayError('credential_not_found');
}
