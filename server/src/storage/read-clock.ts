/** The store's clock by itself, for what no statement can work out: no database need know the time zone of Almaty. */
import type { Database } from './database.ts';
import { prepareStatement } from './prepared-statement.ts';

/** Epoch milliseconds. */
export async function readClock(database: Database): Promise<number> {
  const { rows } = await database.query.executeQuery(selectClock(database, {}));
  const [row] = rows;
  if (row === undefined) throw new Error('The store did not tell its time');
  return row.now_ms;
}

const selectClock = prepareStatement<object, { now_ms: number }>(({ query, nowMs }) =>
  query.selectNoFrom(nowMs.as('now_ms')),
);
