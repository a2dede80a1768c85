/** qujat keys roll: a new key with the settings of an old one, which goes on working for a while. */
import { type Overlap, rollApiKey } from '../organizations/roll-api-key.ts';
import type { CommandContext } from './command-context.ts';
import { type TellOptions, tellMadeKey } from './tell-made-key.ts';
import { withOrganization } from './with-organization.ts';

export interface KeysRollOptions extends TellOptions {
  organization: string;
  overlap: Overlap;
}

export async function runKeysRoll(id: string, options: KeysRollOptions, context: CommandContext): Promise<void> {
  const { organization, overlap } = options;
  await tellMadeKey(options, context.terminal, () =>
    withOrganization(organization, context.environment, ({ actor, keyContext }) =>
      rollApiKey({ id, overlap }, actor, keyContext),
    ),
  );
}
