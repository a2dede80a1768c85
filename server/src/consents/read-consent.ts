/** readConsent: what a citizen agreed to, for the organisation that asked. */
import { GatewayError } from '../errors.ts';
import { kindOfApiKey } from '../organizations/api-key.ts';
import { findFlowKey, findUsableKey, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import type { ConsentContext } from './consent-context.ts';
import type { ConsentReply } from './consent-schemas.ts';
import { describeConsent } from './describe-consent.ts';

/**
 * With any key of the organisation for the same environment.
 * @throws GatewayError `invalid_api_key`, `consent_not_found`: another organisation's is as unknown as one that never was
 */
export async function readConsent(
  { id, apiKey }: { id: string; apiKey: PresentedApiKey },
  { consents, apiKeys, dataKey }: ConsentContext,
): Promise<ConsentReply> {
  const find = kindOfApiKey(apiKey.key) === 'flow' ? findFlowKey : findUsableKey;
  const { caller } = await find(apiKey, apiKeys);
  const owner = { organizationId: caller.organization.id, environment: caller.environment };
  const found = await consents.findConsent({ id, ...owner });
  if (found === undefined) throw new GatewayError('consent_not_found');
  return describeConsent(found, dataKey);
}
