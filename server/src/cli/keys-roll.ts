/** qujat keys roll: a new key with the settings of an old one, which goes on working for a while. */
import { createdReply } from '../cabinet-api/api-key-reply.ts';
import { randomIds } from '../clock.ts';
import { type Overlap, rollApiKey } from '../organizations/roll-api-key.ts';
import type { CommandContext } from './command-context.ts';
import { openKeyFile, type TellOptions, tellKey } from './tell-key.ts';
import { withOrganization } from './with-organization.ts';

export interface KeysRollOptions extends TellOptions {
  organization: string;
  overlap: Overlap;
}

export async function runKeysRoll(
  id: string,
  { organization, overlap, to }: KeysRollOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const file = openKeyFile(to);
  try {
    const successor = await withOrganization(organization, environment, ({ stores, dataKeys, actor }) =>
      rollApiKey({ id, overlap }, actor, {
        apiKeys: stores.apiKeys,
        apiKeySealing: dataKeys.apiKeySealing,
        ids: randomIds,
      }),
    );
    tellKey(createdReply(successor), file, terminal);
  } catch (error) {
    file?.remove();
    throw error;
  }
}
