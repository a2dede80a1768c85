/**
 * findCitizenRecords: what the store can tell of one citizen, for the answer to a citizen who asks, or to a court. The audit knows a citizen by a
 * keyed hash of the IIN, and each of its rows the call. Sessions cannot be searched: each is encrypted under its own id.
 */
import type { ArchivedRow, AuditArchive } from '../audit/audit-archive-store.ts';
import { searchAudit } from '../audit/search-audit.ts';
import { readIin } from '../citizens/subject.ts';
import { DAY_MS } from '../clock.ts';
import type { ConsentStore, FoundConsent } from '../consents/consent-store.ts';
import { subjectHmac } from '../crypto/subject-hmac.ts';
import type { RequestLogStore, StoredCall } from '../request-log/request-log-store.ts';

export interface FindContext {
  auditArchive: AuditArchive;
  requestLog: RequestLogStore;
  consents: ConsentStore;
  /** `DataKeys.subjectHmac`. */
  subjectHmacKey: Uint8Array;
}

export interface CitizenRecords {
  /** What stands for the citizen in the audit. */
  subject: string;
  /** Newest first. */
  rows: ArchivedRow[];
  /** The lines of the request log that are still there. */
  calls: StoredCall[];
  consents: FoundConsent[];
}

const ROWS_AT_ONCE = 1_000;
const CALLS_AT_ONCE = 500;
const CONSENTS_MAX = 10_000;
/** Longer than a session and what is repeated of it. */
const SESSION_ROOM_MS = DAY_MS;

/**
 * @param treeSize how many rows of the audit are chained
 * @throws GatewayError `invalid_iin`
 */
export async function findCitizenRecords(
  typed: string,
  treeSize: number,
  context: FindContext,
): Promise<CitizenRecords> {
  const subject = subjectHmac(context.subjectHmacKey, 'iin', readIin(typed));
  const rows: ArchivedRow[] = [];
  for (let before: number | null = treeSize; before !== null; ) {
    const found = await searchAudit({ subject, treeSize, before, most: ROWS_AT_ONCE }, context.auditArchive);
    rows.push(...found.rows);
    before = found.next;
  }
  const consents = await context.consents.listConsentsOf(subject, CONSENTS_MAX);
  return { subject, rows, calls: await listCallsOf(rows, context), consents };
}

async function listCallsOf(rows: readonly ArchivedRow[], { requestLog }: FindContext): Promise<StoredCall[]> {
  const requestIds = requestIdsOf(rows);
  const calls: StoredCall[] = [];
  for (let from = 0; from < requestIds.length; from += CALLS_AT_ONCE) {
    calls.push(...(await requestLog.listCallsByRequest(requestIds.slice(from, from + CALLS_AT_ONCE))));
  }
  return withTheirSessions(calls, requestLog);
}

/** And those that were refused in the same sessions before anything happened: they leave no row in the audit. */
async function withTheirSessions(calls: readonly StoredCall[], requestLog: RequestLogStore): Promise<StoredCall[]> {
  const found = new Map(calls.map((call) => [call.requestId, call]));
  const bySession = new Map<string, StoredCall>(
    calls.flatMap((call) => (call.session === null ? [] : [[call.session, call]])),
  );
  for (const [session, { organizationId, createdAt }] of bySession) {
    const around = { from: createdAt - SESSION_ROOM_MS, to: createdAt + SESSION_ROOM_MS };
    const further = await requestLog.listCalls({ organizationId, session, ...around }, { most: CALLS_AT_ONCE });
    for (const call of further) found.set(call.requestId, call);
  }
  return [...found.values()].toSorted((one, other) => other.createdAt - one.createdAt);
}

/** A call may have left several rows. */
function requestIdsOf(rows: readonly ArchivedRow[]): string[] {
  return [...new Set(rows.flatMap(({ requestId }) => requestId || []))];
}
