/** Work at a given rate, whether the work before it has come back or not: so a slow answer is not hidden by asking less. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Pace {
  /** At once; what is due beyond them is missed, and counted. */
  connections: number;
  /** `Infinity`: as much as the connections allow. */
  perSecond: number;
  forMs: number;
  play(): Promise<void>;
}

export interface Played {
  /** Of each, from when it was due to its end. */
  latenciesMs: number[];
  missed: number;
}

const TICK_MS = 1;

export async function playPaced({ connections, perSecond, forMs, play }: Pace): Promise<Played> {
  const played: Played = { latenciesMs: [], missed: 0 };
  const underWay = new Set<Promise<void>>();
  const started = performance.now();
  const begin = (dueAt: number) => {
    const work = play().then(() => {
      played.latenciesMs.push(performance.now() - dueAt);
    });
    underWay.add(work);
    // Its failure is met below.
    work.then(
      () => underWay.delete(work),
      () => {},
    );
  };
  for (let begun = 0; performance.now() - started < forMs; ) {
    const now = performance.now();
    const isFree = underWay.size < connections;
    const dueAt = perSecond === Number.POSITIVE_INFINITY ? now : started + (begun * 1_000) / perSecond;
    if (dueAt > now) {
      await Promise.race([pause(TICK_MS), ...underWay]);
    } else if (isFree) {
      begin(dueAt);
      begun += 1;
    } else if (perSecond === Number.POSITIVE_INFINITY) {
      await Promise.race(underWay);
    } else {
      played.missed += 1;
      begun += 1;
    }
  }
  await Promise.all(underWay);
  return played;
}
