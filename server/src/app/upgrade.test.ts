/**
 * An upgrade, seen from both sides. The gateways that run go on while a later version adds to their store, and start on it, so that an
 * upgrade can be taken back; and what an earlier version has stored, this one opens and goes on with.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { tablesOf } from '../backup/backup-format.ts';
import { storeColumns } from '../backup/restore-backup.ts';
import { clearTable, insertRows } from '../backup/row-statements.ts';
import { printedBy } from '../cli/command-test-setup.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { readConfig } from '../config/read-config.ts';
import { createLogger } from '../logging/logger.ts';
import { migrate } from '../storage/migrations/migrate.ts';
import type { Migration } from '../storage/migrations/migration.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { findServerPrograms, startTemporaryServer } from '../storage/postgres/temporary-server.ts';
import { makeStore, readSnapshot } from '../storage/whole-store.ts';
import { createApp } from './app.ts';
import { connectStore } from './inspect-store.ts';
import { startTestGateway, type TestGateway } from './test-gateway.ts';

/** All that a later version may do, to every table: see the rules of CONTRIBUTING.md. */
const later: Migration = {
  name: '9998-later',
  statements: (schema) => [
    schema.createTable('notes').addColumn('id', 'text', (column) => column.primaryKey().notNull()),
    ...tablesOf(storeColumns(migrations))
      .filter(({ table }) => table !== 'migrations')
      .flatMap(({ table, columns }) => [
        schema.alterTable(table).addColumn('added_later', 'text'),
        schema.alterTable(table).addColumn('marked_later', 'text', (column) => column.notNull().defaultTo('later')),
        schema
          .createIndex(`later_of_${table}`)
          .on(table)
          .columns([columns[0] ?? '', 'added_later']),
      ]),
  ],
};

type Citizen = [iin: string, phone: string];
const FIRST: Citizen = ['900101300017', '77010000001'];
/** Of two calls at once each reads an SMS of its own. */
const SECOND: Citizen = ['900101400013', '77010000002'];

async function deliver(gateway: TestGateway, citizen: Citizen = FIRST): Promise<void> {
  const wrong = await gateway.openSession(...citizen);
  assert.equal((await gateway.approve(wrong.backendSessionId, '000000')).body.code, 'invalid_otp_code');
  const { backendSessionId, code } = await gateway.openSession(...citizen);
  const key = { 'idempotency-key': `key-${backendSessionId}` };
  for (const _ of ['the call', 'its repeat']) {
    const reply = await gateway.approve(backendSessionId, code, {}, key);
    assert.equal(reply.status, 200, reply.text);
  }
}

async function upgradeUnder(t: TestContext, databaseUrl: string | undefined): Promise<void> {
  const gateway = await startTestGateway(t, { config: { databaseUrl } });
  const { backendSessionId, code } = await gateway.openSession();
  await deliver(gateway);
  const next = connectStore({ databaseUrl, dataDirectory: gateway.dataDirectory });
  assert.ok(next);
  t.after(() => next.close());
  const [, , ended] = await Promise.all([
    deliver(gateway),
    deliver(gateway, SECOND),
    migrate(next, [...migrations, later]),
  ]);
  assert.equal(ended, undefined);
  await deliver(gateway);
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200, 'a session from before');
  assert.equal((await gateway.get('/readyz')).status, 200);
  const usage = await next.query.selectFrom('usage').select('delivered').execute();
  assert.deepEqual(usage, [{ delivered: 5 }]);
  await gateway.close();
  assert.deepEqual(
    gateway.logged.filter((line) => /"level":"?(error|50)/.test(line)),
    [],
  );

  const environment = { QUJAT_DATA_DIR: gateway.dataDirectory, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  await takeBack(t, gateway, databaseUrl, environment);

  await migrate(next, [...migrations, later, { name: '9999-relying', needs: later.name, statements: () => [] }]);
  const checked = await printedBy(['migrate', '--check'], environment);
  assert.deepEqual(
    [checked.code, /newer.*9998-later, 9999-relying/.test(String(checked.failure?.['message']))],
    [exitCodes.refused.code, true],
  );
  const logger = createLogger({ level: 'silent', destination: { write: () => {} } });
  await assert.rejects(
    createApp(readConfig(environment), logger),
    /newer version of Qujat: it has the migration 9998-later, 9999-relying/,
  );
}

/** The version from before the upgrade is started again, says so, and goes on with all that is there. */
async function takeBack(
  t: TestContext,
  { dataDirectory }: TestGateway,
  databaseUrl: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const checked = await printedBy(['migrate', '--check'], environment);
  assert.deepEqual([checked.code, checked.records[0]?.['newer']], [0, [later.name]]);
  const older = await startTestGateway(t, { config: { dataDirectory, databaseUrl } });
  await deliver(older);
  await older.close();
  assert.equal(older.logged.filter((line) => /9998-later.*a newer version has added/.test(line)).length, 1);
}

test('over SQLite, a gateway goes on while a later version migrates its store', (t) => upgradeUnder(t, undefined));

test('over PostgreSQL too, which must forget what it had parsed', async (t) => {
  const programs = await findServerPrograms();
  if (programs === undefined) return t.skip('The server of PostgreSQL is not installed');
  const server = await startTemporaryServer(programs);
  t.after(() => server.stop());
  await upgradeUnder(t, server.url);
});

/** A store as the version wrote it that had these migrations, with what it can have had of today's rows. */
async function storeOf(t: TestContext, known: readonly Migration[], today: string): Promise<string> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-earlier-'));
  t.after(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const tables = tablesOf(storeColumns(known)).filter(({ table }) => table !== 'migrations');
  await makeStore({ dataDirectory }, async (database) => {
    await migrate(database, known);
    for (const { table } of tables.toReversed()) await database.commit([clearTable(database, table)]);
    await readSnapshot({ dataDirectory: today }, async ({ rows }) => {
      for (const { table, columns } of tables) {
        for await (const portion of rows(table, columns)) {
          await database.commit([insertRows(database, { table, columns, rows: [...portion] })]);
        }
      }
    });
  });
  return dataDirectory;
}

test('what each earlier version has stored, this one opens and goes on with', async (t) => {
  const gateway = await startTestGateway(t, { config: { masterKey: { current: { text: MASTER_KEY }, previous: {} } } });
  const { backendSessionId, code } = await gateway.openSession();
  await deliver(gateway);
  for (const count of migrations.keys()) {
    const dataDirectory = await storeOf(t, migrations.slice(0, count + 1), gateway.dataDirectory);
    const environment = { QUJAT_DATA_DIR: dataDirectory, QUJAT_MASTER_KEY: MASTER_KEY };
    const { code: pending } = await printedBy(['migrate', '--check'], environment);
    assert.equal(pending, count + 1 === migrations.length ? 0 : exitCodes.pending.code);
    const app = await createApp(
      readConfig(environment),
      createLogger({ level: 'silent', destination: { write: () => {} } }),
    );
    t.after(() => app.close());
    const payload = { backend_session_id: backendSessionId, code, file: false, file_type: 'pdf' };
    const url = '/api/v1/backend/e-document/online-access/approve/';
    assert.equal((await app.server.inject({ method: 'POST', url, payload })).statusCode, 200, `migration ${count + 1}`);
  }
});

const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
