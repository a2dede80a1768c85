/**
 * eraseCitizenRecords: takes out of the store what is left there of one citizen: the masked IIN and phone in the request log, and the
 * consents. The audit stays: it is the proof of what was done with their data, and names them by a keyed hash alone.
 */
import { GatewayError } from '../errors.ts';
import type { RequestLogStore, StoredRequest } from '../request-log/request-log-store.ts';
import { type CitizenOrder, type CitizenRecordsContext, takeUpCitizen } from './take-up-citizen.ts';

/** The largest unit of work: a request beside it waits for no more. */
const REQUESTS_AT_ONCE = 100;

/**
 * May be broken off and run again.
 * @throws GatewayError `legal_hold`, `invalid_iin`
 */
export async function eraseCitizenRecords(order: CitizenOrder, context: CitizenRecordsContext) {
  if (context.legalHold) throw new GatewayError('legal_hold');
  const { requests, subject, rows } = await takeUpCitizen('citizen_erased', order, context);
  return {
    /** Lines of the request log that lost IIN and phone. */
    requests: await eraseRequests(requests, context.requestLog),
    consents: await context.consents.eraseConsentsOf(subject),
    /** Rows of the audit that stay. */
    auditRows: rows.length,
  };
}

export type ErasedRecords = Awaited<ReturnType<typeof eraseCitizenRecords>>;

async function eraseRequests(
  requests: readonly StoredRequest[],
  requestLog: Pick<RequestLogStore, 'forgetCitizen'>,
): Promise<number> {
  const telling = requests.filter(({ iinMasked, phoneMasked }) => iinMasked !== null || phoneMasked !== null);
  const requestIds = telling.map(({ requestId }) => requestId);
  for (let from = 0; from < requestIds.length; from += REQUESTS_AT_ONCE) {
    await requestLog.forgetCitizen(requestIds.slice(from, from + REQUESTS_AT_ONCE));
  }
  return requestIds.length;
}
