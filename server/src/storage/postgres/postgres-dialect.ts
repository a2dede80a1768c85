/**
 * Kysely on top of a pool of PostgreSQL connections. Every wait is bounded, so that a server which hangs costs a call some
 * seconds and never holds it for ever. A connection of which nothing good is known is not used again.
 */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type Dialect, PostgresDialect, type PostgresPoolClient } from 'kysely';
import { type ClientBase, Pool, type PoolClient, type QueryResult, types } from 'pg';
import { StoreUnavailableError } from '../database.ts';
import { cancelLockWait } from './cancel-lock-wait.ts';
import { createStatementNames, isStale, type NameStatement, StaleStatementError } from './statement-names.ts';
import { refusesSettings, type Send, sendThroughPooler } from './through-pooler.ts';
import { isAnswerLate, leavesConnectionUnusable } from './unavailable.ts';

/**
 * Enough to keep a gateway busy, and few enough for several gateways within PostgreSQL's usual limit of 100. The threads of a gateway
 * share them; each has two at least.
 */
const CONNECTIONS_MAX = 16;

/** How long each step may take. `docs/guides/scale-out.md` tells operators of them. */
export interface PostgresTimeouts {
  /** To connect, and to wait for a free connection of the pool. */
  connectMs: number;
  /** To wait for a row that another transaction holds. */
  lockMs: number;
  /** For one statement, counted by the server. */
  statementMs: number;
  /** For the server's answer, counted here: the server may hang, or its commit may wait for a standby. Longer than the others. */
  answerMs: number;
  /** After which the server ends the transaction of a gateway that has vanished, and frees what it holds. */
  abandonedMs: number;
}

export const defaultTimeouts: PostgresTimeouts = {
  connectMs: 5_000,
  lockMs: 5_000,
  statementMs: 8_000,
  answerMs: 10_000,
  abandonedMs: 10_000,
};

/** A migration may rewrite a large table, and others wait for the one that runs it. */
export const migrationTimeouts: PostgresTimeouts = {
  ...defaultTimeouts,
  lockMs: 0,
  statementMs: 0,
  answerMs: 0,
  abandonedMs: 0,
};

/** What reads many rows may use besides: whoever finds both in use waits for one, as long as for any connection. */
const REPORT_CONNECTIONS_MAX = 2;

const KEEP_ALIVE_AFTER_MS = 10_000;

interface PoolSettings {
  timeouts?: PostgresTimeouts | undefined;
  /** Of one process, which share its connections. */
  threads?: number | undefined;
  /** Whether the server is to keep what it has parsed: poolers that lend a connection by the transaction may not let it. */
  prepared?: boolean | undefined;
}

export function createPostgresDialect(url: string, settings: PoolSettings = {}): Dialect {
  const { timeouts = defaultTimeouts, threads = 1, prepared = false } = settings;
  const nameOf = prepared ? createStatementNames() : nameNothing;
  return createDialect(url, timeouts, Math.max(2, Math.floor(CONNECTIONS_MAX / threads)), nameOf);
}

/** For `Database.reports`: its statements end by the same time-out, and take no connection from the requests. */
export function createReportDialect(url: string, { timeouts = defaultTimeouts, threads = 1 }: PoolSettings): Dialect {
  return createDialect(url, timeouts, Math.max(1, Math.floor(REPORT_CONNECTIONS_MAX / threads)), nameNothing);
}

const nameNothing: NameStatement = () => undefined;

