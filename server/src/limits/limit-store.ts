/**
 * The counters of the limits in the database. A counter's window begins with its first use and ends by the store's clock; where
 * the last use locks, the window is drawn out. All counters of a call are used in one statement, which other stores put into their
 * own units. Nothing in an id names a person: an IIN or a phone stands there as its HMAC.
 */
import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Database, mustAffect, type StatementResult, type UnitStatement } from '../storage/database.ts';
import {
  type ItemValues,
  type ListValues,
  prepareShapes,
  type StatementSource,
} from '../storage/prepared-statement.ts';

export interface Counter {
  id: string;
  max: number;
  /** How long a window lasts from its first use on, or when it ends (epoch ms), or of which windows of the store's clock it is one. */
  window: { lastsMs: number } | { endsAt: number } | { everyMs: number };
  /** The use that reaches `max` keeps the counter closed for at least so long; 0 where it only ends its window. */
  lockMs: number;
}

/** A counter as it stands. A closed window counts as one that has not begun. */
export interface CounterUse {
  id: string;
  used: number;
  /** Uses that are held for calls under way. */
  held: number;
  /** Epoch milliseconds, by the store's clock. */
  windowEndsAt: number;
}

interface UseRow {
  id: string;
  used: number;
  held: number;
  window_ends_at: number;
}

export function createLimitStore(database: Database) {
  return {
    /** The counters whose window is open, and the store's time (epoch ms). */
    async readCounters(ids: readonly string[]): Promise<{ uses: ReadonlyMap<string, CounterUse>; nowMs: number }> {
      const { rows } = await database.query.executeQuery(
        selectOpenCounters(ids.length)(database, { items: ids.map((id) => ({ id })) }),
      );
      const uses = rows.filter((row) => row.id !== null).map((row) => useOfRow(row as UseRow));
      return { uses: new Map(uses.map((use) => [use.id, use])), nowMs: rows[0]?.now_ms ?? 0 };
    },

    /**
     * Uses each counter once, in ONE conditional write: all of them, or none where one of them is used up (undefined). The
     * sessions' store makes the same write a part of its own commits.
     */
    async consume(counters: readonly Counter[]): Promise<readonly CounterUse[] | undefined> {
      const results = await database.commit(consumeCounters(database, counters));
      return results && usesOf(results[0]);
    },

    /** Takes uses back, where their windows still run. */
    async giveBack(uses: readonly CounterUse[]): Promise<void> {
      await database.commit(giveBackUses(database, uses));
    },

    /** Deletes the counters whose windows have ended. */
    async forgetCounters(): Promise<void> {
      const { query, nowMs } = database;
      await database.commit([query.deleteFrom('limit_counters').where('window_ends_at', '<=', nowMs)]);
    },
  };
}

export type LimitStore = ReturnType<typeof createLimitStore>;

/**
 * The statement that uses the counters, as part of a unit; none where there is nothing to count. The unit is undone where a
 * counter is used up. Put it last: other calls of the same organisation wait for these rows.
 */
export function consumeCounters(database: Database, counters: readonly Counter[]): UnitStatement[] {
  if (counters.length === 0) return [];
  return [mustAffect(upsertCounters(database, counters), counters.length)];
}

/** The same where nothing is refused: a counter that is used up stays as it is. */
export function countUses(database: Database, counters: readonly Counter[]): UnitStatement[] {
  return counters.length === 0 ? [] : [upsertCounters(database, counters)];
}

/**
 * Holds one use of each counter, until it is known whether it is one: then `endHolds`, and `countUses` where it was. The unit is undone
 * where what is used and held reaches `max`. A hold locks nothing. One that is never ended counts until its window ends.
 */
export function holdUses(database: Database, counters: readonly Counter[]): UnitStatement[] {
  if (counters.length === 0) return [];
  const statement = holdWindows(windowsOf(counters))(database, { items: counters.map(valuesOf) });
  return [mustAffect(statement, counters.length)];
}

export function endHolds(database: Database, held: readonly CounterUse[]): UnitStatement[] {
  return takeBack(database, held, 'held');
}

export function giveBackUses(database: Database, uses: readonly CounterUse[]): UnitStatement[] {
  return takeBack(database, uses, 'used');
}

function takeBack(database: Database, uses: readonly CounterUse[], column: 'used' | 'held'): UnitStatement[] {
  if (uses.length === 0) return [];
  const items = uses.map(({ id, windowEndsAt }) => ({ id, windowEndsAt }));
  return [takeBackOf(`${column} ${uses.length}`)(database, { items })];
}

/** Of a window that has ended nothing is taken back. The shape: the column, and how many counters. */
const takeBackOf = prepareShapes((shape: string, { query, itemValue }: StatementSource<ListValues>) => {
  const [column, count] = shape.split(' ') as ['used' | 'held', string];
  const windows = numbersTo(Number(count)).map(
    (n) => sql<SqlBool>`id = ${itemValue(n, 'id')} and window_ends_at = ${itemValue(n, 'windowEndsAt')}`,
  );
  return query
    .updateTable('limit_counters')
    .set({ [column]: sql`${sql.ref(column)} - 1` })
    .where(column, '>', 0)
    .where(sql<SqlBool>`(${sql.join(windows, sql` or `)})`);
});

/** The uses that `consumeCounters` or `holdUses` returned. */
export function usesOf(result: StatementResult | undefined): readonly CounterUse[] {
  return (result?.rows ?? []).map((row) => useOfRow(row as unknown as UseRow));
}

