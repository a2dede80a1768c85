/** qujat backup: writes all that the store has at one moment, beside the gateways that run on it. The store is not migrated. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, linkSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { connectStore } from '../app/inspect-store.ts';
import { noStoreIn } from '../app/open-store.ts';
import { isOfDevelopment, type PresentStore, readStoreState } from '../app/store-state.ts';
import { commandActor } from '../audit/actor.ts';
import { createAuditStore } from '../audit/audit-store.ts';
import { leaveAuditRow } from '../audit/leave-audit-row.ts';
import { type BackupEnd, type BackupHead, FORMAT } from '../backup/backup-format.ts';
import { assertRecipients, packBackup } from '../backup/pack-backup.ts';
import { storeColumns } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { randomIds } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { openPresentKeys } from '../crypto/data-keys.ts';
import { findMasterKeys, type MasterKeys } from '../crypto/master-key.ts';
import type { Database } from '../storage/database.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { readClock } from '../storage/read-clock.ts';
import { readSnapshot } from '../storage/whole-store.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';

export interface BackupOptions {
  recipient?: string[];
  unencrypted?: boolean;
  withKeys?: boolean;
  to?: string;
}

export async function runBackup(options: BackupOptions, { environment, terminal }: CommandContext): Promise<void> {
  await assertUsable(options);
  const { recipient: recipients = [], withKeys = false, to } = options;
  const config = readConfig(environment);
  const masterKeys = findMasterKeys(config.masterKey, config.dataDirectory);
  if (withKeys && masterKeys === undefined) {
    throw new Error('There is no master key here for --with-keys: set QUJAT_MASTER_KEY or QUJAT_MASTER_KEY_FILE.');
  }
  await leaveBackupRow(config);
  let end: BackupEnd | undefined;
  const head = await readSnapshot(config, async (snapshot) => {
    const described = await describe(snapshot.database, masterKeys, withKeys);
    const lines = writeBackup(snapshot, described, (told) => {
      end = told;
    });
    const packed = await packBackup(lines, recipients);
    await (to === undefined ? pipeline(packed, process.stdout, { end: false }) : saveNew(packed, to));
    return described;
  });
  if (head === undefined || end === undefined) throw noStoreIn(config);
  const record = { taken_at: new Date(head.taken_at).toISOString(), rows: end.rows };
  if (to === undefined) terminal.note(`Backed up ${end.rows} rows.`);
  else terminal.print({ ...record, file: to }, `${to} holds ${end.rows} rows, as of ${record.taken_at}.\n`);
}

async function assertUsable({ recipient = [], unencrypted = false, withKeys = false, to }: BackupOptions) {
  if (unencrypted === recipient.length > 0) {
    throw new CommandError(
      'usage',
      'Name the public key that the backup is encrypted to: --recipient age1… (qujat backup-key makes one). Or say --unencrypted, not both.',
    );
  }
  if (withKeys && unencrypted) {
    throw new CommandError(
      'usage',
      'Name a --recipient with --with-keys: the master key is never written in the clear.',
    );
  }
  if (to === undefined && process.stdout.isTTY) {
    throw new CommandError('usage', 'A backup is not for a terminal: name a file with --to, or pipe it on.');
  }
  if (to !== undefined && existsSync(to)) throw new Error(`${to} exists already. Name another file.`);
  await assertRecipients(recipient);
}

/** Who takes everything leaves a row, before it is taken. */
async function leaveBackupRow(config: Config): Promise<void> {
  const database = connectStore(config);
  if (database === undefined) throw noStoreIn(config);
  try {
    const state = await readStoreState(database);
    if (state.encryptedKeys.length === 0) throw noStoreIn(config);
    appliedTo(state);
    const context = { store: createAuditStore(database), ids: randomIds };
    await leaveAuditRow({ action: 'store_backed_up' }, commandActor(randomIds), context);
  } finally {
    await database.close();
  }
}

/** @throws Error where the master key does not open what the backup will hold */
async function describe(
  database: Database,
  masterKeys: MasterKeys | undefined,
  withKeys: boolean,
): Promise<BackupHead> {
  const state = await readStoreState(database);
  const applied = appliedTo(state);
  if (masterKeys !== undefined) openPresentKeys(state.encryptedKeys, masterKeys);
  const keys = [masterKeys?.current, masterKeys?.previous].flatMap((key) => key ?? []);
  return {
    qujat_backup: FORMAT,
    version: packageJson.version,
    taken_at: await readClock(database),
    migrations: applied.map(({ name }) => name),
    columns: storeColumns(applied),
    data_keys: state.encryptedKeys,
    ...(withKeys && { master_keys: keys.map(({ bytes }) => Buffer.from(bytes).toString('base64')) }),
  };
}

/** @throws Error where this version does not know all that the store has */
function appliedTo(state: PresentStore) {
  if (isOfDevelopment(state) || state.unknownMigrations.length > 0) {
    const other = state.unknownMigrations.at(-1);
    const why = other === undefined ? 'it lacks columns' : `it has the migration ${other}`;
    throw new Error(`This store is of another version of Qujat: ${why}. Make the backup with that version.`);
  }
  return migrations.filter(({ name }) => !state.missingMigrations.includes(name));
}

/** Under its name the file appears whole, on the disk, and read back. */
async function saveNew(content: Readable, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const written = createHash('sha256');
  try {
    content.on('data', (bytes: Uint8Array) => written.update(bytes));
    await pipeline(content, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    const onDisk = createHash('sha256');
    await pipeline(createReadStream(unfinished), onDisk);
    if (!onDisk.digest().equals(written.digest())) throw new Error(`${file} was not written as it should be.`);
    linkSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
