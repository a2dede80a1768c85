/**
 * Which failures mean that PostgreSQL cannot be reached, read or written, rather than that a statement is wrong. They are told
 * apart at the driver, so that reads and commits are treated alike.
 */
import type { Dialect } from 'kysely';
import { systemWords } from '../../system/system-words.ts';
import { StoreUnavailableError } from '../database.ts';
import { watchDriver } from './watch-driver.ts';

/**
 * Classes of SQLSTATE (PostgreSQL, appendix A): connection, login, no such database, no resources (a full disk among them), the
 * operator's intervention, an error of the system, corrupted data.
 */
const UNAVAILABLE_CLASSES = ['08', '28', '3D', '53', '57', '58', 'XX001', 'XX002'];
/** A standby takes no writes: the primary has moved. */
const READ_ONLY = '25006';
/** A row that another transaction held for too long, and a transaction that the server gave up because we were silent. */
const WAITED_TOO_LONG = ['55P03', '25P03'];

/** How `pg` words what has no code: the connection went, or could not be had in time. */
const CONNECTION_LOST = /^(Connection terminated|Client has encountered|Client was closed|Query read time|timeout )/;

/** The dialect, with every failure of this kind as `StoreUnavailableError`. */
export function reportUnavailable(dialect: Dialect): Dialect {
  return watchDriver(dialect, {
    driver: (driver) => {
      const acquireConnection = driver.acquireConnection.bind(driver);
      driver.acquireConnection = (options) => acquireConnection(options).catch(rethrow);
    },
    connection: (connection) => {
      const executeQuery = connection.executeQuery.bind(connection);
      connection.executeQuery = (query, options) => executeQuery<never>(query, options).catch(rethrow);
    },
  });
}

function rethrow(error: unknown): never {
  if (!isUnavailable(error)) throw error;
  throw new StoreUnavailableError(`PostgreSQL cannot be reached or written: ${reasonOf(error)}`, error);
}

function reasonOf(error: unknown): string {
  return systemWords(error) ?? (error instanceof Error ? error.message : String(error));
}

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // What the server itself answers has a severity; the code is then a SQLSTATE.
  if ('severity' in error && 'code' in error) return isUnavailableState(String(error.code));
  return 'syscall' in error || CONNECTION_LOST.test(error.message);
}

/** What no longer answers, or answers but takes no writes. An answer of the server about one statement leaves the connection good. */
export function leavesConnectionUnusable(error: unknown): boolean {
  const answered = error instanceof Error && 'severity' in error && 'code' in error;
  return !answered || error.code === READ_ONLY;
}

/** The server may still be at it: see `PostgresTimeouts.answerMs`. */
export function isAnswerLate(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

function isUnavailableState(state: string): boolean {
  return (
    state === READ_ONLY ||
    WAITED_TOO_LONG.includes(state) ||
    UNAVAILABLE_CLASSES.some((start) => state.startsWith(start))
  );
}
