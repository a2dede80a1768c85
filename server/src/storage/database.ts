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
   * @throws StoreUnavailableError, here and from `query`: then the unit may be stored or not, but never in part
   */
  commit(unit: readonly UnitStatement[]): Promise<readonly StatementResult[] | undefined>;
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

export interface UnitStatement {
  statement: Compilable;
  /** Undo the whole unit where this statement affects no row; or, where this is a number, fewer rows than that. */
  mustAffect?: boolean | number;
}

export interface StatementResult {
  rows: readonly Record<string, unknown>[];
  /** Of a statement that returns rows: those. */
  affectedRows: number;
}
