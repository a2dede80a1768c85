/**
 * Kysely on top of the SQLite worker: single statements only. What must happen together goes through `Database.commit`, because
 * an open transaction would hold up every other unit of the group commit.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqliteClient } from './worker-client.ts';

/** How statements are run. */
type Statements = Pick<SqliteClient, 'read' | 'commit'>;

export function createSqliteDialect(client: Statements): Dialect {
  return {
    createAdapter: () => new WorkerAdapter(),
    createDriver: () => createDriver(createConnection(client)),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (query: Kysely<unknown>) => new SqliteIntrospector(query),
  };
}

class WorkerAdapter extends SqliteAdapter {
  /** Kysely must not queue statements one by one: the worker takes many at a time. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function createConnection(client: Statements): DatabaseConnection {
  return {
    async executeQuery<Row>({ query, sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const statement = { sql, parameters, mustAffect: 0 };
      if (SelectQueryNode.is(query)) return { rows: (await client.read(statement)).rows as Row[] };
      const [result] = (await client.commit([statement])) ?? [];
      return { rows: (result?.rows ?? []) as Row[], numAffectedRows: BigInt(result?.affectedRows ?? 0) };
    },
    streamQuery() {
      throw new Error('Streaming is not supported over the SQLite worker');
    },
  };
}

function createDriver(connection: DatabaseConnection): Driver {
  const noTransaction = async () => {
    throw new Error('Use Database.commit: the SQLite worker has no open transactions');
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    destroy: async () => {},
  };
}
