/** qujat citizen export and erase: what the store has of one citizen. Both leave a row in the audit, with the reason, before they act. */
import type { OperatorAction } from '../audit/audit-entry.ts';
import { commandActor } from '../audit/command-actor.ts';
import { sealNow } from '../audit/seal-now.ts';
import { auditRowReply, nameParties } from '../cabinet-api/audit-schemas.ts';
import { readReason } from '../cabinet-api/reason.ts';
import { eraseCitizenRecords } from '../citizen-records/erase-citizen-records.ts';
import { type CitizenRecords, findCitizenRecords } from '../citizen-records/find-citizen-records.ts';
import { randomIds } from '../clock.ts';
import type { FoundConsent } from '../consents/consent-store.ts';
import { describeConsent } from '../consents/describe-consent.ts';
import { openAnswers } from './answers.ts';
import { catchInterruption } from './catch-interruption.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import { OPERATORS, type OpenedAudit, withAudit } from './open-audit.ts';

export interface CitizenRecordsOptions {
  reason: string;
}

export async function runCitizenExport({ reason }: CitizenRecordsOptions, context: CommandContext): Promise<void> {
  await withRecords('citizen_exported', reason, context, async ({ rows, calls, consents }, { stores, dataKeys }) => {
    const names = await nameParties(rows, stores);
    const records = [
      ...rows.map((row) => ({ kind: 'audit', ...auditRowReply(row, names) })),
      ...calls.map(({ requestId, organizationId, createdAt, iinMasked, phoneMasked, operation, outcome }) => ({
        kind: 'call',
        time: new Date(createdAt).toISOString(),
        action: operation,
        organization_id: organizationId,
        request_id: requestId,
        error_code: outcome === 'ok' ? null : outcome,
        iin: iinMasked,
        phone: phoneMasked,
      })),
      ...consents.map((found) => consentRow(found, dataKeys.consentSealing)),
    ];
    context.terminal.printRows(records, ['kind', 'time', 'action', 'organization_id', 'request_id', 'error_code']);
  });
}

export async function runCitizenErase({ reason }: CitizenRecordsOptions, context: CommandContext): Promise<void> {
  await withRecords('citizen_erased', reason, context, async (records, { stores }) => {
    const { rows } = records;
    const erased = await eraseCitizenRecords(records, stores);
    const lines = erased.calls === 1 ? '1 line' : `${erased.calls} lines`;
    const consents = erased.consents === 1 ? '1 consent' : `${erased.consents} consents`;
    context.terminal.print(
      { erased_calls: erased.calls, erased_consents: erased.consents, audit_rows: rows.length },
      `Erased IIN and phone in ${lines} of the request log, and ${consents}. ${rows.length} rows of the audit stay, which do not name the citizen.\n`,
    );
  });
}

function consentRow(found: FoundConsent, sealing: Uint8Array) {
  const { id, state, record } = describeConsent(found, sealing);
  const { organizationId } = found.consent;
  const shared = { request_id: null, error_code: null, consent_id: id, record };
  return { kind: 'consent', time: record.event.time, action: state, organization_id: organizationId, ...shared };
}

/** The IIN is asked for: the words of a command can be read by every user of the machine. */
async function askIin(): Promise<string> {
  const interruption = catchInterruption();
  const answers = openAnswers(interruption);
  try {
    return await answers.ask('IIN');
  } finally {
    answers.close();
    interruption.forget();
  }
}

async function withRecords(
  action: OperatorAction,
  typed: string,
  { environment }: CommandContext,
  work: (records: CitizenRecords, audit: OpenedAudit) => Promise<void>,
): Promise<void> {
  const reason = readReason(typed);
  const iin = await askIin();
  await withAudit(environment, async (audit) => {
    if (action === 'citizen_erased') assertNoHold(audit);
    const { stores, dataKeys, store } = audit;
    const { treeSize } = await sealNow(audit);
    const records = await findCitizenRecords(iin, treeSize, { ...stores, subjectHmacKey: dataKeys.subjectHmac });
    const { accountId, source } = commandActor(randomIds);
    const { subject } = records;
    const entry = { id: randomIds.rowId(), organizationId: OPERATORS, action, accountId, subject, reason, ...source };
    await store.insertEntry(entry);
    await work(records, audit);
  });
}

/** @throws CommandError `refused` */
function assertNoHold({ config }: OpenedAudit): void {
  if (!config.legalHold) return;
  throw new CommandError('refused', 'QUJAT_LEGAL_HOLD is on: nothing may be erased until it is off again.');
}
