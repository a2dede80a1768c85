/** Reads a table of limits from its text form: `codes_per_phone=10/30m,requests_per_key=600/1m,lock=30m`. */
import { DAY_MS, HOUR_MS } from '../clock.ts';
import type { LimitName, LimitTable } from './limit.ts';

const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: HOUR_MS, d: DAY_MS };
const MAX_LARGEST = 1_000_000_000;
const WINDOW_LARGEST_MS = 30 * DAY_MS;
/** What a list may set beside the limits. */
const settingNames = ['lock', 'key_lock', 'wrong_code_share'];
const FORM = 'such as codes_per_phone=10/30m,requests_per_key=600/1m,lock=30m';

/**
 * The defaults, with what `text` sets in their place. `variable` is named in errors.
 * @throws Error that says which entry is wrong, and what it must be
 */
export function readLimits(variable: string, text: string | undefined, defaults: LimitTable): LimitTable {
  const table = { ...defaults, limits: { ...defaults.limits } };
  const seen = new Set<string>();
  for (const entry of (text ?? '').split(',').filter((part) => part.trim() !== '')) {
    const [name = '', value = ''] = entry.split('=').map((part) => part.trim());
    if (seen.has(name)) throw new Error(`${variable} sets "${name}" twice.`);
    seen.add(name);
    if (name === 'lock') table.lockMs = readDuration(variable, entry, value);
    else if (name === 'key_lock') table.keyLockMs = readDuration(variable, entry, value);
    else if (name === 'wrong_code_share') table.wrongCodePercent = readPercent(variable, entry, value);
    else table.limits[knownName(variable, name, defaults)] = readLimit(variable, entry, name, value);
  }
  return table;
}

function knownName(variable: string, name: string, { limits }: LimitTable): LimitName {
  if (Object.hasOwn(limits, name)) return name as LimitName;
  throw new Error(
    `${variable} knows no "${name}": it may set ${[...Object.keys(limits), ...settingNames].join(', ')}.`,
  );
}

function readLimit(variable: string, entry: string, name: string, value: string) {
  const [, max = '', window = ''] = /^(\d+)\/(\w+)$/.exec(value) ?? [];
  if (!(Number(max) >= 1 && Number(max) <= MAX_LARGEST)) throw wrongForm(variable, entry);
  const windowMs = readDuration(variable, entry, window);
  if (name === 'iins_per_organization' && windowMs !== DAY_MS) {
    throw new Error(`${variable}: iins_per_organization counts by the day, as in iins_per_organization=5000/1d.`);
  }
  return { max: Number(max), windowMs };
}

function readDuration(variable: string, entry: string, value: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(value) ?? [];
  const durationMs = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (!(durationMs >= 1_000 && durationMs <= WINDOW_LARGEST_MS)) throw wrongForm(variable, entry);
  return durationMs;
}

function readPercent(variable: string, entry: string, value: string): number {
  const percent = Number(/^(\d{1,3})%$/.exec(value)?.[1]);
  if (percent >= 0 && percent <= 100) return percent;
  throw new Error(`${variable} cannot have "${entry.trim()}": it is a share such as wrong_code_share=30%.`);
}

function wrongForm(variable: string, entry: string): Error {
  const bounds = `counts from 1 to ${MAX_LARGEST}, times from 1s to 30d`;
  return new Error(`${variable} cannot have "${entry.trim()}": it is a list ${FORM}, with ${bounds}.`);
}
