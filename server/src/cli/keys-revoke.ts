/** qujat keys revoke: from the next request on, in every process, the key does not work. */
import { readReason } from '../cabinet-api/reason.ts';
import { randomIds } from '../clock.ts';
import { revokeApiKey } from '../organizations/revoke-api-key.ts';
import type { CommandContext } from './command-context.ts';
import { withOrganization } from './with-organization.ts';

export async function runKeysRevoke(
  id: string,
  options: { organization: string; reason: string },
  { environment, terminal }: CommandContext,
): Promise<void> {
  const reason = readReason(options.reason);
  await withOrganization(options.organization, environment, ({ stores, dataKeys, actor }) =>
    revokeApiKey({ id, reason }, actor, {
      apiKeys: stores.apiKeys,
      apiKeySealing: dataKeys.apiKeySealing,
      ids: randomIds,
    }),
  );
  terminal.print({ id, state: 'revoked' }, `${id} is revoked.\n`);
}
