/** The audit of the store that the environment names, for the commands that work on it. May run beside the server. */
import type { OperatorAction } from '../audit/audit-entry.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { createCheckpointSigner } from '../audit/checkpoint.ts';
import { commandActor } from '../audit/command-actor.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import { randomIds } from '../clock.ts';
import { type CommandStore, withStore } from './with-store.ts';

export interface OpenedAudit extends CommandStore {
  store: AuditStore;
  signer: NoteSigner;
}

/** In place of an organisation, for events that concern none: as in the cabinet. */
export const OPERATORS = 'operators';

export async function withAudit<Result>(
  environment: NodeJS.ProcessEnv,
  work: (audit: OpenedAudit) => Promise<Result>,
): Promise<Result> {
  return withStore(environment, (opened) =>
    work({ ...opened, store: opened.stores.audit, signer: createCheckpointSigner(opened.dataKeys.auditSigning) }),
  );
}

/** Looking at the audit leaves a row in it: in the chain of the organisation that was looked at. */
export async function leaveAuditRow(
  action: OperatorAction,
  { stores }: OpenedAudit,
  lookedAt: string | undefined,
): Promise<void> {
  const known = lookedAt !== undefined && (await stores.organizations.findOrganization(lookedAt)) !== undefined;
  const { accountId, source } = commandActor(randomIds);
  const organizationId = known ? lookedAt : OPERATORS;
  await stores.audit.insertEntry({ id: randomIds.rowId(), organizationId, action, accountId, ...source });
}
