/** summarizeUsage: the calls and deliveries of an organisation in some days, by day, document type and outcome, and how fast the state was. */
import type { DeliveredCount, OutcomeCount, StateLatency, TypeCount, UsagePeriod, UsageStore } from './usage-store.ts';

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

export async function summarizeUsage(period: UsagePeriod, store: UsageStore): Promise<Usage> {
  const [outcomes, types, delivered, state] = await Promise.all([
    store.countOutcomes(period),
    store.countTypes(period),
    store.countDelivered(period),
    store.readStateLatency(period),
  ]);
  return {
    days: usageByDay(period, outcomes, delivered),
    documentTypes: usageOfTypes(types, delivered),
    outcomes: sumOutcomes(outcomes),
    state,
  };
}

type Days = Pick<UsagePeriod, 'fromDay' | 'toDay'>;

/** How many days a period has, both ends included; none or less where the last is before the first. */
export function countDays({ fromDay, toDay }: Days): number {
  const [first, last] = [Temporal.PlainDate.from(fromDay), Temporal.PlainDate.from(toDay)];
  return first.until(last, { largestUnit: 'days' }).days + 1;
}

function usageByDay(period: Days, counts: OutcomeCount[], delivered: DeliveredCount[]): DayUsage[] {
  const countsOf = Object.groupBy(counts, ({ day }) => day);
  const deliveredOf = Object.groupBy(delivered, ({ day }) => day);
  const first = Temporal.PlainDate.from(period.fromDay);
  return Array.from({ length: countDays(period) }, (_, days) => {
    const day = first.add({ days }).toString();
    const own = countsOf[day] ?? [];
    const ok = sum(own.filter(isOk));
    return { day, ok, failed: sum(own) - ok, delivered: sumDelivered(deliveredOf[day] ?? []) };
  });
}

function usageOfTypes(counts: TypeCount[], delivered: DeliveredCount[]): Usage['documentTypes'] {
  const countOf = new Map(counts.map((count) => [count.documentType, count]));
  const deliveredOf = Object.groupBy(delivered, ({ documentType }) => documentType);
  const names = new Set([...countOf.keys(), ...Object.keys(deliveredOf)]);
  const types = [...names].map((documentType) => {
    const { requested = 0, failed = 0 } = countOf.get(documentType) ?? {};
    return { documentType, requested, failed, delivered: sumDelivered(deliveredOf[documentType] ?? []) };
  });
  return types.sort(
    (one, other) =>
      other.delivered - one.delivered ||
      other.requested - one.requested ||
      one.documentType.localeCompare(other.documentType),
  );
}

function sumOutcomes(counts: OutcomeCount[]): Usage['outcomes'] {
  const byOutcome = Object.groupBy(counts, ({ outcome }) => outcome);
  return Object.entries(byOutcome)
    .map(([outcome, group = []]) => ({ outcome, calls: sum(group) }))
    .sort((one, other) => other.calls - one.calls || one.outcome.localeCompare(other.outcome));
}

function isOk({ outcome }: { outcome: string }): boolean {
  return outcome === 'ok';
}

function sum(counts: { calls: number }[]): number {
  return counts.reduce((total, { calls }) => total + calls, 0);
}

function sumDelivered(counts: DeliveredCount[]): number {
  return counts.reduce((total, { delivered }) => total + delivered, 0);
}
