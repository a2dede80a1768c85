/** What `Database` promises by itself, below the stores. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { ContractSubject } from './contract-subject.ts';
import { type Database, mustAffect } from './database.ts';
import { migrations } from './migrations/migrations.ts';

export function databaseContract({ first, second, open }: ContractSubject): void {
  const organization = (id: string, name = 'Ұйым') =>
    first.query.insertInto('organizations').values({ id, name, created_at: 1 });
  const names = async (ids: string[]) => {
    const rows = await second.query.selectFrom('organizations').select('name').where('id', 'in', ids).execute();
    return rows.map((row) => row.name);
  };

  test('several opens of an empty database in the same moment migrate it exactly once', async () => {
    const query = first.query.withTables<{ migrations: { name: string } }>();
    const applied = await query.selectFrom('migrations').select('name').orderBy('name').execute();
    assert.deepEqual(
      applied.map((row) => row.name),
      migrations.map((migration) => migration.name),
    );
    await first.ping();
    await second.ping();
  });

  test('a unit is stored whole, and seen by the next reader', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const results = await first.commit([organization(a), organization(b)]);
    assert.deepEqual(results, [
      { rows: [], affectedRows: 1 },
      { rows: [], affectedRows: 1 },
    ]);
    assert.deepEqual(await names([a, b]), ['Ұйым', 'Ұйым']);
  });

  test('a unit that need not be durable at once is seen at once, and is durable once all is settled', async () => {
    const id = randomUUID();
    await first.commit([organization(id)], 'with_next');
    assert.deepEqual(await names([id]), ['Ұйым']);
    await first.settle();
    await first.settle();
  });

  test('a unit whose later statement fails leaves nothing, and takes no other unit with it', async () => {
    const [good, bad] = [randomUUID(), randomUUID()];
    const [kept, failed] = await Promise.allSettled([
      first.commit([organization(good, 'good')]),
      first.commit([organization(bad, 'bad'), organization(bad, 'bad again')]),
    ]);
    assert.equal(kept.status, 'fulfilled');
    assert.equal(failed.status, 'rejected');
    assert.deepEqual(await names([good, bad]), ['good']);
  });

  test('a unit whose statement must affect a row and does not is undone', async () => {
    const [id, missing] = [randomUUID(), randomUUID()];
    const rename = first.query.updateTable('organizations').set({ name: 'renamed' });
    const undone = await first.commit([organization(id), mustAffect(rename.where('id', '=', missing))]);
    assert.equal(undone, undefined);
    assert.deepEqual(await names([id]), []);
  });

  test('a query in a unit sees what the unit did before; where it must find a row and does not, the unit is undone', async () => {
    const [found, missing] = [randomUUID(), randomUUID()];
    const find = (id: string) =>
      mustAffect(first.query.selectFrom('organizations').select('name').where('id', '=', id));
    const results = await first.commit([organization(found, 'found'), find(found)]);
    assert.deepEqual(results?.[1], { rows: [{ name: 'found' }], affectedRows: 1 });
    assert.equal(await first.commit([organization(missing), find('another id')]), undefined);
    assert.deepEqual(await names([found, missing]), ['found']);
  });

  test('a statement that must affect several rows and affects fewer undoes the unit, also where it is alone', async () => {
    const ids = [randomUUID(), randomUUID()];
    await first.commit([organization(ids[0] ?? '')]);
    const rename = first.query.updateTable('organizations').set({ name: 'renamed' }).where('id', 'in', ids);
    assert.equal(await first.commit([mustAffect(rename, 2)]), undefined);
    assert.deepEqual(await names(ids), ['Ұйым']);
    await first.commit([organization(ids[1] ?? '')]);
    assert.equal((await first.commit([mustAffect(rename, 2)]))?.length, 1);
    assert.deepEqual(await names(ids), ['renamed', 'renamed']);
  });

  test('units that lock the same rows in opposite order are all stored', async () => {
    const ids = [randomUUID(), randomUUID()];
    await first.commit(ids.map((id) => organization(id)));
    const countUp = (database: Database, id: string) =>
      mustAffect(
        database.query.updateTable('organizations').set({ created_at: sql`created_at + 1` }).where('id', '=', id),
      );
    const units = Array.from({ length: 20 }, (_, index) => {
      const database = index % 2 === 0 ? first : second;
      const order = index % 2 === 0 ? ids : ids.toReversed();
      return database.commit(order.map((id) => countUp(database, id)));
    });
    await Promise.all(units);
    const rows = await second.query.selectFrom('organizations').select('created_at').where('id', 'in', ids).execute();
    assert.deepEqual(
      rows.map((row) => row.created_at),
      [21, 21],
    );
  });

  test('epoch milliseconds come back as numbers, to the millisecond', async () => {
    const id = randomUUID();
    const createdAt = 253_402_300_799_999;
    await first.commit([first.query.insertInto('organizations').values({ id, name: 'n', created_at: createdAt })]);
    const row = await second.query
      .selectFrom('organizations')
      .select('created_at')
      .where('id', '=', id)
      .executeTakeFirst();
    assert.deepEqual(row, { created_at: createdAt });
  });

  test('without a clock from outside, the store tells the time in whole milliseconds', async () => {
    const database = await open({});
    const row = await database.query.selectNoFrom(database.nowMs.as('now_ms')).executeTakeFirstOrThrow();
    await database.close();
    assert.ok(Number.isSafeInteger(row.now_ms));
    assert.ok(Math.abs(row.now_ms - Date.now()) < 3_600_000, `${row.now_ms} is not the time`);
  });

  test('close ends what is under way, and then nothing more is accepted', async () => {
    const database = await open({});
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const units = ids.map((id) => database.commit([organization(id, 'stored')]));
    await database.close();
    await Promise.all(units);
    assert.equal((await names(ids)).length, ids.length);
    await assert.rejects(database.ping());
    await assert.rejects(database.commit([organization(randomUUID())]));
  });
}
