/** What an operator does for a citizen who asks what is kept of them, or wants it erased. The IIN comes in the body: no address has it. */
import type { AccountStore } from '../accounts/account-store.ts';
import { eraseCitizenRecords } from '../citizen-records/erase-citizen-records.ts';
import { exportCitizenRecords } from '../citizen-records/export-citizen-records.ts';
import type { CitizenOrder, CitizenRecordsContext } from '../citizen-records/take-up-citizen.ts';
import type { HttpRequest, HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import type { OrganizationStore } from '../organizations/organization-store.ts';
import { nameParties } from './audit-schemas.ts';
import { operatorOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { citizenRecordsReply, citizenRecordsSchema } from './citizen-record-schemas.ts';
import { readReason, reasonField } from './reason.ts';
import { CABINET } from './schemas.ts';

export interface CitizenRecordRoutesContext extends CitizenRecordsContext {
  organizations: Pick<OrganizationStore, 'findOrganization'>;
  accounts: Pick<AccountStore, 'findAccount'>;
  consentEncryption: Uint8Array;
  /** Writes the calls down that have just been answered. */
  flushRequestLogs(): Promise<void>;
}

export function registerCitizenRecordRoutes(cabinet: HttpServer, context: CitizenRecordRoutesContext): void {
  cabinet.post(`${CABINET}/operator/citizens/export/`, exportCitizenRecordsRoute, async (request) => {
    const order = readOrder(request.body, request);
    await context.flushRequestLogs();
    const records = await exportCitizenRecords(order, context);
    return citizenRecordsReply(records, await nameParties(records.rows, context), context.consentEncryption);
  });

  cabinet.post(`${CABINET}/operator/citizens/erase/`, eraseCitizenRecordsRoute, async (request) => {
    const order = readOrder(request.body, request);
    await context.flushRequestLogs();
    const { requests, consents, auditRows } = await eraseCitizenRecords(order, context);
    return { erased_requests: requests, erased_consents: consents, audit_rows: auditRows };
  });
}

function readOrder({ iin, reason }: { iin: string; reason: string }, request: HttpRequest): CitizenOrder {
  return { iin, reason: readReason(reason), ...operatorOf(request) };
}

const body = Type.Object({
  iin: Type.String({ maxLength: 40, description: 'Of the citizen', examples: ['900101300017'] }),
  reason: reasonField,
});
const count = (description: string) => Type.Integer({ description, examples: [3] });

const exportCitizenRecordsRoute = cabinetRoute(
  { access: 'citizens.manage', recent: true, tag: 'operator', refuses: ['invalid_iin'] },
  {
    operationId: 'exportCitizenRecords',
    summary: 'What is kept of one citizen',
    description: [
      'Only for operators, as `qujat citizen export` does it: for the answer to a citizen who asks, or to a court. The audit keeps the',
      'reason. Sessions cannot be searched: each is encrypted under its own id, and loses IIN and phone at its end.',
    ].join(' '),
    body,
    response: { 200: json('All that can be found.', citizenRecordsSchema) },
  },
);

const eraseCitizenRecordsRoute = cabinetRoute(
  { access: 'citizens.manage', recent: true, tag: 'operator', refuses: ['invalid_iin', 'legal_hold'] },
  {
    operationId: 'eraseCitizenRecords',
    summary: 'Erase what is kept of one citizen',
    description: [
      'Only for operators, as `qujat citizen erase` does it. The masked IIN and phone go out of the request log, and the consents are',
      'deleted. The audit stays, and keeps the reason: it names nobody. Cannot be taken back.',
    ].join(' '),
    body,
    response: {
      200: json(
        'Erased.',
        Type.Object({
          erased_requests: count('Lines of the request log that lost IIN and phone'),
          erased_consents: count('Consents that were deleted'),
          audit_rows: count('Rows of the audit that stay'),
        }),
      ),
    },
  },
);
