/**
 * What a thread of this process has seen of each connector since it started: for the operator's page. It keeps sums and the last call, never
 * whom a call was about.
 */
import type { EgovGateStatus, EgovRefusal } from '../egov/egov-gate.ts';
import type { EgovCall } from '../egov/measured-egov.ts';
import type { Environment } from '../words/environment.ts';

export interface WatchedConnector {
  name: string;
  /** Whose calls it serves: those of test keys or of live keys. */
  environment: Environment;
  /** The document types that it serves; `*` for all that have no connector of their own. */
  documentTypes: readonly string[];
}

export interface ConnectorReport extends WatchedConnector {
  /** Null where nothing guards it: the sandbox. */
  guard: EgovGateStatus | null;
  /** How many calls were asked of it. */
  calls: number;
  /** How many of them ended in a fault. */
  failed: number;
  /** Calls that ended without it being asked. */
  refusals: Record<EgovRefusal, number>;
  lastCall: (EgovCall & { ageMs: number }) | null;
}

interface Seen extends WatchedConnector {
  readStatus: (() => EgovGateStatus) | undefined;
  calls: number;
  failed: number;
  refusals: Record<EgovRefusal, number>;
  lastCall: { call: EgovCall; endedMs: number } | undefined;
}

/** Answers of the state that are no fault of it: so the words of the operator's page do not cry wolf. */
const answers: readonly string[] = [
  'ok',
  'wrong_code',
  'code_expired',
  'closed',
  'profile_not_found',
  'subject_not_found_in_mcdb',
  'mcdb_check_unsupported',
];

export function createConnectorWatch(monotonicMs: () => number) {
  const connectors = new Map<string, Seen>();
  return {
    watch(connector: WatchedConnector, readStatus?: () => EgovGateStatus) {
      const refusals = { breaker_open: 0, queue_full: 0, deadline_in_queue: 0 };
      connectors.set(connector.name, { ...connector, readStatus, calls: 0, failed: 0, refusals, lastCall: undefined });
    },
    countCall(name: string, call: EgovCall) {
      const seen = connectors.get(name);
      if (seen === undefined) return;
      seen.calls += 1;
      if (!answers.includes(call.outcome)) seen.failed += 1;
      seen.lastCall = { call, endedMs: monotonicMs() };
    },
    countRefusal(name: string, refusal: EgovRefusal) {
      const seen = connectors.get(name);
      if (seen !== undefined) seen.refusals[refusal] += 1;
    },
    /** In the order in which they were first watched. */
    report: (): ConnectorReport[] => [...connectors.values()].map((seen) => reportOf(seen, monotonicMs())),
  };
}

export type ConnectorWatch = ReturnType<typeof createConnectorWatch>;

/** Those of several threads as one: their sums, and the newest last call. Each has watched the same connectors in the same order. */
export function mergeReports(reports: readonly (readonly ConnectorReport[])[]): ConnectorReport[] {
  const [first = [], ...others] = reports;
  return first.map((report, index) => others.map((other) => other[index]).reduce(mergeTwo, report));
}

function mergeTwo(one: ConnectorReport, other: ConnectorReport | undefined): ConnectorReport {
  if (other === undefined) return one;
  const refusals = { ...one.refusals };
  for (const refusal of Object.keys(refusals) as EgovRefusal[]) refusals[refusal] += other.refusals[refusal];
  const lastCalls = [one.lastCall, other.lastCall].filter((call) => call !== null);
  return {
    ...one,
    guard: one.guard ?? other.guard,
    calls: one.calls + other.calls,
    failed: one.failed + other.failed,
    refusals,
    lastCall: lastCalls.toSorted((left, right) => left.ageMs - right.ageMs)[0] ?? null,
  };
}

function reportOf({ readStatus, lastCall, refusals, ...rest }: Seen, nowMs: number): ConnectorReport {
  return {
    ...rest,
    refusals: { ...refusals },
    guard: readStatus?.() ?? null,
    lastCall: lastCall === undefined ? null : { ...lastCall.call, ageMs: nowMs - lastCall.endedMs },
  };
}
