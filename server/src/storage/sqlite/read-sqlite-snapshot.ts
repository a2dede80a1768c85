/** The SQLite file as it was when the first read of a transaction began. In WAL mode it holds up no commit. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Snapshot } from '../snapshot.ts';
import { BUSY_TIMEOUT_MS } from './open-file.ts';
import { createRunStatement } from './run-batch.ts';
import { createSqliteDatabase, SQLITE_FILE } from './sqlite-database.ts';
import type { SqliteClient } from './worker-client.ts';

const ROWS_AT_ONCE = 500;

export async function readSqliteSnapshot<Result>(
  dataDirectory: string,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result | undefined> {
  const path = join(dataDirectory, SQLITE_FILE);
  if (!existsSync(path)) return undefined;
  const file = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    file.exec('begin');
    return await work({ database: createSqliteDatabase(clientOf(file)), rows: rowsOf(file) });
  } finally {
    file.close();
  }
}

function clientOf(file: DatabaseSync): SqliteClient {
  const run = createRunStatement(file);
  const refuse = () => {
    throw new Error('A snapshot only reads');
  };
  const read: SqliteClient['read'] = async (statement) => {
    const { rows, affectedRows } = run(statement);
    return { rows: rows.map((row) => ({ ...row })), affectedRows };
  };
  return { read, report: read, commit: refuse, settle: async () => {}, shrink: refuse, lend: refuse, close: refuse };
}

function rowsOf(file: DatabaseSync): Snapshot['rows'] {
  return async function* (table, columns) {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const statement = file.prepare(`select ${names} from "${table}"`);
    statement.setReturnArrays(true);
    let portion: unknown[][] = [];
    for (const row of statement.iterate()) {
      portion.push(Object.values(row));
      if (portion.length < ROWS_AT_ONCE) continue;
      yield portion;
      portion = [];
    }
    if (portion.length > 0) yield portion;
  };
}
