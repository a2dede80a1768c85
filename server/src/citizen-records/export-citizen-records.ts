/** exportCitizenRecords: all that the store can tell of one citizen, with the reason in the audit. */
import type { CitizenRecords } from './find-citizen-records.ts';
import { type CitizenOrder, type CitizenRecordsContext, takeUpCitizen } from './take-up-citizen.ts';

/** @throws GatewayError `invalid_iin` */
export function exportCitizenRecords(order: CitizenOrder, context: CitizenRecordsContext): Promise<CitizenRecords> {
  return takeUpCitizen('citizen_exported', order, context);
}
