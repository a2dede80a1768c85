/** What came of a unit in a thread, as its caller is told it: an error is an error again. */
import { StoreUnavailableError } from '../database.ts';
import type { SqliteFailure, SqliteOutcome, SqliteResult } from './messages.ts';
import { isUnavailable } from './result-codes.ts';

/** Undefined where the unit was undone. */
export function resultsOf(outcome: SqliteOutcome): readonly SqliteResult[] | undefined {
  if (outcome.kind === 'undone') return undefined;
  if (outcome.kind === 'done') return outcome.results;
  throw errorOf(outcome.error);
}

function errorOf({ message, errcode, storeFailed = false }: SqliteFailure): Error {
  const error = Object.assign(new Error(message), { errcode });
  return storeFailed || isUnavailable(errcode) ? new StoreUnavailableError(message, error) : error;
}
