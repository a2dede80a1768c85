/**
 * Group commit: the units of a batch run in one transaction, so that one fsync makes all of them durable, and each in its own
 * savepoint, so that a unit which fails takes no other with it. The worker's work.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { SqliteFailure, SqliteOutcome, SqliteRequest, SqliteResult, SqliteStatement } from './messages.ts';

/** Far more than the gateway has; the bound guards against statements whose text varies. */
const PREPARED_STATEMENTS_MAX = 256;

interface PreparedStatement {
  statement: StatementSync;
  returnsRows: boolean;
}

export type RunStatement = (statement: SqliteStatement) => SqliteResult;

export function createRunStatement(database: DatabaseSync): RunStatement {
  const prepared = new LRUCache<string, PreparedStatement>({ max: PREPARED_STATEMENTS_MAX });
  return ({ sql, parameters }) => {
    const { statement, returnsRows } = prepared.get(sql) ?? prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    if (!returnsRows) return { rows: [], affectedRows: Number(statement.run(...values).changes) };
    const rows = statement.all(...values);
    return { rows, affectedRows: rows.length };
  };

  function prepare(sql: string): PreparedStatement {
    const statement = database.prepare(sql);
    const entry = { statement, returnsRows: statement.columns().length > 0 };
    prepared.set(sql, entry);
    return entry;
  }
}

/**
 * One outcome per unit. Where the commit fails, it fails for all of them.
 * @throws Error where a transaction cannot even be undone: then the connection is of no more use
 */
export function commitUnits(
  database: DatabaseSync,
  run: RunStatement,
  units: readonly SqliteRequest[],
): readonly SqliteOutcome[] {
  try {
    database.exec('begin immediate');
    const outcomes = units.map((unit) => runUnit(database, run, unit));
    database.exec('commit');
    return outcomes;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    return units.map(() => failed(error));
  }
}

function runUnit(database: DatabaseSync, run: RunStatement, unit: SqliteRequest): SqliteOutcome {
  database.exec('savepoint unit');
  try {
    const results: SqliteResult[] = [];
    for (const statement of unit.statements) {
      const result = run(statement);
      if (result.affectedRows < Number(statement.mustAffect)) {
        undoUnit(database);
        return { kind: 'undone' };
      }
      results.push(result);
    }
    database.exec('release unit');
    return { kind: 'done', results };
  } catch (error) {
    // A full disk or an I/O error makes SQLite roll back the whole transaction by itself: then every unit has failed.
    if (!database.isTransaction) throw error;
    undoUnit(database);
    return failed(error);
  }
}

function undoUnit(database: DatabaseSync): void {
  database.exec('rollback to unit');
  database.exec('release unit');
}

function failed(error: unknown): SqliteOutcome {
  return { kind: 'failed', error: failureOf(error) };
}

export function failureOf(error: unknown): SqliteFailure {
  if (!(error instanceof Error)) return { message: String(error), errcode: undefined };
  return { message: error.message, errcode: 'errcode' in error ? Number(error.errcode) : undefined };
}
