/** The audit of the store that the environment names, for the commands that work on it. May run beside the server. */
import type { AuditStore } from '../audit/audit-store.ts';
import { createCheckpointSigner } from '../audit/checkpoint.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import { randomIds } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDataKeys } from '../crypto/data-keys.ts';
import { loadMasterKeys } from '../crypto/master-key.ts';
import type { Database } from '../storage/database.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createAuditStore } from '../storage/stores/audit-store.ts';
import { createDataKeyStore } from '../storage/stores/data-key-store.ts';

export interface OpenedAudit {
  database: Database;
  store: AuditStore;
  signer: NoteSigner;
}

export async function withAudit(
  environment: NodeJS.ProcessEnv,
  work: (audit: OpenedAudit) => Promise<void>,
): Promise<void> {
  const config = readConfig(environment);
  const database = await openDatabase(config);
  try {
    const { auditSigning } = await openDataKeys({
      store: createDataKeyStore(database),
      masterKeys: loadMasterKeys(config.masterKey, config.dataDirectory),
      randomBytes: randomIds.randomBytes,
    });
    await work({ database, store: createAuditStore(database), signer: createCheckpointSigner(auditSigning) });
  } finally {
    await database.close();
  }
}
