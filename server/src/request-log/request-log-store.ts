/** The request log in the database. The store's clock stamps the lines; days are those of Almaty. */
import type { Compilable, ExpressionBuilder, RawBuilder } from 'kysely';
import { almatyDayOf } from '../calendar/almaty-date.ts';
import type { Environment } from '../organizations/organization.ts';
import type { LoggedCall, LoggedOperation } from '../sessions/request-log.ts';
import type { Database, Reports } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import { prepareShapes, type StatementSource } from '../storage/prepared-statement.ts';
import { readClock } from '../storage/read-clock.ts';
import type { Schema } from '../storage/schema.ts';

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
}

/** The place of a line in the list. */
export interface CallPlace {
  createdAt: number;
  requestId: string;
}

/** Days of Almaty, `YYYY-MM-DD`, both included. */
export interface CallPeriod {
  organizationId: string;
  environment: string;
  fromDay: string;
  toDay: string;
}

export interface CallCount {
  day: string;
  operation: string;
  documentType: string | null;
  outcome: string;
  calls: number;
}

export interface DeliveredCount {
  day: string;
  documentType: string;
  delivered: number;
}

export interface StateLatency {
  /** How many calls asked the state. */
  calls: number;
  /** Null where there was none. */
  medianMs: number | null;
  p95Ms: number | null;
}

export function createRequestLogStore(database: Database) {
  return { ...lines(database), ...lists(database.reports), ...sums(database.reports) };
}

export type RequestLogStore = ReturnType<typeof createRequestLogStore>;

