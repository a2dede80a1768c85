/** qujat citizen export and erase: what the store has of one citizen. Both leave a row in the audit, with the reason, before they act. */
import { commandActor } from '../audit/actor.ts';
import { nameParties } from '../cabinet-api/audit-schemas.ts';
import { citizenRecordsReply } from '../cabinet-api/citizen-record-schemas.ts';
import { readReason } from '../cabinet-api/reason.ts';
import { eraseCitizenRecords } from '../citizen-records/erase-citizen-records.ts';
import { exportCitizenRecords } from '../citizen-records/export-citizen-records.ts';
import type { CitizenOrder, CitizenRecordsContext } from '../citizen-records/take-up-citizen.ts';
import { randomIds } from '../clock.ts';
import { openAnswers } from './answers.ts';
import { catchInterruption } from './catch-interruption.ts';
import type { CommandContext } from './command-context.ts';
import { type OpenedAudit, withAudit } from './open-audit.ts';

export interface CitizenRecordsOptions {
  reason: string;
}

export async function runCitizenExport(options: CitizenRecordsOptions, { environment, terminal }: CommandContext) {
  const order = await readOrder(options);
  await withAudit(environment, async (audit) => {
    const records = await exportCitizenRecords(order, contextOf(audit));
    const names = await nameParties(records.rows, audit.stores);
    const told = citizenRecordsReply(records, names, audit.dataKeys.consentEncryption);
    const rows = [
      ...told.audit.map((row) => ({ kind: 'audit', ...row })),
      ...told.requests.map((request) => ({ kind: 'request', ...request })),
      ...told.consents.map(({ organization_id, consent: { id, state, record } }) => {
        const shared = { request_id: null, error_code: null, consent_id: id, record };
        return { kind: 'consent', time: record.event.time, action: state, organization_id, ...shared };
      }),
    ];
    terminal.printRows(rows, ['kind', 'time', 'action', 'organization_id', 'request_id', 'error_code']);
  });
}

export async function runCitizenErase(options: CitizenRecordsOptions, { environment, terminal }: CommandContext) {
  const order = await readOrder(options);
  await withAudit(environment, async (audit) => {
    const erased = await eraseCitizenRecords(order, contextOf(audit));
    const lines = erased.requests === 1 ? '1 line' : `${erased.requests} lines`;
    const consents = erased.consents === 1 ? '1 consent' : `${erased.consents} consents`;
    terminal.print(
      { erased_requests: erased.requests, erased_consents: erased.consents, audit_rows: erased.auditRows },
      `Erased IIN and phone in ${lines} of the request log, and ${consents}. ${erased.auditRows} rows of the audit stay, which do not name the citizen.\n`,
    );
  });
}

/** The IIN is asked for: the words of a command can be read by every user of the machine. */
async function readOrder({ reason: typed }: CitizenRecordsOptions): Promise<CitizenOrder> {
  const reason = readReason(typed);
  const interruption = catchInterruption();
  const answers = openAnswers(interruption);
  try {
    return { iin: await answers.ask('IIN'), reason, ...commandActor(randomIds) };
  } finally {
    answers.close();
    interruption.forget();
  }
}

function contextOf({ stores, store, signer, dataKeys, config }: OpenedAudit): CitizenRecordsContext {
  const { auditArchive, requestLog, consents } = stores;
  const { legalHold } = config;
  const keys = { auditSigner: signer, subjectHmacKey: dataKeys.subjectHmac };
  return { auditArchive, requestLog, consents, audit: store, ...keys, ids: randomIds, legalHold };
}