/** A condition for statements of other stores, whose values have those of `usedUpValues` besides. */
export function noneIsUsedUp(
  counters: number,
  { nowMs, itemValue }: Pick<StatementSource<ListValues>, 'nowMs' | 'itemValue'>,
): RawBuilder<boolean> {
  const usedUp = numbersTo(counters).map((n) => sql`id = ${itemValue(n, 'id')} and used >= ${itemValue(n, 'max')}`);
  return sql<boolean>`not exists (select id from limit_counters
    where window_ends_at > ${nowMs} and (${sql.join(usedUp, sql` or `)}))`;
}

/** A condition for statements of other stores: the counter's window is open. */
export function isInUse(id: RawBuilder<unknown>, nowMs: RawBuilder<number>): RawBuilder<boolean> {
  return sql<boolean>`exists (select id from limit_counters where id = ${id} and window_ends_at > ${nowMs})`;
}

export function usedUpValues(counters: readonly Counter[]): ListValues {
  return { items: counters.map(({ id, max }) => ({ id, max })) };
}

/** From the clock outwards, so that the time comes in the same query: one row of nulls with it where there is no counter. */
const selectOpenCounters = prepareShapes((count: number, { query, nowMs, itemValue }: StatementSource<ListValues>) => {
  const ids = sql.join(numbersTo(count).map((n) => itemValue(n, 'id')));
  return query
    .selectFrom(sql<{ now_ms: number }>`(select ${nowMs} as now_ms)`.as('clock'))
    .leftJoin('limit_counters', (join) => join.on(sql<boolean>`id in (${ids}) and window_ends_at > clock.now_ms`))
    .select(['id', 'used', 'held', 'window_ends_at', 'clock.now_ms']);
});

function upsertCounters(database: Database, counters: readonly Counter[]): Compilable {
  return upsertWindows(windowsOf(counters))(database, { items: counters.map(valuesOf) });
}

/** The shape of a statement over these counters: their windows are `fixed`, those `of_clock`, or their `own`. */
function windowsOf(counters: readonly Counter[]): string {
  return counters
    .map(({ window }) => ('endsAt' in window ? 'fixed' : 'everyMs' in window ? 'of_clock' : 'own'))
    .join(' ');
}

function valuesOf({ id, max, lockMs, window }: Counter): ItemValues {
  if ('endsAt' in window) return { id, max, lockMs, endsAt: window.endsAt };
  if ('everyMs' in window) return { id, max, lockMs, everyMs: window.everyMs };
  return { id, max, lockMs, lastsMs: max === 1 ? Math.max(window.lastsMs, lockMs) : window.lastsMs };
}

/** Of any number of concurrent uses only `max` affect the row of a window. */
const upsertWindows = prepareShapes((windows: string, source: StatementSource<ListValues>) => {
  const { query, nowMs } = source;
  const upsert = sql`
    insert into limit_counters (id, used, held, max, lock_ms, window_ends_at) values ${rowsOf(windows, sql`1, 0`, source)}
    on conflict (id) do update set
      used = case when limit_counters.window_ends_at <= ${nowMs} then 1 else limit_counters.used + 1 end,
      held = case when limit_counters.window_ends_at <= ${nowMs} then 0 else limit_counters.held end,
      max = excluded.max,
      lock_ms = excluded.lock_ms,
      window_ends_at = case
        when limit_counters.window_ends_at <= ${nowMs} then excluded.window_ends_at
        when limit_counters.used + 1 >= excluded.max and ${nowMs} + excluded.lock_ms > limit_counters.window_ends_at
          then ${nowMs} + excluded.lock_ms
        else limit_counters.window_ends_at end
    where limit_counters.window_ends_at <= ${nowMs} or limit_counters.used < excluded.max
    returning id, used, held, window_ends_at`;
  return { compile: () => upsert.compile(query) };
});

const holdWindows = prepareShapes((windows: string, source: StatementSource<ListValues>) => {
  const { query, nowMs } = source;
  const upsert = sql`
    insert into limit_counters (id, used, held, max, lock_ms, window_ends_at) values ${rowsOf(windows, sql`0, 1`, source)}
    on conflict (id) do update set
      used = case when limit_counters.window_ends_at <= ${nowMs} then 0 else limit_counters.used end,
      held = case when limit_counters.window_ends_at <= ${nowMs} then 1 else limit_counters.held + 1 end,
      max = excluded.max,
      lock_ms = excluded.lock_ms,
      window_ends_at = case
        when limit_counters.window_ends_at <= ${nowMs} then excluded.window_ends_at else limit_counters.window_ends_at end
    where limit_counters.window_ends_at <= ${nowMs} or limit_counters.used + limit_counters.held < excluded.max
    returning id, used, held, window_ends_at`;
  return { compile: () => upsert.compile(query) };
});

/** A row for each counter, with these `used` and `held` where its window begins. */
function rowsOf(
  windows: string,
  usedAndHeld: RawBuilder<unknown>,
  { nowMs, itemValue }: StatementSource<ListValues>,
): RawBuilder<unknown> {
  const rows = windows.split(' ').map((window, n) => {
    const endsAt = endOfWindow(window ?? '', n);
    return sql`(${itemValue(n, 'id')}, ${usedAndHeld}, ${itemValue(n, 'max')}, ${itemValue(n, 'lockMs')}, ${endsAt})`;
  });
  return sql.join(rows);

  function endOfWindow(window: string, n: number): RawBuilder<unknown> {
    if (window === 'fixed') return sql`cast(${itemValue(n, 'endsAt')} as bigint)`;
    if (window === 'own') return sql`${nowMs} + ${itemValue(n, 'lastsMs')}`;
    const everyMs = sql`cast(${itemValue(n, 'everyMs')} as bigint)`;
    return sql`(${nowMs} / ${everyMs} + 1) * ${everyMs}`;
  }
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

function useOfRow({ id, used, held, window_ends_at: windowEndsAt }: UseRow): CounterUse {
  return { id, used, held, windowEndsAt };
}
