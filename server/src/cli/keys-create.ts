/** qujat keys create: a key for an organisation. It is told once, on standard output or in a file that only its owner may read. */

import { createApiKey } from '../organizations/create-api-key.ts';
import type { Environment } from '../words/environment.ts';
import type { CommandContext } from './command-context.ts';
import { type TellOptions, tellMadeKey } from './tell-made-key.ts';
import { withOrganization } from './with-organization.ts';

export interface KeysCreateOptions extends TellOptions {
  organization: string;
  environment: Environment;
  name: string;
  expiresAt?: Date;
  /** Addresses and ranges. */
  allow?: string[];
}

export async function runKeysCreate(options: KeysCreateOptions, context: CommandContext): Promise<void> {
  const { organization, environment, name, expiresAt, allow = [] } = options;
  const settings = { name, expiresAt: expiresAt?.getTime() ?? null, allowedIpRanges: allow };
  await tellMadeKey(options, context.terminal, () =>
    withOrganization(organization, context.environment, ({ actor, keyContext }) =>
      createApiKey({ environment, settings }, actor, keyContext),
    ),
  );
}
