/** qujat organizations suspend and reopen: no key of a suspended organisation opens a session or carries one on. */
import { readReason } from '../cabinet-api/reason.ts';
import { randomIds } from '../clock.ts';
import { reopenOrganization, suspendOrganization } from '../organizations/suspend-organization.ts';
import type { CommandContext } from './command-context.ts';
import { withOrganization } from './with-organization.ts';

const changes = {
  suspend: { operation: suspendOrganization, said: 'is suspended' },
  reopen: { operation: reopenOrganization, said: 'is open' },
} as const;

export interface OrganizationsChangeOptions {
  change: keyof typeof changes;
  reason: string;
}

export async function runOrganizationsChange(
  id: string,
  { change, reason: typed }: OrganizationsChangeOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const reason = readReason(typed);
  const { operation, said } = changes[change];
  await withOrganization(id, environment, ({ stores: { organizations }, actor }) =>
    operation(reason, actor, { organizations, ids: randomIds }),
  );
  terminal.print({ id, change }, `${id} ${said}.\n`);
}