function lines(database: Database) {
  return {
    /** A line whose request id is there already is left as it is. */
    async insertCalls(calls: readonly CollectedCall[]): Promise<void> {
      if (calls.length === 0) return;
      // Read first, as no database need know the time zone of Almaty: see `deliver` of the session store.
      const nowMs = await readClock(database);
      const rows = calls.map((call) => rowOfCall(call, nowMs - call.ageMs));
      await database.commit(inPortions(rows).map((portion) => ({ statement: insertRows(database, portion) })));
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

/** To build the text takes longer than to run it, so it is kept for a few sizes, and a batch is written in portions. */
const PORTIONS = [50, 10, 1];

function inPortions(rows: readonly Schema['calls'][]): (readonly Schema['calls'][])[] {
  const size = PORTIONS.find((portion) => portion <= rows.length);
  return size === undefined ? [] : [rows.slice(0, size), ...inPortions(rows.slice(size))];
}

function insertRows(database: Database, rows: readonly Schema['calls'][]): Compilable {
  const values = rows.flatMap((row, n) => Object.entries(row).map(([column, value]) => [`${column}${n}`, value]));
  return insertPortion(rows.length)(database, Object.fromEntries(values));
}

type RowValues = Record<`${keyof Schema['calls']}${number}`, string | number | null>;

const insertPortion = prepareShapes((size: number, { query, value }: StatementSource<RowValues>) =>
  query
    .insertInto('calls')
    .values(Array.from({ length: size }, (_, n) => placeholdersOfRow(n, value)))
    .onConflict((conflict) => conflict.column('request_id').doNothing()),
);

function placeholdersOfRow(n: number, value: StatementSource<RowValues>['value']) {
  const of = <Column extends keyof Schema['calls']>(column: Column) => {
    return value(`${column}${n}`) as RawBuilder<Schema['calls'][Column]>;
  };
  return {
    request_id: of('request_id'),
    organization_id: of('organization_id'),
    environment: of('environment'),
    operation: of('operation'),
    document_type: of('document_type'),
    outcome: of('outcome'),
    iin_masked: of('iin_masked'),
    phone_masked: of('phone_masked'),
    duration_ms: of('duration_ms'),
    state_ms: of('state_ms'),
    created_at: of('created_at'),
    day: of('day'),
  };
}

function lists(reports: Reports) {
  return {
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

function sums(reports: Reports) {
  return {
    async countCalls(period: CallPeriod): Promise<CallCount[]> {
      const rows = await reports.read
        .selectFrom('calls')
        .select((select) => [
          'day',
          'operation',
          'document_type',
          'outcome',
          select.fn.countAll<number | string>().as('calls'),
        ])
        .where(within(period))
        .groupBy(['day', 'operation', 'document_type', 'outcome'])
        .execute();
      return rows.map(({ document_type: documentType, calls, ...rest }) => {
        return { ...rest, documentType: documentType || null, calls: Number(calls) };
      });
    },

    /** What was delivered, from the meter and not from the calls: it stays when they are gone. */
    async countDelivered({ organizationId, environment, fromDay, toDay }: CallPeriod): Promise<DeliveredCount[]> {
      const rows = await reports.read
        .selectFrom('usage')
        .select((select) => ['day', 'document_type', select.fn.sum<number | string>('delivered').as('delivered')])
        .where('organization_id', '=', organizationId)
        .where('environment', '=', environment)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .groupBy(['day', 'document_type'])
        .execute();
      return rows.map(({ day, document_type: documentType, delivered }) => {
        return { day, documentType, delivered: Number(delivered) };
      });
    },

    /** By nearest rank, over all calls of the period that asked the state. */
    async readStateLatency(period: CallPeriod): Promise<StateLatency> {
      // One pass over the calls, and a row for each duration: not one pass for each figure.
      const rows = await reports.read
        .selectFrom('calls')
        .select((select) => ['state_ms', select.fn.countAll<number | string>().as('calls')])
        .where(within(period))
        .where('state_ms', 'is not', null)
        .groupBy('state_ms')
        .orderBy('state_ms')
        .execute();
      const durations = rows.map((row) => ({ ms: Number(row.state_ms), calls: Number(row.calls) }));
      const calls = durations.reduce((sum, each) => sum + each.calls, 0);
      return { calls, medianMs: nearestRank(durations, calls * 0.5), p95Ms: nearestRank(durations, calls * 0.95) };
    },
  };
}

/** The duration that stands at this rank, the shortest first; null where there is none. */
function nearestRank(durations: readonly { ms: number; calls: number }[], rank: number): number | null {
  let passed = 0;
  const found = durations.find(({ calls }) => {
    passed += calls;
    return passed >= rank;
  });
  return found?.ms ?? null;
}

function matches(filter: CallFilter) {
  const { organizationId, from, to, operation, documentType, environment, outcome, requestId } = filter;
  return (where: ExpressionBuilder<Schema, 'calls'>) =>
    where.and([
      where('organization_id', '=', organizationId),
      ...(from === undefined ? [] : [where('created_at', '>=', from)]),
      ...(to === undefined ? [] : [where('created_at', '<', to)]),
      ...(operation === undefined ? [] : [where('operation', '=', operation)]),
      ...(documentType === undefined ? [] : [where('document_type', '=', documentType)]),
      ...(environment === undefined ? [] : [where('environment', '=', environment)]),
      ...(outcome === undefined
        ? []
        : [outcome === 'failed' ? where('outcome', '!=', 'ok') : where('outcome', '=', outcome)]),
      ...(requestId === undefined ? [] : [where('request_id', '=', requestId)]),
    ]);
}

function within({ organizationId, environment, fromDay, toDay }: CallPeriod) {
  return (where: ExpressionBuilder<Schema, 'calls'>) =>
    where.and([
      where('organization_id', '=', organizationId),
      where('environment', '=', environment),
      where('day', '>=', fromDay),
      where('day', '<=', toDay),
    ]);
}

function rowOfCall(call: CollectedCall, createdAt: number): Schema['calls'] {
  return {
    request_id: call.requestId,
    organization_id: call.organizationId,
    environment: call.environment,
    operation: call.operation,
    document_type: call.documentType ?? '',
    outcome: call.outcome,
    iin_masked: call.iinMasked,
    phone_masked: call.phoneMasked,
    duration_ms: call.durationMs,
    state_ms: call.stateMs,
    created_at: createdAt,
    day: almatyDayOf(createdAt).date,
  };
}

function callOfRow(row: Schema['calls']): StoredCall {
  return {
    requestId: row.request_id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    operation: row.operation as LoggedOperation,
    documentType: row.document_type || null,
    outcome: row.outcome,
    iinMasked: row.iin_masked,
    phoneMasked: row.phone_masked,
    durationMs: row.duration_ms,
    stateMs: row.state_ms,
    createdAt: row.created_at,
  };
}
