/**
 * What must hold in the data at any moment, whoever died: what was delivered, what was metered and what was audited are the same
 * number, and no step of a session lacks its audit row.
 */
import assert from 'node:assert/strict';
import { numberFrom, type TortureStore } from './stores.ts';

export interface Books {
  delivered: number;
  metered: number;
  /** Attempts that were counted, and have no outcome: their process died, or is at it. */
  openAttempts: number;
}

export async function assertBooksBalance(store: TortureStore): Promise<Books> {
  const sessions = (what: string) => numberFrom(store, `select ${what} from sessions`);
  const audited = (...actions: string[]) =>
    numberFrom(store, `select count(*) from audit where action in (${actions.map((action) => `'${action}'`).join()})`);
  const inState = (state: string) => numberFrom(store, `select count(*) from sessions where state = '${state}'`);

  const delivered = await inState('delivered');
  const metered = await numberFrom(store, 'select sum(delivered) from usage');
  assert.equal(metered, delivered, 'metered units = delivered sessions');
  assert.equal(await audited('document_delivered'), delivered, 'each delivery has its audit row');
  // A session whose request the state did not take is discarded, with a row that says so.
  const kept = (await audited('document_requested')) - (await audited('request_failed'));
  assert.equal(kept, await sessions('count(*)'), 'each session has its audit row');
  assert.equal(await audited('session_locked'), await inState('locked'), 'each lock has its audit row');
  assert.equal(await audited('otp_resent'), await sessions('sum(resends_used)'), 'each resend has its audit row');
  // One statement, as the log is written beside the requests.
  const uncounted =
    'select (select count(*) from request_log) - (select coalesce(sum(calls), 0) from request_log_outcomes)';
  assert.equal(await numberFrom(store, uncounted), 0, 'each line of the request log is in its sums once');
  // A code whose outcome is unknown may fail again and again, and is one attempt.
  const closed = await audited('document_delivered', 'code_refused', 'session_locked');
  const openAttempts = (await sessions('sum(attempts_used)')) - closed;
  assert.ok(openAttempts >= 0, 'no attempt has two outcomes');
  return { delivered, metered, openAttempts };
}
