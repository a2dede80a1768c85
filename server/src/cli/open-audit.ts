/** The audit of the store that the environment names, for the commands that work on it. May run beside the server. */
import { openStore } from '../app/open-store.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { createAuditStore } from '../audit/audit-store.ts';
import { createCheckpointSigner } from '../audit/checkpoint.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import { randomIds } from '../clock.ts';
import { readConfig } from '../config/read-config.ts';
import type { Database } from '../storage/database.ts';

export interface OpenedAudit {
  database: Database;
  store: AuditStore;
  signer: NoteSigner;
}

export async function withAudit(
  environment: NodeJS.ProcessEnv,
  work: (audit: OpenedAudit) => Promise<void>,
): Promise<void> {
  const { database, dataKeys } = await openStore(readConfig(environment), { ids: randomIds, mustExist: true });
  try {
    await work({ database, store: createAuditStore(database), signer: createCheckpointSigner(dataKeys.auditSigning) });
  } finally {
    await database.close();
  }
}
