/** The log of calls in the database: behind `calls/call-store.ts`. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { CallFilter, CallPeriod, CallStore, CollectedCall, StoredCall } from '../../calls/call-store.ts';
import { almatyIsoDate } from '../../documents/almaty-date.ts';
import type { Environment } from '../../organizations/organization.ts';
import type { LoggedOperation } from '../../sessions/call-log.ts';
import type { Database } from '../database.ts';
import { readClock } from '../read-clock.ts';
import type { Schema } from '../schema.ts';

export function createCallStore(database: Database): CallStore {
  return { ...log(database), ...sums(database) };
}

function log(database: Database) {
  return {
    async insertCalls(calls) {
      if (calls.length === 0) return;
      // Read first, as no database need know the time zone of Almaty: see `deliver` of the session store.
      const nowMs = await readClock(database);
      const statement = database.query
        .insertInto('calls')
        .values(calls.map((call) => rowOfCall(call, nowMs - call.ageMs)))
        .onConflict((conflict) => conflict.column('request_id').doNothing());
      await database.commit([{ statement }]);
    },

    async listCalls(filter, { after, most }) {
      const rows = await database.query
        .selectFrom('calls')
        .selectAll()
        .where(matches(filter))
        .$if(after !== undefined, (page) =>
          page.where((where) =>
            where.or([
              where('created_at', '<', after?.createdAt ?? 0),
              where.and([
                where('created_at', '=', after?.createdAt ?? 0),
                where('request_id', '<', after?.requestId ?? ''),
              ]),
            ]),
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('request_id', 'desc')
        .limit(most)
        .execute();
      return rows.map(callOfRow);
    },

    async deleteCalls({ retentionMs, most }) {
      const { query, nowMs } = database;
      const old = query
        .selectFrom('calls')
        .select('request_id')
        .where('created_at', '<=', sql<number>`${nowMs} - ${retentionMs}`)
        .orderBy('created_at')
        .limit(most);
      const statement = query.deleteFrom('calls').where('request_id', 'in', old);
      return (await database.commit([{ statement }]))?.[0]?.affectedRows ?? 0;
    },
  } satisfies Partial<CallStore>;
}

function sums(database: Database) {
  return {
    async countCalls(period) {
      const rows = await database.query
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
        return { ...rest, documentType, calls: Number(calls) };
      });
    },

    async countDelivered({ organizationId, environment, fromDay, toDay }) {
      const rows = await database.query
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

    async readStateLatency(period) {
      // One pass over the calls, and a row for each duration: not one pass for each figure.
      const rows = await database.query
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
  } satisfies Partial<CallStore>;
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
    document_type: call.documentType,
    outcome: call.outcome,
    iin_masked: call.iinMasked,
    phone_masked: call.phoneMasked,
    duration_ms: call.durationMs,
    state_ms: call.stateMs,
    created_at: createdAt,
    day: almatyIsoDate(createdAt),
  };
}

function callOfRow(row: Schema['calls']): StoredCall {
  return {
    requestId: row.request_id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    operation: row.operation as LoggedOperation,
    documentType: row.document_type,
    outcome: row.outcome,
    iinMasked: row.iin_masked,
    phoneMasked: row.phone_masked,
    durationMs: row.duration_ms,
    stateMs: row.state_ms,
    createdAt: row.created_at,
  };
}
