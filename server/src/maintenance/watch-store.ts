/**
 * Watches the store's clock and the turns of the maintenance. Leases, locks and turns are dated by that clock, so where it is set
 * back, what it had dated in the future is cut to its length; and each step, in either direction, is told. A step forward and back
 * between two looks is seen by neither, so what lies in the future is looked for now and then in any case. Each task that stands still
 * is told once, until it has had a turn again.
 */
import { lateTasks } from './late-tasks.ts';
import type { MaintenanceStore } from './maintenance-store.ts';

export interface StoreWatchContext {
  store: Pick<MaintenanceStore, 'readTurns' | 'retireTurns'>;
  /** Cuts what lies further in the future than it lasts. Resolves to the number of what was cut. */
  cutFutureDates(): Promise<number>;
  /** All that there are: others are of an earlier version, and wait for no turn. */
  tasks: readonly string[];
  /** Milliseconds from any start, which no change of the wall clock moves. */
  monotonicMs: () => number;
  /** The clock went so much further than it should have: less than 0 where it was set back. */
  onStep(stepMs: number, datesCut: number): void;
  onLate(task: string): void;
  /** Each time, with the tasks that stand still. */
  onLook(late: readonly string[]): void;
  onFailure(error: unknown): void;
}

const LOOK_EVERY_MS = 2_000;
/** Once a minute. */
const LOOKS_UNTIL_CUT = 30;
/** A smaller step is one of the many by which clocks are kept right. */
const SMALLEST_STEP_MS = 2_000;

export function startStoreWatch(context: StoreWatchContext) {
  let before: ClockReading | undefined;
  let late: readonly string[] = [];
  let looksUntilCut = 0;
  let underWay: Promise<void> = Promise.resolve();
  const lookOnce = async () => {
    const reading = await readClock(context);
    const stepMs = before === undefined ? 0 : stepBetween(before, reading);
    // At the first look too: the clock may have been set back while no gateway ran.
    if (before === undefined) await context.store.retireTurns(context.tasks);
    const dates = stepMs < 0 || looksUntilCut === 0 ? await context.cutFutureDates() : 0;
    looksUntilCut = (looksUntilCut === 0 ? LOOKS_UNTIL_CUT : looksUntilCut) - 1;
    if (stepMs !== 0 || dates > 0) context.onStep(stepMs, dates);
    before = reading;
    const found = lateTasks(reading.stored).filter((task) => context.tasks.includes(task));
    for (const task of found) if (!late.includes(task)) context.onLate(task);
    late = found;
    context.onLook(late);
  };
  const look = () => {
    underWay = underWay.then(lookOnce).catch(context.onFailure);
    return underWay;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    /** Looks once. Resolves when what was found is mended. */
    look,
    close: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

async function readClock({ store, monotonicMs }: StoreWatchContext) {
  const askedMs = monotonicMs();
  const stored = await store.readTurns();
  return {
    stored,
    /** When the store was asked, and when it had answered; in between it read its clock. */
    askedMs,
    answeredMs: monotonicMs(),
  };
}

type ClockReading = Awaited<ReturnType<typeof readClock>>;

/** 0 where the time between the two readings explains what the clock tells, however slow the store was. */
function stepBetween(before: ClockReading, after: ClockReading): number {
  const told = after.stored.nowMs - before.stored.nowMs;
  const least = after.askedMs - before.answeredMs;
  const most = after.answeredMs - before.askedMs;
  if (told > most + SMALLEST_STEP_MS) return told - most;
  return told < least - SMALLEST_STEP_MS ? told - least : 0;
}
