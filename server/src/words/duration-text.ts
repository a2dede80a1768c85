/** A time as a text says it: `15 minutes`. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock.ts';

const UNITS = [
  ['days', DAY_MS],
  ['hours', HOUR_MS],
  ['minutes', MINUTE_MS],
  ['seconds', 1_000],
] as const;

/** In the largest unit of which it is two or more, without a rest: 24 hours are no day. */
export function durationText(ms: number): string {
  const [unit, unitMs] = UNITS.find(([, length]) => ms >= 2 * length && ms % length === 0) ?? ['milliseconds', 1];
  return `${ms / unitMs} ${unit}`;
}
