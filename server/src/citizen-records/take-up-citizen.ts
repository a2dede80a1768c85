/**
 * takeUpCitizen: what begins whatever an operator does with one citizen's records. All that has happened is sealed and found, and the audit
 * keeps who looked and why, before anything is told or erased.
 */
import type { Actor } from '../audit/actor.ts';
import type { OperatorAction } from '../audit/audit-entry.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { leaveAuditRow } from '../audit/leave-audit-row.ts';
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

export interface CitizenOrder extends Actor {
  iin: string;
  reason: string;
}

/** @throws GatewayError `invalid_iin` */
export async function takeUpCitizen(
  action: Extract<OperatorAction, 'citizen_exported' | 'citizen_erased'>,
  { iin, reason, ...actor }: CitizenOrder,
  context: CitizenRecordsContext,
): Promise<CitizenRecords> {
  const { audit: store, auditSigner: signer, ids } = context;
  const { treeSize } = await sealNow({ store, signer });
  const records = await findCitizenRecords(iin, treeSize, context);
  await leaveAuditRow({ action, subject: records.subject, reason }, actor, { store, ids });
  return records;
}
