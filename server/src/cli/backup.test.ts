/**
 * The drill: a backup while the gateway serves, restored elsewhere. What it holds is one moment, its audit verifies, nothing is delivered
 * twice, and what does not fit is refused without a trace.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { createApp } from '../app/app.ts';
import { connectStore } from '../app/inspect-store.ts';
import { API, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { readConfig } from '../config/read-config.ts';
import { startFlowGateway } from '../flows/flow-test-setup.ts';
import { createLogger } from '../logging/logger.ts';
import { findServerPrograms, startTemporaryServer } from '../storage/postgres/temporary-server.ts';
import { lockFolder } from '../storage/sqlite/folder-lock.ts';
import { assertSentence, printedBy, runQujat } from './command-test-setup.ts';

const run = promisify(execFile);
/** 32 bytes: of every store of these tests. */
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
const MASTER_KEYS = { current: { text: MASTER_KEY }, previous: {} };

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function done(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<Record<string, unknown>> {
  const { records, failure } = await printedBy(words, environment);
  assert.equal(failure, undefined, words.join(' '));
  return records[0] ?? {};
}

async function refusal(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const { code, failure } = await printedBy(words, environment);
  assert.notEqual(code, 0, words.join(' '));
  return String(failure?.['message']);
}

/** Requests and approves until it is told to stop, or a limit is reached. */
function underLoad(gateway: TestGateway) {
  let stopped = false;
  const clients = ['77010000001', '77010000002'].map(async (phone, index) => {
    const iin = ['900101300017', '900101400013'][index];
    while (!stopped) {
      const { backendSessionId, code } = await gateway.openSession(iin, phone);
      await gateway.approve(backendSessionId, code);
    }
  });
  return async () => {
    stopped = true;
    await Promise.allSettled(clients);
  };
}

/** What a store says of itself in three places. */
async function deliveries(environment: NodeJS.ProcessEnv) {
  const database = connectStore(readConfig(environment));
  assert.ok(database);
  const { query } = database;
  const [sessions, rows, units] = await Promise.all([
    query.selectFrom('sessions').select('id_hash').where('state', '=', 'delivered').execute(),
    query.selectFrom('audit').select('id').where('action', '=', 'document_delivered').execute(),
    query.selectFrom('usage').select('delivered').execute(),
  ]);
  await database.close();
  return [sessions.length, rows.length, units.reduce((sum, { delivered }) => sum + delivered, 0)] as const;
}

const silent = () => createLogger({ level: 'silent', destination: { write: () => {} } });

async function startOn(t: TestContext, environment: NodeJS.ProcessEnv) {
  const app = await createApp(readConfig(environment), silent(), { signUpTrial: false });
  t.after(() => app.close());
  return async (path: string, body: object) =>
    (await app.server.inject({ method: 'POST', url: `${API}/${path}`, payload: body })).json();
}

interface Drill {
  from: NodeJS.ProcessEnv;
  to: NodeJS.ProcessEnv;
}

async function drill(t: TestContext, { from, to }: Drill): Promise<void> {
  const folder = newFolder(t);
  const [file, key] = [join(folder, 'qujat.backup'), join(folder, 'backup.key')];
  const { databaseUrl } = readConfig(from);
  const gateway = await startTestGateway(t, { config: { databaseUrl, masterKey: MASTER_KEYS } });
  const source = { ...from, QUJAT_MASTER_KEY: MASTER_KEY, QUJAT_DATA_DIR: gateway.dataDirectory };
  const target = { QUJAT_MASTER_KEY: MASTER_KEY, ...to };
  const before = await gateway.openSession();
  assert.equal((await gateway.approve(before.backendSessionId, before.code)).status, 200);
  const open = await gateway.openSession('900101400013', '77010000002');

  const stop = underLoad(gateway);
  const { recipient } = await done(['backup-key', '--to', key], {});
  const taken = await done(['backup', '--recipient', String(recipient), '--to', file], source);
  await stop();
  // Delivered after the backup: it must not be so again.
  assert.equal((await gateway.approve(open.backendSessionId, open.code)).status, 200);
  assert.equal((await done(['restore', file, '--identity', key, '--check'], target))['rows'], taken['rows']);
  assert.equal((await done(['restore', file, '--identity', key], target))['rows'], taken['rows']);

  const [sessions, rows, units] = await deliveries(target);
  assert.ok(sessions > 0);
  assert.deepEqual([rows, units], [sessions, sessions], 'one moment');
  const post = await startOn(t, target);
  const approve = ({ backendSessionId, code }: typeof open) =>
    post('approve/', { backend_session_id: backendSessionId, code, file: false, file_type: 'pdf' });
  assert.equal((await approve(before)).code, 'document_already_received');
  assert.equal((await approve(open)).code, 'session_expired');
  const citizen = { iin: '900101300017', phone: '77010000001' };
  const again = await post('request/identity_card/', { api_key: gateway.testKey, ...citizen });
  assert.match(again.backend_session_id, /^[0-9a-f-]{36}$/);

  const audit = join(folder, 'audit.jsonl');
  await done(['audit', 'export', '--to', audit], target);
  await done(['audit', 'verify', audit], {});
  const actions = (await printedBy(['audit', 'list', '--limit', '1000'], target)).records.map(({ action }) => action);
  for (const action of ['store_backed_up', 'store_restored', 'document_delivered']) assert.ok(actions.includes(action));
  assert.match(
    await refusal(['restore', file, '--identity', key], target),
    /^(There is a store already|Another gateway runs)/,
  );
}

test('a backup of SQLite that was taken under load is restored elsewhere, and nothing is delivered twice', (t) =>
  drill(t, { from: {}, to: { QUJAT_DATA_DIR: newFolder(t) } }));

test('so it is from PostgreSQL to SQLite, and from SQLite to PostgreSQL', async (t) => {
  const programs = await findServerPrograms();
  if (programs === undefined) return t.skip('The server of PostgreSQL is not installed');
  const server = await startTemporaryServer(programs);
  t.after(() => server.stop());
  await run('psql', [server.url, '-qc', 'create database other']);
  const urls = [server.url, server.url.replace(/postgres$/, 'other')];
  await t.test('to SQLite', (inner) =>
    drill(inner, { from: { DATABASE_URL: urls[0] }, to: { QUJAT_DATA_DIR: newFolder(inner) } }),
  );
  await t.test('to PostgreSQL', (inner) =>
    drill(inner, { from: {}, to: { DATABASE_URL: urls[1], QUJAT_DATA_DIR: newFolder(inner) } }),
  );
});

test('after a restore a session of a Flow that was delivered still is, and one that waited has run out', async (t) => {
  const flow = await startFlowGateway(t, { config: { masterKey: MASTER_KEYS } });
  const delivered = await flow.awaitingCode();
  assert.equal((await delivered.page.post('approve', { code: delivered.code })).body.state, 'done');
  const waiting = await flow.awaitingCode();
  const { body: untouched } = await flow.create();
  const file = join(newFolder(t), 'qujat.backup');
  const [source, target] = [flow.gateway.dataDirectory, newFolder(t)].map((folder) => ({
    QUJAT_MASTER_KEY: MASTER_KEY,
    QUJAT_DATA_DIR: folder,
  }));
  assert.ok(source && target);
  await done(['backup', '--unencrypted', '--to', file], source);
  await done(['restore', file], target);
  const app = await createApp(readConfig(target), silent(), { signUpTrial: false });
  t.after(() => app.close());
  for (const [id, state] of [
    [delivered.sessionId, 'done'],
    [waiting.sessionId, 'expired'],
    [untouched.session_id, 'expired'],
  ]) {
    const headers = { 'qujat-flow-session': id };
    const reply = await app.server.inject({ method: 'GET', url: '/api/v1/flows/page/', headers });
    assert.equal(reply.json().state, state, reply.body);
  }
});

/** A store with one session, its backup without a key, and one with keys for `key`. */
async function backups(t: TestContext) {
  const folder = newFolder(t);
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  const source = { QUJAT_DATA_DIR: gateway.dataDirectory };
  const [plain, keyed, key] = ['plain.backup', 'keyed.backup', 'backup.key'].map((name) => join(folder, name));
  assert.ok(plain && keyed && key);
  const recipient = String((await done(['backup-key', '--to', key], {}))['recipient']);
  await done(['backup', '--unencrypted', '--to', plain], source);
  await done(['backup', '--recipient', recipient, '--with-keys', '--to', keyed], source);
  return { folder, gateway, source, recipient, plain, keyed, key };
}

test('the keys of a backup open what it holds; without them the store’s own key is needed, and no other will do', async (t) => {
  const { gateway, plain, keyed, key } = await backups(t);
  const masterKey = readFileSync(join(gateway.dataDirectory, 'master.key'), 'utf8').trim();
  const [alone, beside] = [newFolder(t), newFolder(t)];
  assert.match(await refusal(['restore', plain], { QUJAT_DATA_DIR: alone }), /has no master key in it/);
  const other = { QUJAT_DATA_DIR: alone, QUJAT_MASTER_KEY: Buffer.alloc(32, 1).toString('base64') };
  assert.match(await refusal(['restore', plain], other), /master key is not the one/);
  assert.match(await refusal(['restore', keyed, '--identity', key], other), /master key is not the one/);
  assert.deepEqual(readdirSync(alone), [], 'nothing is left of what was refused');

  await done(['restore', keyed, '--identity', key], { QUJAT_DATA_DIR: alone });
  assert.equal(readFileSync(join(alone, 'master.key'), 'utf8').trim(), masterKey);
  await done(['restore', plain], { QUJAT_DATA_DIR: beside, QUJAT_MASTER_KEY: masterKey });
  for (const file of ['qujat.sqlite', 'master.key']) assert.equal(statSync(join(alone, file)).mode & 0o777, 0o600);
});

test('what does not fit is refused with a sentence, and leaves no store', async (t) => {
  const { folder, plain, keyed, key, recipient } = await backups(t);
  const target = newFolder(t);
  const env = { QUJAT_DATA_DIR: target, QUJAT_MASTER_KEY: MASTER_KEY };
  const broken = join(folder, 'broken');
  const restoring = async (bytes: Uint8Array, ...options: string[]) => {
    writeFileSync(broken, bytes);
    const said = await refusal(['restore', broken, ...options], { QUJAT_DATA_DIR: target });
    assert.ok(!existsSync(join(target, 'qujat.sqlite')));
    return said;
  };
  const whole = readFileSync(keyed);
  const opened = ['--identity', key];
  // Cut, and one bit of it changed, at many places.
  for (let part = 1; part < 12; part += 1) {
    const at = Math.floor((whole.length * part) / 12);
    assert.match(await restoring(whole.subarray(0, at), ...opened), /damaged or not complete/, `cut at ${at}`);
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.match(await restoring(changed, ...opened), /damaged or not complete/, `changed at ${at}`);
  }
  assert.match(await restoring(Buffer.from('IIN;phone\n'), ...opened), /damaged or not complete/);
  assert.match(await restoring(Buffer.alloc(0)), /damaged or not complete/);
  assert.match(await restoring(whole), /This backup is encrypted/);
  const stranger = join(folder, 'stranger.key');
  await done(['backup-key', '--to', stranger], {});
  assert.match(await restoring(whole, '--identity', stranger), /does not open this backup/);
  assert.match(await restoring(whole, '--identity', plain), /must have keys of age|has no key/);

  const unlock = lockFolder(target);
  assert.match(await refusal(['restore', keyed, ...opened], { QUJAT_DATA_DIR: target }), /Another gateway runs/);
  unlock();
  // SQLite would play this log into the new file.
  writeFileSync(join(target, 'qujat.sqlite-wal'), '');
  assert.match(await refusal(['restore', keyed, ...opened], { QUJAT_DATA_DIR: target }), /^There is a store already/);
  for (const words of [
    ['backup'],
    ['backup', '--unencrypted', '--recipient', recipient],
    ['backup', '--unencrypted', '--with-keys'],
    ['backup', '--recipient', 'age1nothing', '--to', join(folder, 'none')],
    ['backup', '--unencrypted', '--to', plain],
    ['backup', '--unencrypted', '--to', join(folder, 'none')],
  ]) {
    assertSentence((await refusal(words, env)).replace(folder, 'Folder'), /./);
  }
  assert.ok(!existsSync(join(folder, 'none')) && !existsSync(join(folder, 'none.unfinished')));
});

test('a backup of another version is refused, and says of which', async (t) => {
  const { plain, folder, source } = await backups(t);
  const lines = (await run('zstd', ['-dc', plain], { maxBuffer: 1e8 }).catch(() => undefined))?.stdout.split('\n');
  if (lines === undefined) return t.skip('zstd is not installed');
  const head = JSON.parse(lines[0] ?? '');
  const altered = async (changes: object) => {
    const text = join(folder, 'altered');
    writeFileSync(text, [JSON.stringify({ ...head, ...changes }), ...lines.slice(1)].join('\n'));
    await run('zstd', ['-qf', text]);
    return refusal(['restore', `${text}.zst`], { ...source, QUJAT_DATA_DIR: newFolder(t) });
  };
  assert.match(await altered({ migrations: [...head.migrations, '9999-later'] }), /another version.*9999-later/);
  assert.match(await altered({ columns: head.columns.slice(1) }), /development version/);
  assert.match(await altered({ qujat_backup: 2 }), /a format that this version does not know/);
});

test('a backup goes through a pipe, and age and zstd open it without us; it holds no IIN, phone or key in the clear', async (t) => {
  const { folder, source, recipient, key, plain, gateway } = await backups(t);
  const { stdout } = await run('zstd', ['-dc', plain], { maxBuffer: 1e8 }).catch(() => ({ stdout: '' }));
  if (stdout !== '') {
    for (const secret of ['900101300017', '77010000001', gateway.testKey]) assert.ok(!stdout.includes(secret));
  }
  const piped = join(folder, 'piped');
  const bin = join(import.meta.dirname, '../../bin/qujat.cjs');
  const shell = `'${process.execPath}' '${bin}' backup --recipient ${recipient} > '${piped}' && '${process.execPath}' '${bin}' restore - --identity '${key}' --check < '${piped}'`;
  const checked = await run('sh', ['-c', shell], { env: { PATH: process.env['PATH'], ...source } });
  assert.match(checked.stdout, /^The backup is whole/);
  const opened = await run('sh', ['-c', `age -d -i '${key}' '${piped}' | zstd -dc | head -c 16`]).catch(
    () => undefined,
  );
  if (opened === undefined || opened.stdout === '') return t.skip('age or zstd is not installed');
  assert.equal(opened.stdout, '{"qujat_backup":');
  assert.equal((await runQujat(['backup', '--unencrypted'], { env: source })).code, 0);
});
