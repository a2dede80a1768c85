/** A time as `<input type="datetime-local">` has it, in the one time zone of Kazakhstan (UTC+5 since 1 March 2024). */
import { HOUR_MS } from '../../format.ts';

const OFFSET_MS = 5 * HOUR_MS;
const MINUTE_CHARACTERS = 'YYYY-MM-DDTHH:MM'.length;

/** `2026-11-22T10:30:00.000Z` → `2026-11-22T15:30`; empty for none. */
export function toKazakhstanTime(time: string | null): string {
  if (time === null) return '';
  return new Date(Date.parse(time) + OFFSET_MS).toISOString().slice(0, MINUTE_CHARACTERS);
}

/** `2026-11-22T15:30` → `2026-11-22T10:30:00.000Z`; null for what is empty or half typed. */
export function fromKazakhstanTime(typed: string): string | null {
  const epochMs = Date.parse(`${typed}Z`) - OFFSET_MS;
  return Number.isNaN(epochMs) ? null : new Date(epochMs).toISOString();
}