function createDialect(url: string, timeouts: PostgresTimeouts, max: number, nameOf: NameStatement): Dialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'qujat',
    max,
    connectionTimeoutMillis: timeouts.connectMs,
    query_timeout: timeouts.answerMs,
    ...settingsOf(timeouts),
    keepAlive: true,
    // What is sent while an answer is awaited goes out at once: see `commitUnit`.
    pipeline: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    onConnect: assertTakesWrites,
    types: { getTypeParser },
  });
  // An idle connection that breaks must not end the process: the pool drops it, and the next query opens another.
  pool.on('error', () => {});
  // While a query has the connection, the pool does not listen, and an error that nobody hears ends the process. The query itself
  // is told by its own rejection.
  pool.on('connect', (client) => client.on('error', () => {}));
  // Kysely knows its connections by identity: each client always comes as the same one.
  const watched = new WeakMap<PoolClient, PostgresPoolClient>();
  let throughPooler = false;
  const connect = async () => {
    const client = await pool.connect().catch((error: unknown) => {
      if (!refusesSettings(error)) throw error;
      throughPooler = true;
      // From here on the pool makes its connections without.
      Object.assign(pool.options, settingsOf(migrationTimeouts));
      return pool.connect();
    });
    const pooled = throughPooler ? settingsOf(timeouts) : undefined;
    const endWait = () => endWaitOf(client, url, timeouts);
    const known = watched.get(client) ?? discardUnusable(client, { pooled, nameOf, endWait });
    watched.set(client, known);
    return known;
  };
  return new PostgresDialect({ pool: { connect, end: () => endPool(pool), options: pool.options } });
}

/** Those of a connection, which the server keeps; `pg` sends none that is 0. */
function settingsOf({ lockMs, statementMs, abandonedMs }: PostgresTimeouts) {
  return {
    lock_timeout: lockMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: abandonedMs,
  };
}

/** After a fail-over an address may lead to a standby: it would answer reads, of what was, and refuse the writes. */
async function assertTakesWrites(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
  if (rows[0]?.transaction_read_only !== 'off') {
    throw new StoreUnavailableError('This PostgreSQL takes no writes: it is a standby, or set to read only', undefined);
  }
}

interface ConnectionUse {
  /** Settings that each transaction is to bring, where a pooler stands between. */
  pooled: Record<string, number> | undefined;
  nameOf: NameStatement;
  /** Of the statement that the connection is at, where it waits for a lock. */
  endWait(): void;
}

/** Whether it came, nobody is told: the connection is given up in any case. */
function endWaitOf(client: PoolClient, url: string, { connectMs }: PostgresTimeouts): void {
  // `pg` has it, and its types do not tell.
  const processId = Number(Reflect.get(client, 'processID'));
  cancelLockWait(url, processId, connectMs).catch(() => {});
}

/**
 * Lets the pool end the connection, rather than lend it again, where a query has shown that it is of no more use.
 */
function discardUnusable(client: PoolClient, { pooled, nameOf, endWait }: ConnectionUse): PostgresPoolClient {
  let unusable = false;
  const stale = new Set<string>();
  const sendTogether = createSendTogether(client.connection.stream);
  const send: Send<QueryResult> = async (text, parameters) => {
    // What follows a query that was given up would wait for its answer all the same.
    if (unusable) throw new StoreUnavailableError('The connection was given up', undefined);
    // A pooler may have another connection next time, which does not know the name.
    const known = parameters.length === 0 || pooled !== undefined ? undefined : nameOf(text);
    const name = known === undefined || stale.has(known) ? undefined : known;
    sendTogether();
    try {
      return await client.query({ text, values: [...parameters], ...(name !== undefined && { name }) });
    } catch (error) {
      if (!unusable && isAnswerLate(error)) endWait();
      unusable ||= leavesConnectionUnusable(error);
      if (name === undefined || !isStale(error)) throw error;
      stale.add(name);
      throw new StaleStatementError(error);
    }
  };
  const query = pooled === undefined ? send : sendThroughPooler(send, pooled);
  return {
    // Kysely asks with a cursor only where one is configured.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy || unusable),
  };
}

/** What a unit sends in one turn leaves in one write: a write is dearer than all that the driver does besides. */
function createSendTogether(stream: Writable): () => void {
  let held = false;
  return () => {
    if (held) return;
    held = true;
    stream.cork();
    process.nextTick(() => {
      held = false;
      stream.uncork();
    });
  };
}

/** `pg` forgets those who still wait for a connection when it ends: they would wait for ever. So they are served first. */
async function endPool(pool: Pool): Promise<void> {
  while (pool.waitingCount > 0) await once(pool, 'release');
  await pool.end();
}

/** Epoch milliseconds are int8, which `pg` gives as text; they fit a JavaScript number for the next 280,000 years. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format);
