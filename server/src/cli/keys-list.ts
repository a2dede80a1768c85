/** qujat keys list: the API keys of an organisation. The keys themselves are not in the list. */
import { apiKeyReply } from '../cabinet-api/api-key-reply.ts';
import type { CommandContext } from './command-context.ts';
import { leaveReadingRow, withOrganization } from './with-organization.ts';

export async function runKeysList(
  { organization }: { organization: string },
  { environment, terminal }: CommandContext,
): Promise<void> {
  const keys = await withOrganization(organization, environment, async (found) => {
    await leaveReadingRow(found, 'listApiKeys');
    const { apiKeys, nowMs } = await found.stores.apiKeys.listApiKeys(organization);
    return apiKeys.map((apiKey) => apiKeyReply(apiKey, nowMs));
  });
  terminal.printRows(keys, ['id', 'environment', 'name', 'last_four', 'state', 'expires_at', 'last_used_at']);
}
