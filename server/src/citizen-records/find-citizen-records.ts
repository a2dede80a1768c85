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
import type { RequestLogStore, StoredRequest } from '../request-log/request-log-store.ts';

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
  requests: StoredRequest[];
  consents: FoundConsent[];
}

const ROWS_AT_ONCE = 1_000;
const REQUESTS_AT_ONCE = 500;
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
  return { subject, rows, requests: await listRequestsOf(rows, context), consents };
}

async function listRequestsOf(rows: readonly ArchivedRow[], { requestLog }: FindContext): Promise<StoredRequest[]> {
  const requestIds = requestIdsOf(rows);
  const requests: StoredRequest[] = [];
  for (let from = 0; from < requestIds.length; from += REQUESTS_AT_ONCE) {
    requests.push(...(await requestLog.listRequestsById(requestIds.slice(from, from + REQUESTS_AT_ONCE))));
  }
  return withTheirSessions(requests, requestLog);
}

/** And those that were refused in the same sessions before anything happened: they leave no row in the audit. */
async function withTheirSessions(
  requests: readonly StoredRequest[],
  requestLog: RequestLogStore,
): Promise<StoredRequest[]> {
  const found = new Map(requests.map((request) => [request.requestId, request]));
  const bySession = new Map<string, StoredRequest>(
    requests.flatMap((request) => (request.session === null ? [] : [[request.session, request]])),
  );
  for (const [session, { organizationId, createdAt }] of bySession) {
    const around = { from: createdAt - SESSION_ROOM_MS, to: createdAt + SESSION_ROOM_MS };
    const further = await requestLog.listRequests({ organizationId, session, ...around }, { most: REQUESTS_AT_ONCE });
    for (const request of further) found.set(request.requestId, request);
  }
  return [...found.values()].toSorted((one, other) => other.createdAt - one.createdAt);
}

/** A call may have left several rows. */
function requestIdsOf(rows: readonly ArchivedRow[]): string[] {
  return [...new Set(rows.flatMap(({ requestId }) => requestId || []))];
}
