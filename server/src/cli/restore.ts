/** qujat restore: makes a new store from a backup, whole or not at all. With `--check` it only reads the backup to its end. */
import { createReadStream, readFileSync } from 'node:fs';
import { commandActor } from '../audit/actor.ts';
import { auditOfOperator } from '../audit/leave-audit-row.ts';
import type { BackupEnd, BackupHead } from '../backup/backup-format.ts';
import { unpackBackup } from '../backup/pack-backup.ts';
import { type OpenedBackup, readBackup } from '../backup/read-backup.ts';
import { migrationsOf, restoreBackup } from '../backup/restore-backup.ts';
import { randomIds } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { openPresentKeys } from '../crypto/data-keys.ts';
import { findMasterKeys, type MasterKeyPair, masterKeyFiles, writeNewKey } from '../crypto/master-key.ts';
import { makeStore } from '../storage/whole-store.ts';
import type { CommandContext } from './command-context.ts';

export interface RestoreOptions {
  identity?: string;
  check?: boolean;
}

export async function runRestore(
  file: string,
  { identity, check = false }: RestoreOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const config = readConfig(environment);
  const identities = identity === undefined ? undefined : readFileSync(identity, 'utf8');
  const bytes = file === '-' ? process.stdin : createReadStream(file);
  const backup = await readBackup(await unpackBackup(bytes, identities));
  migrationsOf(backup.head);
  const end = check ? await checkBackup(backup, config) : await makeFrom(backup, config);
  const takenAt = new Date(backup.head.taken_at).toISOString();
  const record = { taken_at: takenAt, version: backup.head.version, rows: end.rows, restored: !check };
  const said = `${end.rows} rows, as of ${takenAt}`;
  terminal.print(record, check ? `The backup is whole: ${said}.\n` : `Restored ${said}.\n`);
  if (!check) terminal.note(AFTERWARDS);
}

const AFTERWARDS =
  'Sessions and log-ins that were open have ended. What was changed after that moment is not there: revoke, suspend and lock again what was since.';

async function checkBackup({ head, portions }: OpenedBackup, config: Config): Promise<BackupEnd> {
  const keys = masterKeysOf(head) ?? findMasterKeys(config.masterKey, config.dataDirectory);
  // Somebody may check it where the key is not.
  if (keys !== undefined) openPresentKeys(head.data_keys, keys);
  const rows = portions();
  let portion = await rows.next();
  while (portion.done !== true) portion = await rows.next();
  return portion.value;
}

async function makeFrom(backup: OpenedBackup, config: Config): Promise<BackupEnd> {
  const { head } = backup;
  const found = findMasterKeys(config.masterKey, config.dataDirectory);
  const keys = found ?? masterKeysOf(head);
  if (keys === undefined) {
    throw new Error(
      'This backup has no master key in it. Set QUJAT_MASTER_KEY or QUJAT_MASTER_KEY_FILE to the one that its store had.',
    );
  }
  openPresentKeys(head.data_keys, keys);
  const reason = `Backup of ${new Date(head.taken_at).toISOString()}`;
  const audit = auditOfOperator({ action: 'store_restored', reason }, commandActor(randomIds), randomIds);
  return makeStore(config, async (database) => {
    const end = await restoreBackup(backup, database, audit);
    // Where the settings name no key, a start looks for it there.
    if (found === undefined) writeKeys(keys, config.dataDirectory);
    return end;
  });
}

function masterKeysOf({ master_keys: texts }: BackupHead): MasterKeyPair | undefined {
  const [current, previous] = (texts ?? []).map((text) => ({
    bytes: new Uint8Array(Buffer.from(text, 'base64')),
    source: 'the backup',
  }));
  return current && { current, previous };
}

function writeKeys({ current, previous }: MasterKeyPair, dataDirectory: string): void {
  const files = masterKeyFiles(dataDirectory);
  writeNewKey(files.current, current.bytes);
  if (previous !== undefined) writeNewKey(files.previous, previous.bytes);
}
