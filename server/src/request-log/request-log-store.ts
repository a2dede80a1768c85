/** The request log in the database. The store's clock stamps the lines. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { Database, Reports } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import { prepareInsert } from '../storage/insert-rows.ts';
import { readClock } from '../storage/read-clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import type { LoggedOperation, LoggedRequest } from './request-log.ts';
import { addToSums } from './usage-statements.ts';

/** A line as it is written: some time after the call. */
export interface CollectedRequest extends LoggedRequest {
  ageMs: number;
}

export interface StoredRequest extends Omit<LoggedRequest, 'outcome'> {
  /** `ok`, or the code of an error; of a later version too. */
  outcome: string;
  /** When the call ended, epoch milliseconds. */
  createdAt: number;
}

/** Undefined fields do not filter. */
export interface RequestFilter {
  organizationId: string;
  /** Epoch milliseconds; from is included, to is not. */
  from?: number | undefined;
  to?: number | undefined;
  operation?: LoggedOperation | undefined;
  documentType?: string | undefined;
  environment?: string | undefined;
  /** `ok`, `failed` for every error, or the code of one. */
  outcome?: string | undefined;
  requestId?: string | undefined;
  apiKeyId?: string | undefined;
  session?: string | undefined;
  /** As it stands in the log. */
  iinMasked?: string | undefined;
}

/** The place of a line in the list. */
export interface RequestPlace {
  createdAt: number;
  requestId: string;
}

export function createRequestLogStore(database: Database) {
  return { ...lines(database), ...lists(database.reports) };
}

export type RequestLogStore = ReturnType<typeof createRequestLogStore>;

function lines(database: Database) {
  return {
    /** The lines, and what they add to the sums, in one commit. A batch that is there already is left as it is: it may come again. */
    async insertRequests(requests: readonly CollectedRequest[]): Promise<void> {
      if (requests.length === 0) return;
      // Read first, as no database need know the time zone of Almaty: see `deliver` of the session store.
      const nowMs = await readClock(database);
      const rows = requests.map((request) => rowOfRequest(request, nowMs - request.ageMs));
      await database.commit([...insertLines(database, rows), ...addToSums(database, rows)]);
    },

    /** Takes out of these lines what names the citizen in part. */
    async forgetCitizen(requestIds: readonly string[]): Promise<void> {
      const nothing = { iin_masked: null, phone_masked: null };
      const statement = database.query.updateTable('request_log').set(nothing).where('request_id', 'in', requestIds);
      await database.commit([statement]);
    },

    /** Deletes lines older than this, the oldest first, and gives their number. */
    deleteRequestLog({ retentionMs, most }: { retentionMs: number; most: number }): Promise<number> {
      return deleteOldest(database, {
        table: 'request_log',
        key: 'request_id',
        time: 'created_at',
        agoMs: retentionMs,
        most,
      });
    },
  };
}

const insertLines = prepareInsert(
  'request_log',
  [
    ...(['request_id', 'organization_id', 'environment', 'operation', 'api_key_id', 'session'] as const),
    ...(['document_type', 'outcome', 'iin_masked', 'phone_masked', 'duration_ms', 'state_ms', 'created_at'] as const),
  ],
  sql`(request_id) do nothing`,
);

function lists(reports: Reports) {
  return {
    /** Of any organisation, newest first; those that are still there. */
    async listRequestsById(requestIds: readonly string[]): Promise<StoredRequest[]> {
      const rows = await reports.read
        .selectFrom('request_log')
        .selectAll()
        .where('request_id', 'in', requestIds)
        .orderBy('created_at', 'desc')
        .orderBy('request_id', 'desc')
        .execute();
      return rows.map(requestOfRow);
    },

    /** Newest first, from after this place on. */
    async listRequests(
      filter: RequestFilter,
      { after, most }: { after?: RequestPlace | undefined; most: number },
    ): Promise<StoredRequest[]> {
      const rows = await reports.read
        .selectFrom('request_log')
        .selectAll()
        .where(matches(filter))
        .$if(after !== undefined, (page) =>
          page
            // By this alone the index leads to the place, instead of past all that comes before it.
            .where('created_at', '<=', after?.createdAt ?? 0)
            .where((where) =>
              where.or([
                where('created_at', '<', after?.createdAt ?? 0),
                where('request_id', '<', after?.requestId ?? ''),
              ]),
            ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('request_id', 'desc')
        .limit(most)
        .execute();
      return rows.map(requestOfRow);
    },
  };
}

function matches(filter: RequestFilter) {
  const { organizationId, from, to, outcome } = filter;
  const equal = [
    ['operation', filter.operation],
    ['document_type', filter.documentType],
    ['environment', filter.environment],
    ['request_id', filter.requestId],
    ['session', filter.session],
    ['iin_masked', filter.iinMasked],
  ] as const;
  return (where: ExpressionBuilder<Schema, 'request_log'>) =>
    where.and([
      where('organization_id', '=', organizationId),
      ...(from === undefined ? [] : [where('created_at', '>=', from)]),
      ...(to === undefined ? [] : [where('created_at', '<', to)]),
      ...(outcome === undefined
        ? []
        : [outcome === 'failed' ? where('outcome', '!=', 'ok') : where('outcome', '=', outcome)]),
      ...(filter.apiKeyId === undefined ? [] : [isWithKey(organizationId, filter.apiKeyId)(where)]),
      ...equal.flatMap(([column, value]) => (value === undefined ? [] : [where(column, '=', value)])),
    ]);
}

/** A key of a flow stands for all that the flow has had: its sessions go on with the one that made them. */
function isWithKey(organizationId: string, apiKeyId: string) {
  return (where: ExpressionBuilder<Schema, 'request_log'>) => {
    const keys = where.selectFrom('api_keys').where('api_keys.organization_id', '=', organizationId);
    const flow = keys.select('flow_id').where('api_keys.id', '=', apiKeyId);
    const ofFlow = keys.select('api_keys.id').where('flow_id', '=', flow);
    return where.or([where('api_key_id', '=', apiKeyId), where('api_key_id', 'in', ofFlow)]);
  };
}

function rowOfRequest(request: CollectedRequest, createdAt: number): Schema['request_log'] {
  return {
    request_id: request.requestId,
    organization_id: request.organizationId,
    environment: request.environment,
    operation: request.operation,
    api_key_id: request.apiKeyId,
    session: request.session,
    document_type: request.documentType ?? '',
    outcome: request.outcome,
    iin_masked: request.iinMasked,
    phone_masked: request.phoneMasked,
    duration_ms: request.durationMs,
    state_ms: request.stateMs,
    created_at: createdAt,
  };
}

function requestOfRow(row: Schema['request_log']): StoredRequest {
  return {
    requestId: row.request_id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    operation: row.operation as LoggedOperation,
    apiKeyId: row.api_key_id,
    session: row.session,
    documentType: row.document_type || null,
    outcome: row.outcome,
    iinMasked: row.iin_masked,
    phoneMasked: row.phone_masked,
    durationMs: row.duration_ms,
    stateMs: row.state_ms,
    createdAt: row.created_at,
  };
}
