/** The audit of the store that the environment names, for the commands that work on it. May run beside the server. */

import { type Actor, commandActor } from '../audit/actor.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { createCheckpointSigner } from '../audit/checkpoint.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import { type Ids, randomIds } from '../clock.ts';
import type { OrganizationStore } from '../organizations/organization-store.ts';
import { type CommandStore, withStore } from './with-store.ts';

export interface OpenedAudit extends CommandStore {
  store: AuditStore;
  signer: NoteSigner;
  organizations: OrganizationStore;
  ids: Ids;
  /** The command line. */
  actor: Actor;
}

export async function withAudit<Result>(
  environment: NodeJS.ProcessEnv,
  work: (audit: OpenedAudit) => Promise<Result>,
): Promise<Result> {
  return withStore(environment, (opened) => {
    const { audit: store, organizations } = opened.stores;
    const signer = createCheckpointSigner(opened.dataKeys.auditSigning);
    return work({ ...opened, store, signer, organizations, ids: randomIds, actor: commandActor(randomIds) });
  });
}
