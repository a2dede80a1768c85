/** An opening that fails has changed nothing: no migration, no key, no file. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { randomIds } from '../clock.ts';
import { readConfig } from '../config/read-config.ts';
import { encrypt } from '../crypto/encrypt.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { openStore } from './open-store.ts';

const keyText = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const OF_DEVELOPMENT =
  /made by a development version of Qujat.*Nothing in it was changed.*set QUJAT_DATA_DIR to another folder/;

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-store-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function open(directory: string, variables: NodeJS.ProcessEnv = {}, opening: { mustExist?: boolean } = {}) {
  const config = readConfig({ QUJAT_DATA_DIR: directory, ...variables });
  return openStore(config, { ids: randomIds, alone: true, ...opening });
}

async function openAndClose(directory: string, variables: NodeJS.ProcessEnv = {}): Promise<void> {
  await (await open(directory, variables)).database.close();
}

function contentOf(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'base64')]),
  );
}

async function assertRefused(directory: string, sentence: RegExp, variables: NodeJS.ProcessEnv = {}): Promise<void> {
  const before = contentOf(directory);
  await assert.rejects(open(directory, variables), sentence);
  assert.deepEqual(contentOf(directory), before);
}

function change(directory: string, statements: string): void {
  const file = openStoreFile(directory, { readOnly: false });
  file.exec(statements);
  file.close();
}

function noteMigrations(directory: string, ...names: string[]): void {
  change(
    directory,
    `insert into migrations (name, applied_at) values ${names.map((name) => `('${name}', 1)`).join(', ')}`,
  );
}

/** As the first development version made it, with a test key under the master key itself. */
function makeEarlyStore(directory: string): void {
  change(
    directory,
    `pragma journal_mode = wal;
    create table migrations (name text primary key not null, applied_at bigint not null);
    create table organizations (id text primary key not null, name text not null, created_at bigint not null);
    create table api_keys (id text primary key not null, organization_id text not null, environment text not null,
      key_hash text not null unique, encrypted_key text, created_at bigint not null, revoked_at bigint)`,
  );
  noteMigrations(directory, '0001-initial');
  addEarlyTestKey(directory);
}

function addEarlyTestKey(directory: string): void {
  const encryptedKey = encrypt(Buffer.from(keyText(7), 'base64'), 'qujat test key v1', 'qjt_test_key');
  change(
    directory,
    `insert into organizations (id, name, created_at) values ('demonstration', 'Qujat Demo', 1);
    insert into api_keys (id, organization_id, environment, key_hash, encrypted_key, created_at)
    values ('one', 'demonstration', 'test', 'hash', '${encryptedKey}', 1)`,
  );
  writeFileSync(join(directory, 'master.key'), `${keyText(7)}\n`);
}

test('a store of the first development version is refused before it is migrated', async (t) => {
  const directory = folder(t);
  makeEarlyStore(directory);
  await assertRefused(directory, OF_DEVELOPMENT);
});

test('a store of the last development version has every column, and is refused by its migrations', async (t) => {
  const directory = folder(t);
  await openAndClose(directory);
  noteMigrations(directory, '0002-data-keys-and-maintenance', '0003-limits', '0022-mcdb-check');
  await assertRefused(directory, OF_DEVELOPMENT);
});

test('a store of a newer version is opened, and refused if what was added has to be known', async (t) => {
  const directory = folder(t);
  await openAndClose(directory);
  noteMigrations(directory, '0002-later', '0003-later-still');
  await openAndClose(directory);
  change(directory, "update migrations set needs = '0002-later' where name = '0003-later-still'");
  await assertRefused(
    directory,
    /written by a newer version of Qujat: it has the migration 0002-later, 0003-later-still$/,
  );
});

test('a store whose test keys nobody can open any more is refused before it gets data keys', async (t) => {
  const directory = folder(t);
  await openAndClose(directory);
  change(directory, 'delete from data_keys');
  addEarlyTestKey(directory);
  await assertRefused(directory, OF_DEVELOPMENT);
});

test('a store that lacks what its migrations are to have made is refused', async (t) => {
  const directory = folder(t);
  await openAndClose(directory);
  change(directory, 'alter table organizations drop column bin');
  await assertRefused(directory, OF_DEVELOPMENT);
});

test('a store without its key makes no new key, and one with another key is not touched', async (t) => {
  const directory = folder(t);
  await openAndClose(directory);
  await assertRefused(directory, /The master key is not the one/, { QUJAT_MASTER_KEY: keyText(9) });
  renameSync(join(directory, 'master.key'), join(directory, 'kept'));
  await assertRefused(directory, /There is no master key, but this store needs the one .*No new key was made\.$/);
  renameSync(join(directory, 'kept'), join(directory, 'master.key'));
  await openAndClose(directory);
});

test('a key that cannot be read is told before a folder is made', async (t) => {
  const directory = join(folder(t), 'data');
  await assert.rejects(open(directory, { QUJAT_MASTER_KEY_FILE: join(directory, 'nowhere') }), {
    message: `QUJAT_MASTER_KEY_FILE names ${join(directory, 'nowhere')}, which cannot be read: there is no such file or folder.`,
  });
  await assert.rejects(open(directory, { QUJAT_MASTER_KEY: 'short' }), /^Error: QUJAT_MASTER_KEY must be base64/);
  assert.throws(() => readdirSync(directory));
});

test('a command that needs a store does not make one in a misspelt folder', async (t) => {
  const directory = join(folder(t), 'dta');
  await assert.rejects(open(directory, {}, { mustExist: true }), {
    message: `There is no store in the folder ${directory} (QUJAT_DATA_DIR). The first start of the gateway makes it.`,
  });
  assert.throws(() => readdirSync(directory));
});

test('of two gateways on one folder the second is refused, until the first has closed', async (t) => {
  const directory = folder(t);
  const first = await open(directory);
  await assert.rejects(
    open(directory),
    /^Error: Another gateway runs on the folder .* \(QUJAT_DATA_DIR\)\. Stop it first/,
  );
  assert.equal(await first.database.ping(), undefined);
  await first.database.close();
  await openAndClose(directory);
});

test('a folder that cannot be used is told by its variable, without a code', async (t) => {
  const directory = folder(t);
  const file = join(directory, 'file');
  writeFileSync(file, '');
  const noFolder = /^Error: The folder \S+ \(QUJAT_DATA_DIR\) cannot be used: [a-z][^:]*\.$/;
  for (const path of [file, join(file, 'below')]) {
    await assert.rejects(open(path, { QUJAT_MASTER_KEY: keyText(1) }), noFolder);
    await assert.rejects(open(path), /\(QUJAT_DATA_DIR\) cannot be (used|read): [a-z][^:]*\.$/);
  }
  writeFileSync(join(directory, 'qujat.sqlite'), 'this is no database, and long enough to be read as one'.repeat(20));
  await assert.rejects(open(directory), noFolder);
});
