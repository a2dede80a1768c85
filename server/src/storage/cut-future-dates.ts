/**
 * What the store's clock dated before it was set back, and what becomes of it: one statement for each table that has such a column
 * in `schema.ts`. What began in the future begins now and keeps its length; what ends too late ends its length from now on.
 *
 * A lease that ends too late is cut as well. The claim does not take it for run out (decision 0047).
 */
import { type RawBuilder, sql } from 'kysely';
import type { Dating, LengthName, Table } from './columns.ts';
import type { Database } from './database.ts';
import { tables } from './schema.ts';

/** The longest lengths, in milliseconds. */
export type Lengths = Record<Exclude<LengthName, 'counter'>, number> & {
  /** A counter has the first window whose pattern, as of SQL's `like`, its id has; or its own lock, where that is longer. */
  counters: readonly { idLike: string; windowMs: number }[];
};

/** Clocks are kept right by many small steps, and those of a store's nodes differ by as much: what they leave is left alone. */
const TOLERATED_MS = 2_000;

/** Resolves to the number of rows that were cut. */
export async function cutFutureDates(database: Database, lengths: Lengths): Promise<number> {
  const unit = statementsOf(database, lengths).map((statement) => {
    return { compile: () => statement.compile(database.query) };
  });
  const results = await database.commit(unit);
  return (results ?? []).reduce((sum, { affectedRows }) => sum + affectedRows, 0);
}

function statementsOf({ nowMs }: Database, lengths: Lengths): RawBuilder<unknown>[] {
  const clock = { nowMs, latestStart: sql<number>`${nowMs} + ${sql.lit(TOLERATED_MS)}` };
  return Object.entries<Table>(tables).flatMap(([table, { columns }]) => {
    const dated = Object.entries(columns).map(([column, { dating }]): [string, Dating] => [column, dating]);
    const ordered = dated.flatMap(([column, dating]) =>
      typeof dating === 'object' && 'beginsInOrderOf' in dating
        ? [moveInOrder(table, column, dating.beginsInOrderOf, clock)]
        : [],
    );
    const cuts = dated.flatMap(([column, dating]) => cutOf(column, dating, clock, lengths));
    return cuts.length === 0 ? ordered : [...ordered, cutRows(table, cuts, isOpenRow(dated, clock))];
  });
}

interface StoreClock {
  nowMs: RawBuilder<number>;
  /** What begins later than this is to be cut. */
  latestStart: RawBuilder<number>;
}

interface Cut {
  column: string;
  isTooLate: RawBuilder<boolean>;
  value: RawBuilder<number>;
}

function cutRows(table: string, cuts: readonly Cut[], isOpen: RawBuilder<boolean>): RawBuilder<unknown> {
  const values = cuts.map(({ column, value }) => sql`${sql.ref(column)} = ${value}`);
  const conditions = cuts.map(({ isTooLate }) => isTooLate);
  return sql`update ${sql.table(table)} set ${sql.join(values)} where ${isOpen} and (${sql.join(conditions, sql` or `)})`;
}

/** An index finds the rows that are not closed, where the table has many that are. */
function isOpenRow(dated: readonly [column: string, dating: Dating][], { nowMs }: StoreClock): RawBuilder<boolean> {
  const closing = dated.find(([, dating]) => typeof dating === 'object' && 'closes' in dating);
  return closing === undefined ? sql`1 = 1` : sql`${sql.ref(closing[0])} > ${nowMs}`;
}

function cutOf(column: string, dating: Dating, clock: StoreClock, lengths: Lengths): Cut[] {
  if (dating === 'begins') return [cutTo(column, sql.ref(column), clock.nowMs, clock.latestStart)];
  if (typeof dating === 'string' || 'beginsInOrderOf' in dating) return [];
  if ('stepMs' in dating) {
    // An authenticator may be one step ahead.
    const step = sql<number>`${clock.nowMs} / ${sql.lit(dating.stepMs)} + 1`;
    return [cutTo(column, sql.ref(column), step, sql`${step} + 1`)];
  }
  return [cutEnd(column, dating, clock, lengths)];
}

/** The value, but no later than this; what is not later than `latest` stays. */
function cutTo(column: string, value: RawBuilder<unknown>, to: RawBuilder<number>, latest: RawBuilder<number>): Cut {
  const isTooLate = sql<boolean>`${value} > ${latest}`;
  return { column, isTooLate, value: sql<number>`case when ${isTooLate} then ${to} else ${value} end` };
}

function cutEnd(
  column: string,
  { ends, from }: { ends: LengthName; from?: string },
  { nowMs, latestStart }: StoreClock,
  lengths: Lengths,
): Cut {
  const end = sql.ref(column);
  const start = sql.ref(from ?? column);
  const kept =
    from === undefined
      ? end
      : sql`case when ${start} > ${latestStart} and ${end} > ${nowMs} then ${end} - (${start} - ${nowMs}) else ${end} end`;
  const lengthMs = ends === 'counter' ? counterLength(lengths.counters) : sql<number>`${sql.lit(lengths[ends])}`;
  return cutTo(column, kept, sql`${nowMs} + ${lengthMs}`, sql`${latestStart} + ${lengthMs}`);
}

function counterLength(counters: Lengths['counters']): RawBuilder<number> {
  const cases = counters.map(({ idLike, windowMs }) => sql`when id like ${sql.lit(idLike)} then ${sql.lit(windowMs)}`);
  // Of a limit that is no more: nobody reads it.
  const longest = Math.max(...counters.map(({ windowMs }) => windowMs));
  const window = sql<number>`(case ${sql.join(cases, sql` `)} else ${sql.lit(longest)} end)`;
  return sql<number>`(case when lock_ms > ${window} then lock_ms else ${window} end)`;
}

/** The newest of each group begins now, and the others as long before it as they did. */
function moveInOrder(
  table: string,
  column: string,
  group: string,
  { nowMs, latestStart }: StoreClock,
): RawBuilder<unknown> {
  const start = sql.ref(`${table}.${column}`);
  return sql`update ${sql.table(table)} set ${sql.ref(column)} = ${start} - newest.ahead_ms
    from (select ${sql.ref(group)} as group_id, max(${sql.ref(column)}) - ${nowMs} as ahead_ms from ${sql.table(table)}
      where ${sql.ref(column)} > ${latestStart} group by ${sql.ref(group)}) as newest
    where newest.group_id = ${sql.ref(`${table}.${group}`)} and ${start} > ${latestStart}`;
}
