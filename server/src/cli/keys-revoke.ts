/** qujat keys revoke: from the next request on, in every process, the key does not work. */
import { readReason } from '../cabinet-api/reason.ts';
import { revokeApiKey } from '../organizations/revoke-api-key.ts';
import type { CommandContext } from './command-context.ts';
import { withOrganization } from './with-organization.ts';

export async function runKeysRevoke(
  id: string,
  options: { organization: string; reason: string },
  { environment, terminal }: CommandContext,
): Promise<void> {
  const reason = readReason(options.reason);
  await withOrganization(options.organization, environment, ({ actor, keyContext }) =>
    revokeApiKey({ id, reason }, actor, keyContext),
  );
  terminal.print({ id, state: 'revoked' }, `${id} is revoked.\n`);
}
