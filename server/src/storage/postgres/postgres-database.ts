/** The store at scale: PostgreSQL, shared by several gateways. */
import { type Dialect, Kysely, sql } from 'kysely';
import { type Database, StoreUnavailableError } from '../database.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Schema } from '../schema.ts';
import { commitUnit } from './commit-unit.ts';
import {
  createPostgresDialect,
  createReportDialect,
  migrationTimeouts,
  type PostgresTimeouts,
} from './postgres-dialect.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { retryReads } from './retry-reads.ts';
import { reportUnavailable } from './unavailable.ts';

/** The moment of evaluation, not of the transaction's start: a statement that waited for a lock must not judge by an old time. */
export const storeClock = sql<number>`cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)`;

export interface PostgresOptions {
  /** `postgres://…` or a dialect of Kysely that speaks PostgreSQL, such as that of PGlite. */
  connect: string | Dialect;
  /** Takes the place of the store's own clock, so that tests can move the time. */
  nowMs?: (() => number) | undefined;
  timeouts?: PostgresTimeouts | undefined;
  /** See `createPostgresDialect`. Default: true. */
  prepared?: boolean | undefined;
  /** See `DatabaseOptions`. */
  prove?: ((found: Database) => Promise<void>) | undefined;
  /** See `DatabaseOptions`. */
  threads?: number | undefined;
}

/** Connects and migrates. */
export async function openPostgresDatabase(options: PostgresOptions): Promise<Database> {
  const { connect, nowMs, prove } = options;
  if (typeof connect !== 'string') {
    const database = createPostgresDatabase(connect, nowMs);
    await migrate(database);
    return database;
  }
  const migrating = createPostgresDatabase(createPostgresDialect(connect, { timeouts: migrationTimeouts }), nowMs);
  try {
    await prove?.(migrating);
    await migrate(migrating);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    throw new Error(`${error.message}. Look at the server, and at DATABASE_URL.`, { cause: error });
  } finally {
    await migrating.close();
  }
  return connectPostgres(connect, options);
}

/** Connects, and leaves the schema as it is. */
export function connectPostgres(
  url: string,
  { nowMs, prepared = true, ...pools }: Omit<PostgresOptions, 'connect' | 'prove'> = {},
): Database {
  const requests = createPostgresDialect(url, { ...pools, prepared });
  return createPostgresDatabase(requests, nowMs, createReportDialect(url, pools));
}

/** @param reportDialect where it is not given, reports share the connections of the requests */
function createPostgresDatabase(dialect: Dialect, nowMs?: () => number, reportDialect?: Dialect): Database {
  const query = new Kysely<Schema>({ dialect: retryReads(reportUnavailable(dialect)) });
  const read =
    reportDialect === undefined ? query : new Kysely<Schema>({ dialect: retryReads(reportUnavailable(reportDialect)) });
  const underWay = new Set<Promise<unknown>>();
  const database: Database = {
    query,
    reports: { read },
    get nowMs() {
      return nowMs === undefined ? storeClock : sql<number>`cast(${nowMs()} as bigint)`;
    },
    testClock: nowMs,
    async commit(unit) {
      const committed = retryConflicts(() => commitUnit(query, unit));
      underWay.add(committed);
      return committed.finally(() => underWay.delete(committed));
    },
    // The lease too: a fail-over must not lose it.
    async settle() {},
    lend: () => undefined,
    // Autovacuum does it.
    async shrink() {},
    async ping() {
      await query.selectNoFrom(database.nowMs.as('now_ms')).execute();
    },
    async close() {
      await Promise.allSettled(underWay);
      await Promise.all([query.destroy(), read.destroy()]);
    },
  };
  return database;
}
