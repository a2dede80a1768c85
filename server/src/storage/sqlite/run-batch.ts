/**
 * Group commit: the units of a batch run in one transaction, so that one fsync makes all of them durable. A unit which fails takes no
 * other with it: where it has left a part of itself, the batch is undone and runs once more, each unit in a savepoint of its own. Without
 * one a unit is cheaper: SQLite copies each page that is changed first since a savepoint. The worker's work.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { SqliteFailure, SqliteOutcome, SqliteRequest, SqliteResult, SqliteStatement } from './messages.ts';

/** Far more than the gateway has; the bound guards against statements whose text varies. */
const PREPARED_STATEMENTS_MAX = 256;
/** After a unit that left a part, so many batches have savepoints from the start: what was refused now is often asked for again. */
const BATCHES_APART = 32;

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

export function createTransactionControl(database: DatabaseSync) {
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
    /** Without effect where no transaction is open. */
    rollback: () => {
      if (database.isTransaction) rollback();
    },
    isOpen: (): boolean => database.isTransaction,
    mark: prepare('savepoint unit'),
    release,
    /** Undoes what was done since `mark`. */
    undo: () => {
      undoToMark();
      release();
    },
  };
}

/** The statements around units, prepared once: they run as often as the units. */
export type TransactionControl = ReturnType<typeof createTransactionControl>;

/** One outcome per unit. Where the commit fails, it fails for all of them. */
export type CommitUnits = (units: readonly SqliteRequest[]) => readonly SqliteOutcome[];

/** @returns what throws an Error where a transaction cannot even be undone: then the connection is of no more use */
export function createCommitUnits(control: TransactionControl, run: RunStatement): CommitUnits {
  let batchesApart = 0;

  return (units) => {
    try {
      control.begin();
      const outcomes = runTogether(units) ?? runApart(units);
      control.commit();
      return outcomes;
    } catch (error) {
      control.rollback();
      return units.map(() => failed(error));
    }
  };

  /** Undefined, and as if never run, where a unit has left a part of itself. */
  function runTogether(units: readonly SqliteRequest[]): readonly SqliteOutcome[] | undefined {
    if (batchesApart > 0) return undefined;
    const outcomes: SqliteOutcome[] = [];
    for (const unit of units) {
      const { outcome, leavesAPart } = runUnit(unit);
      if (leavesAPart) {
        control.rollback();
        control.begin();
        batchesApart = BATCHES_APART;
        return undefined;
      }
      outcomes.push(outcome);
    }
    return outcomes;
  }

  function runApart(units: readonly SqliteRequest[]): readonly SqliteOutcome[] {
    batchesApart -= 1;
    return units.map((unit) => {
      control.mark();
      const { outcome, leavesAPart } = runUnit(unit);
      if (leavesAPart) control.undo();
      else control.release();
      return outcome;
    });
  }

  /** What fails is undone by SQLite, but not the statements before it; what affects no row has left nothing. */
  function runUnit({ statements }: SqliteRequest): { outcome: SqliteOutcome; leavesAPart: boolean } {
    const results: SqliteResult[] = [];
    try {
      for (const statement of statements) {
        const result = run(statement);
        if (result.affectedRows < statement.mustAffect) {
          return { outcome: { kind: 'undone' }, leavesAPart: results.length > 0 || result.affectedRows > 0 };
        }
        results.push(result);
      }
      return { outcome: { kind: 'done', results }, leavesAPart: false };
    } catch (error) {
      // A full disk or an I/O error makes SQLite roll back the whole transaction by itself: then every unit has failed.
      if (!control.isOpen()) throw error;
      return { outcome: failed(error), leavesAPart: results.length > 0 };
    }
  }
}

function failed(error: unknown): SqliteOutcome {
  return { kind: 'failed', error: failureOf(error) };
}

export function failureOf(error: unknown): SqliteFailure {
  if (!(error instanceof Error)) return { message: String(error), errcode: undefined };
  return { message: error.message, errcode: 'errcode' in error ? Number(error.errcode) : undefined };
}
