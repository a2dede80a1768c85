/** Kysely on top of a pool of PostgreSQL connections. */
import { once } from 'node:events';
import { type Dialect, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';

/** Enough to keep a gateway busy, and few enough for several gateways within PostgreSQL's usual limit of 100. */
const CONNECTIONS_MAX = 16;
const CONNECT_TIMEOUT_MS = 10_000;

export function createPostgresDialect(url: string): Dialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'qujat',
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle connection that breaks must not end the process: the pool drops it, and the next query opens another.
  pool.on('error', () => {});
  // While a query has the connection, the pool does not listen, and an error that nobody hears ends the process. The query itself
  // is told by its own rejection.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({
    pool: { connect: () => pool.connect(), end: () => endPool(pool), options: pool.options },
  });
}

/** `pg` forgets those who still wait for a connection when it ends: they would wait for ever. So they are served first. */
async function endPool(pool: Pool): Promise<void> {
  while (pool.waitingCount > 0) await once(pool, 'release');
  await pool.end();
}

/** Epoch milliseconds are int8, which `pg` gives as text; they fit a JavaScript number for the next 280,000 years. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format);
