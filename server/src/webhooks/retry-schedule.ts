/** When a delivery that failed is tried again: that of Standard Webhooks, three days in all. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock.ts';

/** The first attempt is made at once. */
const PAUSES_MS = [5_000, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS].concat([
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]);

/** So that what failed together does not come again together. */
const JITTER = 0.1;

/** Also where the receiver asks for more. */
export const LONGEST_PAUSE_MS = 1.1 * DAY_MS;

export interface FailedTry {
  /** How often it was tried by now. */
  tries: number;
  /** What the receiver's `Retry-After` asks for. */
  retryAfterMs: number | undefined;
  /** From 0 to 1. */
  random: number;
}

/** In whole milliseconds; undefined where it is given up. */
export function pauseBeforeRetry({ tries, retryAfterMs = 0, random }: FailedTry): number | undefined {
  const pauseMs = PAUSES_MS[tries - 1];
  if (pauseMs === undefined) return undefined;
  const jittered = pauseMs * (1 + JITTER * (2 * random - 1));
  return Math.round(Math.min(Math.max(jittered, retryAfterMs), LONGEST_PAUSE_MS));
}

/** `Date.parse` alone would take `-5` for a day of the year 2001. */
const HTTP_DATE = /^\w+, .+ GMT$/;

/** RFC 9110, 10.2.3: seconds or a date; undefined where it is neither. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return 1_000 * Number(header);
  const atMs = HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
