/**
 * Names under which the server keeps what it has parsed. A text that comes again and again has one, which follows from the text: so it
 * is the same on every connection, and of every process.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Far more than the gateway uses often. */
const TEXTS_MAX = 500;
/** What is asked now and then, such as a list with a rare filter, need not be kept by the server. */
const USES_BEFORE = 4;

/**
 * The server, or a pooler before it, does not have the statement of this name, or has another; or a table that it reads was changed.
 * (PostgreSQL, appendix A.)
 */
const STALE_STATES = ['26000', '42P05', '0A000'];

/** Undefined for a text that is not used often. */
export type NameStatement = (text: string) => string | undefined;

export function createStatementNames(): NameStatement {
  const known = new LRUCache<string, { uses: number; name: string }>({ max: TEXTS_MAX });
  return (text) => {
    const statement = known.get(text) ?? { uses: 0, name: nameOf(text) };
    known.set(text, statement);
    statement.uses += 1;
    return statement.uses > USES_BEFORE ? statement.name : undefined;
  };
}

/** At most 63 characters are told apart. */
function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A named statement that the connection can no longer run by its name: to be run again, by its text. */
export class StaleStatementError extends Error {
  constructor(cause: unknown) {
    super('PostgreSQL can no longer run a statement that it had prepared', { cause });
    this.name = 'StaleStatementError';
  }
}

export function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && STALE_STATES.includes(String(error.code));
}
