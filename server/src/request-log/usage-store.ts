/** How much an organisation has used, read from sums: those of its calls, and the meter of what was delivered. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reports } from '../storage/database.ts';

/** Days of Almaty, `YYYY-MM-DD`, both included. */
export interface UsagePeriod {
  organizationId: string;
  environment: string;
  fromDay: string;
  toDay: string;
}

export interface OutcomeCount {
  day: string;
  /** `ok`, or the code of an error; of a later version too. */
  outcome: string;
  calls: number;
}

export interface TypeCount {
  documentType: string;
  /** Requests that were let in. */
  requested: number;
  /** Calls that were told an error. */
  failed: number;
}

export interface DeliveredCount {
  day: string;
  documentType: string;
  delivered: number;
}

export interface StateLatency {
  /** How many calls asked the state. */
  calls: number;
  /** Within so many milliseconds half of them had their answer; null where there was none. At most 1/16 too long. */
  medianMs: number | null;
  p95Ms: number | null;
}

export function createUsageStore(reports: Reports) {
  return {
    async countOutcomes(period: UsagePeriod): Promise<OutcomeCount[]> {
      return reports.read
        .selectFrom('request_log_outcomes')
        .select(['day', 'outcome', 'calls'])
        .where(within(period))
        .execute();
    },

    async countTypes(period: UsagePeriod): Promise<TypeCount[]> {
      const rows = await reports.read
        .selectFrom('request_log_types')
        .select((select) => [
          'document_type',
          select.fn.sum<number | string>('requested').as('requested'),
          select.fn.sum<number | string>('failed').as('failed'),
        ])
        .where(within(period))
        .groupBy('document_type')
        .execute();
      return rows.map(({ document_type: documentType, requested, failed }) => {
        return { documentType, requested: Number(requested), failed: Number(failed) };
      });
    },

    /** From the meter and not from the calls: no delivery is missing. */
    async countDelivered(period: UsagePeriod): Promise<DeliveredCount[]> {
      const rows = await reports.read
        .selectFrom('usage')
        .select((select) => ['day', 'document_type', select.fn.sum<number | string>('delivered').as('delivered')])
        .where(within(period))
        .groupBy(['day', 'document_type'])
        .execute();
      return rows.map(({ day, document_type: documentType, delivered }) => {
        return { day, documentType, delivered: Number(delivered) };
      });
    },

    /** By nearest rank, over all calls of the period that asked the state. */
    async readStateLatency(period: UsagePeriod): Promise<StateLatency> {
      const rows = await reports.read
        .selectFrom('state_times')
        .select((select) => ['up_to_ms', select.fn.sum<number | string>('calls').as('calls')])
        .where(within(period))
        .groupBy('up_to_ms')
        .orderBy('up_to_ms')
        .execute();
      const durations = rows.map((row) => ({ ms: Number(row.up_to_ms), calls: Number(row.calls) }));
      const calls = durations.reduce((sum, each) => sum + each.calls, 0);
      return { calls, medianMs: nearestRank(durations, calls * 0.5), p95Ms: nearestRank(durations, calls * 0.95) };
    },
  };
}

export type UsageStore = ReturnType<typeof createUsageStore>;

/** The duration that stands at this rank, the shortest first; null where there is none. */
function nearestRank(durations: readonly { ms: number; calls: number }[], rank: number): number | null {
  let passed = 0;
  const found = durations.find(({ calls }) => {
    passed += calls;
    return passed >= rank;
  });
  return found?.ms ?? null;
}

function within({ organizationId, environment, fromDay, toDay }: UsagePeriod): RawBuilder<SqlBool> {
  return sql`organization_id = ${organizationId} and environment = ${environment} and day >= ${fromDay} and day <= ${toDay}`;
}
