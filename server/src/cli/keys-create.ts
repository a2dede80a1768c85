/** qujat keys create: a key for an organisation. It is told once, on standard output or in a file that only its owner may read. */
import { createdReply } from '../cabinet-api/api-key-reply.ts';
import { randomIds } from '../clock.ts';
import { createApiKey } from '../organizations/create-api-key.ts';
import type { Environment } from '../organizations/organization.ts';
import type { CommandContext } from './command-context.ts';
import { openKeyFile, type TellOptions, tellKey } from './tell-key.ts';
import { withOrganization } from './with-organization.ts';

export interface KeysCreateOptions extends TellOptions {
  organization: string;
  environment: Environment;
  name: string;
  /** A time, such as `2027-01-01T00:00:00Z`. */
  expiresAt?: Date;
  allow?: string[];
}

export async function runKeysCreate(options: KeysCreateOptions, context: CommandContext): Promise<void> {
  const { organization, environment, name, expiresAt, allow = [], to } = options;
  const settings = { name, expiresAt: expiresAt?.getTime() ?? null, allowedIpRanges: allow };
  const file = openKeyFile(to);
  try {
    const created = await withOrganization(organization, context.environment, ({ stores, dataKeys, actor }) =>
      createApiKey({ environment, settings }, actor, {
        apiKeys: stores.apiKeys,
        apiKeySealing: dataKeys.apiKeySealing,
        ids: randomIds,
      }),
    );
    tellKey(createdReply(created), file, context.terminal);
  } catch (error) {
    file?.remove();
    throw error;
  }
}
