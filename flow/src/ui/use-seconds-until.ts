/** How many seconds there are until a time of the gateway's clock. */
import { useEffect, useState } from 'preact/hooks';

const SECOND_MS = 1_000;

/** 0 where the time has come, or there is none. */
export function useSecondsUntil(time: string | null, clockAheadMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now);
  const left = time === null ? 0 : Math.max(0, Math.ceil((Date.parse(time) - nowMs - clockAheadMs) / SECOND_MS));
  const isRunning = left > 0;
  useEffect(() => {
    setNowMs(Date.now());
    if (!isRunning) return;
    const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isRunning, time]);
  return left;
}

/** `0:42` */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
