/** qujat organizations create NAME: an organisation with a test key, for a gateway whose users do not sign up in the cabinet. */
import { normalizeOrganizationName } from '../accounts/organization-name.ts';
import { commandActor } from '../audit/actor.ts';
import { randomIds, systemClock } from '../clock.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import type { CommandContext } from './command-context.ts';
import { withStore } from './with-store.ts';

export async function runOrganizationsCreate(
  typedName: string,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const organization = { id: randomIds.uuid(), name: normalizeOrganizationName(typedName) };
  const { testKey } = await withStore(environment, ({ stores, dataKeys: { apiKeyEncryption } }) =>
    createOrganization(
      { organization, subscriptions: [], actor: commandActor(randomIds) },
      { ...stores, apiKeyEncryption, ids: randomIds, clock: systemClock },
    ),
  );
  terminal.print({ ...organization, backend_api_key: testKey }, `${organization.id}\n`);
  terminal.note('It has a test key and no subscription yet: `qujat subscriptions grant` gives it one.');
}
