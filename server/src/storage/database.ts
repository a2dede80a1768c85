/**
 * What the stores need of a database. `sqlite/` and `postgres/` provide it, and `storage-contract.ts` is the suite that both
 * pass. A unit of work is a list of statements known beforehand, never an open transaction: so SQLite can commit many units
 * with one fsync, and PostgreSQL can repeat a unit that it could not serialise.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Compilable, Kysely, RawBuilder } from 'kysely';
import { GatewayError } from '../errors.ts';
import type { Schema } from './schema.ts';

export interface Database {
  /** Builds statements, and runs single ones. */
  readonly query: Kysely<Schema>;
  readonly reports: Reports;
  /** The store's clock as an SQL expression: epoch milliseconds. */
  readonly nowMs: RawBuilder<number>;
  /** Where a test moves the time: its clock in place of the store's own, epoch milliseconds. */
  readonly testClock: (() => number) | undefined;
  /**
   * Runs the statements in order in one durable transaction. Where a statement affects fewer rows than it `mustAffect`, everything
   * is undone and the result is undefined. Otherwise one result per statement.
   * @param durability by default `at_once`
   * @throws StoreUnavailableError, here and from `query`: then the unit may be stored or not, but never in part
   */
  commit(unit: readonly UnitStatement[], durability?: Durability): Promise<readonly StatementResult[] | undefined>;
  /** Resolves when all that was committed here is durable: at once, unless the last of it was to be so `with_next`. */
  settle(): Promise<void>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /**
   * Begins to give back room that is no longer used to the system, in slices beside the commits. Without effect where the database
   * does so by itself.
   */
  shrink(): Promise<void>;
  /**
   * What another thread of this process opens the same store with; undefined where it connects by itself. The thread must be closed
   * before this.
   */
  lend(): LentStore | undefined;
  /** Ends what is under way, then closes. */
  close(): Promise<void>;
}

/**
 * When what was committed outlives a power cut. `with_next`: with the next commit that is `at_once`. Until then everybody sees it, and
 * it outlives the death of the process. It is for what nobody is answered about before such a commit, and what is worth nothing once
 * the machine has gone down with whoever waited. A store on a machine of its own takes it for `at_once`.
 */
export type Durability = 'at_once' | 'with_next';

/** Can be sent to a thread; the ports go with it. */
export interface LentStore {
  path: string;
  /** To the one thread that writes. */
  writer: MessagePort;
  /** To the thread that reads reports. */
  reports: MessagePort;
}

/**
 * For reads over many rows: usage, lists with filters, exports. They have a thread of their own (SQLite) or connections of their own
 * (PostgreSQL), few and bounded, so that no request waits for a report. A store of reports is made of this alone: a `Database` does
 * not fit in its place, so it cannot read by the way of the requests.
 */
export interface Reports {
  readonly read: Pick<Kysely<Schema>, 'selectFrom' | 'with'>;
}

/**
 * The store cannot be reached, read or written: no connection, no room, a failing disk. What was under way may or may not be
 * stored, so it is never to be reported as done. To the caller it is `service_unavailable`.
 */
export class StoreUnavailableError extends GatewayError {
  constructor(reason: string, cause: unknown) {
    super('service_unavailable', { cause });
    this.name = 'StoreUnavailableError';
    this.message = reason;
  }
}

export interface UnitStatement extends Compilable {
  /** Undo the whole unit where this statement affects fewer rows than that. */
  mustAffect?: number;
}

/** The statement, which undoes its whole unit where it affects fewer rows than this. */
export function mustAffect(statement: Compilable, rows = 1): UnitStatement {
  return { compile: () => statement.compile(), mustAffect: rows };
}

/** Whether the unit was committed: false where a statement affected too few rows, and everything was undone. */
export async function tryCommit(database: Database, unit: readonly UnitStatement[]): Promise<boolean> {
  return (await database.commit(unit)) !== undefined;
}

export interface StatementResult {
  rows: readonly Record<string, unknown>[];
  /** Of a statement that returns rows: those. */
  affectedRows: number;
}
