/** One organisation of the store, for a command of the operator. What is only looked at leaves a row in its audit, as in the cabinet. */
import type { OrganizationActor } from '../audit/actor.ts';
import { commandActor } from '../audit/actor.ts';
import { leaveAuditRow } from '../audit/leave-audit-row.ts';
import { randomIds } from '../clock.ts';
import type { KeyContext } from '../organizations/key-context.ts';
import { CommandError } from './failure.ts';
import { type CommandStore, withStore } from './with-store.ts';

export interface CommandOrganization extends CommandStore {
  /** The command line. */
  actor: OrganizationActor;
  keyContext: KeyContext;
}

/** @throws CommandError where there is no such organisation */
export async function withOrganization<Result>(
  id: string,
  environment: NodeJS.ProcessEnv,
  work: (organization: CommandOrganization) => Promise<Result>,
): Promise<Result> {
  return withStore(environment, async (store) => {
    if ((await store.stores.organizations.findOrganization(id)) === undefined) {
      throw new CommandError('refused', 'There is no such organisation. `qujat organizations list` shows all.', {
        code: 'organization_not_found',
      });
    }
    const { stores, dataKeys } = store;
    const actor = { ...commandActor(randomIds), organizationId: id };
    const keyContext = { apiKeys: stores.apiKeys, apiKeyEncryption: dataKeys.apiKeyEncryption, ids: randomIds };
    return work({ ...store, actor, keyContext });
  });
}

/** @param target the name of the operation that reads, such as `listApiKeys` */
export async function leaveReadingRow({ stores, actor }: CommandOrganization, target: string): Promise<void> {
  const event = { action: 'organization_read', organizationId: actor.organizationId, target } as const;
  await leaveAuditRow(event, actor, { store: stores.audit, ids: randomIds });
}
