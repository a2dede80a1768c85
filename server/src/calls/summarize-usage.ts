/** summarizeUsage: the calls and deliveries of an organisation in some days, by day, document type and outcome, and how fast the state was. */
import type { CallCount, CallPeriod, CallStore, DeliveredCount, StateLatency } from './call-store.ts';

export interface DayUsage {
  /** `YYYY-MM-DD`, Almaty. */
  day: string;
  ok: number;
  failed: number;
  delivered: number;
}

export interface Usage {
  /** Every day of the period, the first first, also those without a call. */
  days: DayUsage[];
  /** The most delivered first. */
  documentTypes: { documentType: string; requested: number; failed: number; delivered: number }[];
  /** The most frequent first; `ok` is one of them. */
  outcomes: { outcome: string; calls: number }[];
  state: StateLatency;
}

export async function summarizeUsage(period: CallPeriod, store: CallStore): Promise<Usage> {
  const [counts, delivered, state] = await Promise.all([
    store.countCalls(period),
    store.countDelivered(period),
    store.readStateLatency(period),
  ]);
  return {
    days: daysOf(period).map((day) => usageOfDay(day, counts, delivered)),
    documentTypes: usageOfTypes(counts, delivered),
    outcomes: countOutcomes(counts),
    state,
  };
}

/** The days of a period, both ends included. */
export function daysOf({ fromDay, toDay }: Pick<CallPeriod, 'fromDay' | 'toDay'>): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(fromDay); day.toString() <= toDay; day = day.add({ days: 1 })) {
    days.push(day.toString());
  }
  return days;
}

function usageOfDay(day: string, counts: CallCount[], delivered: DeliveredCount[]): DayUsage {
  const own = counts.filter((count) => count.day === day);
  return {
    day,
    ok: sum(own.filter(isOk)),
    failed: sum(own.filter((count) => !isOk(count))),
    delivered: sumDelivered(delivered.filter((count) => count.day === day)),
  };
}

function usageOfTypes(counts: CallCount[], delivered: DeliveredCount[]): Usage['documentTypes'] {
  const names = new Set([...counts, ...delivered].map(({ documentType }) => documentType));
  const types = [...names].map((documentType) => {
    const own = counts.filter((count) => count.documentType === documentType);
    return {
      documentType,
      requested: sum(own.filter((count) => count.operation === 'requestDocument' && isOk(count))),
      failed: sum(own.filter((count) => !isOk(count))),
      delivered: sumDelivered(delivered.filter((count) => count.documentType === documentType)),
    };
  });
  return types.sort(
    (one, other) =>
      other.delivered - one.delivered ||
      other.requested - one.requested ||
      one.documentType.localeCompare(other.documentType),
  );
}

function countOutcomes(counts: CallCount[]): Usage['outcomes'] {
  const byOutcome = Object.groupBy(counts, ({ outcome }) => outcome);
  return Object.entries(byOutcome)
    .map(([outcome, group = []]) => ({ outcome, calls: sum(group) }))
    .sort((one, other) => other.calls - one.calls || one.outcome.localeCompare(other.outcome));
}

function isOk({ outcome }: CallCount): boolean {
  return outcome === 'ok';
}

function sum(counts: CallCount[]): number {
  return counts.reduce((total, { calls }) => total + calls, 0);
}

function sumDelivered(counts: DeliveredCount[]): number {
  return counts.reduce((total, { delivered }) => total + delivered, 0);
}
