/**
 * takeUpCitizen: what begins whatever an operator does with one citizen's records. All that has happened is sealed and found, and the audit
 * keeps who looked and why, before anything is told or erased.
 */
import type { CallSource, OperatorAction } from '../audit/audit-entry.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { sealNow } from '../audit/seal-now.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import type { Ids } from '../clock.ts';
import { type CitizenRecords, type FindContext, findCitizenRecords } from './find-citizen-records.ts';

export interface CitizenRecordsContext extends FindContext {
  audit: AuditStore;
  auditSigner: NoteSigner;
  ids: Pick<Ids, 'rowId'>;
  legalHold: boolean;
}

export interface CitizenOrder {
  iin: string;
  reason: string;
  accountId: string;
  source: CallSource;
}

/** In place of an organisation, for acts of operators that concern none. */
const OPERATORS = 'operators';

/** @throws GatewayError `invalid_iin` */
export async function takeUpCitizen(
  action: Extract<OperatorAction, 'citizen_exported' | 'citizen_erased'>,
  { iin, reason, accountId, source }: CitizenOrder,
  context: CitizenRecordsContext,
): Promise<CitizenRecords> {
  const { audit, auditSigner: signer, ids } = context;
  const { treeSize } = await sealNow({ store: audit, signer });
  const records = await findCitizenRecords(iin, treeSize, context);
  const { subject } = records;
  await audit.insertEntry({
    id: ids.rowId(),
    organizationId: OPERATORS,
    action,
    accountId,
    subject,
    reason,
    ...source,
  });
  return records;
}
