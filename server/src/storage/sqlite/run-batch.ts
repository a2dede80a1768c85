/**
 * Group commit: the units of a batch run in one transaction, so that one fsync makes all of them durable, and each in its own
 * savepoint unless it is a single statement, so that a unit which fails takes no other with it. The worker's work.
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

/** The statements around units, prepared once: they run as often as the units. */
export interface TransactionControl {
  begin(): void;
  commit(): void;
  /** Without effect where no transaction is open. */
  rollback(): void;
  isOpen(): boolean;
  mark(): void;
  release(): void;
  /** Undoes what was done since `mark`. */
  undo(): void;
}

export function createTransactionControl(database: DatabaseSync): TransactionControl {
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    return () => void statement.run();
  };
  const rollback = prepare('rollback');
  const undoToMark = prepare('rollback to unit');
  const release = prepare('release unit');
  return {
    begin: prepare('begin immediate'),
    commit: prepare('commit'),
    rollback: () => {
      if (database.isTransaction) rollback();
    },
    isOpen: () => database.isTransaction,
    mark: prepare('savepoint unit'),
    release,
    undo: () => {
      undoToMark();
      release();
    },
  };
}

/**
 * One outcome per unit. Where the commit fails, it fails for all of them.
 * @throws Error where a transaction cannot even be undone: then the connection is of no more use
 */
export function commitUnits(
  control: TransactionControl,
  run: RunStatement,
  units: readonly SqliteRequest[],
): readonly SqliteOutcome[] {
  try {
    control.begin();
    const outcomes = units.map((unit) => runUnit(control, run, unit));
    control.commit();
    return outcomes;
  } catch (error) {
    control.rollback();
    return units.map(() => failed(error));
  }
}

function runUnit(control: TransactionControl, run: RunStatement, unit: SqliteRequest): SqliteOutcome {
  const marked = mayLeaveAPart(unit);
  try {
    if (marked) control.mark();
    const results: SqliteResult[] = [];
    for (const statement of unit.statements) {
      const result = run(statement);
      if (result.affectedRows < Number(statement.mustAffect)) {
        if (marked) control.undo();
        return { kind: 'undone' };
      }
      results.push(result);
    }
    if (marked) control.release();
    return { kind: 'done', results };
  } catch (error) {
    // A full disk or an I/O error makes SQLite roll back the whole transaction by itself: then every unit has failed.
    if (!control.isOpen()) throw error;
    if (marked) control.undo();
    return failed(error);
  }
}

/** A single statement is undone by SQLite itself where it fails, and leaves nothing where it affects no row. */
function mayLeaveAPart({ statements }: SqliteRequest): boolean {
  return statements.length > 1 || Number(statements[0]?.mustAffect ?? 0) > 1;
}

function failed(error: unknown): SqliteOutcome {
  return { kind: 'failed', error: failureOf(error) };
}

export function failureOf(error: unknown): SqliteFailure {
  if (!(error instanceof Error)) return { message: String(error), errcode: undefined };
  return { message: error.message, errcode: 'errcode' in error ? Number(error.errcode) : undefined };
}
