/**
 * eraseCitizenRecords: takes out of the request log what is left there of one citizen, the masked IIN and phone of the calls that were about
 * them. The audit stays: it is the proof of what was done with their data, and names them by a keyed hash alone.
 */
import type { RequestLogStore, StoredCall } from '../request-log/request-log-store.ts';

/** The largest unit of work: a request beside it waits for no more. */
const CALLS_AT_ONCE = 100;

/** Resolves to how many lines lost them; may be broken off and run again. */
export async function eraseCitizenRecords(
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
