/**
 * eraseCitizenRecords: takes out of the store what is left there of one citizen: the masked IIN and phone in the request log, and the
 * consents. The audit stays: it is the proof of what was done with their data, and names them by a keyed hash alone.
 */
import type { ConsentStore } from '../consents/consent-store.ts';
import type { RequestLogStore, StoredCall } from '../request-log/request-log-store.ts';
import type { CitizenRecords } from './find-citizen-records.ts';

/** The largest unit of work: a request beside it waits for no more. */
const CALLS_AT_ONCE = 100;

export interface EraseContext {
  requestLog: Pick<RequestLogStore, 'forgetCitizen'>;
  consents: Pick<ConsentStore, 'eraseConsentsOf'>;
}

/** Resolves to how many lines lost them, and how many consents were deleted; may be broken off and run again. */
export async function eraseCitizenRecords(
  { calls, subject }: Pick<CitizenRecords, 'calls' | 'subject'>,
  { requestLog, consents }: EraseContext,
): Promise<{ calls: number; consents: number }> {
  return { calls: await eraseCalls(calls, requestLog), consents: await consents.eraseConsentsOf(subject) };
}

async function eraseCalls(
  calls: readonly StoredCall[],
  requestLog: Pick<RequestLogStore, 'forgetCitizen'>,
): Promise<number> {
  const telling = calls.filter(({ iinMasked, phoneMasked }) => iinMasked !== null || phoneMasked !== null);
  const requestIds = telling.map(({ requestId }) => requestId);
  for (let from = 0; from < requestIds.length; from += CALLS_AT_ONCE) {
    await requestLog.forgetCitizen(requestIds.slice(from, from + CALLS_AT_ONCE));
  }
  return requestIds.length;
}
