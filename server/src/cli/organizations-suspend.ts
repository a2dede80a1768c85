/** qujat organizations suspend and reopen: no key of a suspended organisation opens a session or carries one on. */
import { readReason } from '../cabinet-api/reason.ts';
import { randomIds } from '../clock.ts';
import { reopenOrganization, suspendOrganization } from '../organizations/suspend-organization.ts';
import type { CommandContext } from './command-context.ts';
import { withOrganization } from './with-organization.ts';

export interface SuspensionOptions {
  reason: string;
}

export async function runOrganizationsSuspend(
  id: string,
  options: SuspensionOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const reason = readReason(options.reason);
  await withOrganization(id, environment, ({ stores: { organizations }, actor }) =>
    suspendOrganization(reason, actor, { organizations, ids: randomIds }),
  );
  terminal.print({ id, suspended: true }, `${id} is suspended.\n`);
}

export async function runOrganizationsReopen(
  id: string,
  options: SuspensionOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const reason = readReason(options.reason);
  await withOrganization(id, environment, ({ stores: { organizations }, actor }) =>
    reopenOrganization(reason, actor, { organizations, ids: randomIds }),
  );
  terminal.print({ id, suspended: false }, `${id} is open.\n`);
}
