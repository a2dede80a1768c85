/** Reads that PostgreSQL gives up under `serializable`. A real one does so only when units meet, so the driver stands in for it here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { retryReads } from './retry-reads.ts';

/** Gives the first statements up, each with its SQLSTATE. */
function databaseThatGivesUp(states: string[]) {
  const ran: string[] = [];
  class Driver extends DummyDriver {
    override async acquireConnection(): Promise<DatabaseConnection> {
      return {
        async executeQuery({ sql }) {
          ran.push(sql);
          const code = states.shift();
          if (code !== undefined) throw Object.assign(new Error(`SQLSTATE ${code}`), { code });
          return { rows: [] };
        },
        async *streamQuery() {},
      };
    }
  }
  const dialect = retryReads({
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new Driver(),
    createIntrospector: (query) => new PostgresIntrospector(query),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  });
  return { query: new Kysely<{ item: { id: string } }>({ dialect }), ran };
}

test('a read by itself that could not be serialised is run again', async () => {
  const { query, ran } = databaseThatGivesUp(['40001', '40001']);
  assert.deepEqual(await query.selectFrom('item').selectAll().execute(), []);
  assert.equal(ran.length, 3);
});

test('a read of a transaction is not: the unit of work is run again as a whole', async () => {
  const { query, ran } = databaseThatGivesUp(['40001']);
  const transaction = await query.startTransaction().execute();
  await assert.rejects(transaction.selectFrom('item').selectAll().execute(), { code: '40001' });
  await transaction.rollback().execute();
  assert.equal(ran.length, 1);
  await query.selectFrom('item').selectAll().execute();
  assert.equal(ran.length, 2);
});

test('a write, and a read that failed otherwise, are not run again here', async () => {
  const { query, ran } = databaseThatGivesUp(['40001', '42P01']);
  await assert.rejects(query.insertInto('item').values({ id: 'a' }).execute(), { code: '40001' });
  await assert.rejects(query.selectFrom('item').selectAll().execute(), { code: '42P01' });
  assert.equal(ran.length, 2);
});
