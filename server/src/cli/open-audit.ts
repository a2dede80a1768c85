/** The audit of the store that the environment names, for the commands that work on it. May run beside the server. */
import type { AuditStore, SealedCheckpoint } from '../audit/audit-store.ts';
import { chainAudit } from '../audit/chain-audit.ts';
import { createCheckpointSigner } from '../audit/checkpoint.ts';
import { sealAudit } from '../audit/seal-audit.ts';
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

/** Tries to catch up with what others write and chain meanwhile. */
const TURNS_MAX = 1_000;
const BATCHES_PER_TURN = 100;

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

/** Chains and seals what is there, so that nothing of it is missing from an export. */
export async function sealNow({ store, signer }: OpenedAudit): Promise<SealedCheckpoint> {
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    if ((await chainAudit(store, BATCHES_PER_TURN)).caughtUp) break;
  }
  const sealed = await sealAudit(store, signer);
  if (sealed === undefined) throw new Error('There are no audit rows yet.');
  return sealed;
}
