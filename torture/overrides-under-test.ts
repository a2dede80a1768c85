/**
 * What a gateway under test has in place of the real thing, the same in each of its threads: a clock that orders may move, points at
 * which to die, and a count of what reaches the state, over all threads.
 */
import { BroadcastChannel, getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import type { AppOverrides } from '../server/src/app/app-overrides.ts';
import { createConnectors } from '../server/src/app/connect-egov.ts';
import { randomIds, systemClock } from '../server/src/clock.ts';
import type { Config } from '../server/src/config/config.ts';
import type { Egov } from '../server/src/egov/egov.ts';
import type { Killer } from './kill-points.ts';

const trueNowMs = Date.now;
const CLOCK = 'the clock of the gateway under test';
const offsetMs = sharedOffset();
const isClockSet = process.env['TORTURE_CLOCK_OFFSET_MS'] !== undefined;

makeMachineClockWrong(Number(process.env['TORTURE_MACHINE_CLOCK_MS'] ?? 0));

export async function overridesUnderTest(config: Config, killer: Killer): Promise<AppOverrides> {
  return {
    alone: false,
    wrapDatabase: killer.wrapDatabase,
    wrapSandbox: (sandbox) => countEvaluations(killer.wrapEgov(sandbox)),
    ...(await liveConnector(config, killer)),
    ...(isClockSet && { storeNowMs: () => trueNowMs() + Number(Atomics.load(offsetMs, 0)) }),
  };
}

export function moveClock(milliseconds: number): void {
  Atomics.add(offsetMs, 0, BigInt(milliseconds));
}

/** Memory that the further threads are started with. */
function sharedOffset(): BigInt64Array {
  if (!isMainThread) return getEnvironmentData(CLOCK) as BigInt64Array;
  const offset = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
  offset[0] = BigInt(process.env['TORTURE_CLOCK_OFFSET_MS'] ?? 0);
  setEnvironmentData(CLOCK, offset);
  return offset;
}

/** The one that the settings name, where they name one, with the same points to die at. */
async function liveConnector(config: Config, killer: Killer): Promise<Pick<AppOverrides, 'liveConnector'>> {
  const outside = { monotonicMs: () => performance.now(), clock: systemClock, ids: randomIds };
  const [connector] = await createConnectors(config, outside);
  return connector === undefined ? {} : { liveConnector: { ...connector, egov: killer.wrapEgov(connector.egov) } };
}

type Word = { evaluated: string } | { ask: number } | { toldAll: number };
const threads = new BroadcastChannel('evaluations');
const counts: Record<string, number> = {};
const asked: { question: number; open: number; tell(): void } = { question: 0, open: 0, tell: () => {} };

threads.onmessage = (event: unknown) => {
  const word = (event as { data: Word }).data;
  if ('evaluated' in word) count(word.evaluated);
  else if ('ask' in word && !isMainThread) say({ toldAll: word.ask });
  else if ('toldAll' in word && word.toldAll === asked.question) {
    asked.open -= 1;
    if (asked.open === 0) asked.tell();
  }
};
threads.unref();

/** How often the state was asked to compare a code, by the id of the request, in all threads. Asked of the first. */
export async function evaluations(config: Config): Promise<Record<string, number>> {
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(asked, { question: asked.question + 1, open: config.threads - 1, tell: resolve });
  // The words of each thread come in order: with its answer, all that it has counted has come.
  say({ ask: asked.question });
  if (asked.open > 0) await promise;
  return counts;
}

/** Counted is what reaches the state: each is a guess, however the answer fares. */
function countEvaluations(egov: Egov): Egov {
  return {
    ...egov,
    fetchDocument: (request, code, signal) => {
      if (isMainThread) count(request.requestId);
      else say({ evaluated: request.requestId });
      return egov.fetchDocument(request, code, signal);
    },
  };
}

function count(requestId: string): void {
  counts[requestId] = (counts[requestId] ?? 0) + 1;
}

function say(word: Word): void {
  threads.postMessage(word);
}

/** As JavaScript sees it; the database's own clock goes on being right. */
function makeMachineClockWrong(errorMs: number): void {
  if (errorMs === 0) return;
  globalThis.Date = new Proxy(Date, {
    construct: (target, values) =>
      values.length === 0 ? new target(trueNowMs() + errorMs) : Reflect.construct(target, values),
    get: (target, name) => (name === 'now' ? () => trueNowMs() + errorMs : Reflect.get(target, name)),
  });
}
