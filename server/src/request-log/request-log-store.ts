/** The request log in the database. The store's clock stamps the lines. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { LoggedCall, LoggedOperation } from '../sessions/request-log.ts';
import type { Database, Reports } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import { prepareInsert } from '../storage/insert-rows.ts';
import { readClock } from '../storage/read-clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import { addToSums } from './usage-statements.ts';

/** A line as it is written: some time after the call. */
export interface CollectedCall extends LoggedCall {
  ageMs: number;
}

export interface StoredCall extends Omit<LoggedCall, 'outcome'> {
  /** `ok`, or the code of an error; of a later version too. */
  outcome: string;
  /** When the call ended, epoch milliseconds. */
  createdAt: number;
}

/** Undefined fields do not filter. */
export interface CallFilter {
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
export interface CallPlace {
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
    async insertCalls(calls: readonly CollectedCall[]): Promise<void> {
      if (calls.length === 0) return;
      // Read first, as no database need know the time zone of Almaty: see `deliver` of the session store.
      const nowMs = await readClock(database);
      const rows = calls.map((call) => rowOfCall(call, nowMs - call.ageMs));
      await database.commit([...insertLines(database, rows), ...addToSums(database, rows)]);
    },

    /** Takes out of these lines what names the citizen in part. */
    async forgetCitizen(requestIds: readonly string[]): Promise<void> {
      const nothing = { iin_masked: null, phone_masked: null };
      const statement = database.query.updateTable('calls').set(nothing).where('request_id', 'in', requestIds);
      await database.commit([statement]);
    },

    /** Deletes lines older than this, the oldest first, and gives their number. */
    deleteCalls({ retentionMs, most }: { retentionMs: number; most: number }): Promise<number> {
      return deleteOldest(database, {
        table: 'calls',
        key: 'request_id',
        time: 'created_at',
        agoMs: retentionMs,
        most,
      });
    },
  };
}

const insertLines = prepareInsert(
  'calls',
  [
    ...(['request_id', 'organization_id', 'environment', 'operation', 'api_key_id', 'session'] as const),
    ...(['document_type', 'outcome', 'iin_masked', 'phone_masked', 'duration_ms', 'state_ms', 'created_at'] as const),
  ],
  sql`(request_id) do nothing`,
);

function lists(reports: Reports) {
  return {
    /** Of any organisation, newest first; those that are still there. */
    async listCallsByRequest(requestIds: readonly string[]): Promise<StoredCall[]> {
      const rows = await reports.read
        .selectFrom('calls')
        .selectAll()
        .where('request_id', 'in', requestIds)
        .orderBy('created_at', 'desc')
        .orderBy('request_id', 'desc')
        .execute();
      return rows.map(callOfRow);
    },

    /** Newest first, from after this place on. */
    async listCalls(
      filter: CallFilter,
      { after, most }: { after?: CallPlace | undefined; most: number },
    ): Promise<StoredCall[]> {
      const rows = await reports.read
        .selectFrom('calls')
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
      return rows.map(callOfRow);
    },
  };
}

function matches(filter: CallFilter) {
  const { organizationId, from, to, outcome } = filter;
  const equal = [
    ['operation', filter.operation],
    ['document_type', filter.documentType],
    ['environment', filter.environment],
    ['request_id', filter.requestId],
    ['session', filter.session],
    ['iin_masked', filter.iinMasked],
  ] as const;
  return (where: ExpressionBuilder<Schema, 'calls'>) =>
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
  return (where: ExpressionBuilder<Schema, 'calls'>) => {
    const keys = where.selectFrom('api_keys').where('api_keys.organization_id', '=', organizationId);
    const flow = keys.select('flow_id').where('api_keys.id', '=', apiKeyId);
    const ofFlow = keys.select('api_keys.id').where('flow_id', '=', flow);
    return where.or([where('api_key_id', '=', apiKeyId), where('api_key_id', 'in', ofFlow)]);
  };
}

function rowOfCall(call: CollectedCall, createdAt: number): Schema['calls'] {
  return {
    request_id: call.requestId,
    organization_id: call.organizationId,
    environment: call.environment,
    operation: call.operation,
    api_key_id: call.apiKeyId,
    session: call.session,
    document_type: call.documentType ?? '',
    outcome: call.outcome,
    iin_masked: call.iinMasked,
    phone_masked: call.phoneMasked,
    duration_ms: call.durationMs,
    state_ms: call.stateMs,
    created_at: createdAt,
  };
}

function callOfRow(row: Schema['calls']): StoredCall {
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
