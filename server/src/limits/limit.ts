/** The limits: their names, what each may be set to, and the defaults. `docs/decisions/0025-limits.md` says why these figures. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock.ts';
import type { Environment } from '../words/environment.ts';

/** At most `max` within a window, which begins with the first use. */
export interface Limit {
  max: number;
  windowMs: number;
}

/** These count for live and for test keys. */
export const commonLimitNames = [
  /** Calls of request per API key. */
  'requests_per_key',
  /** Codes that the state was asked to send, by request and resend, per organisation. */
  'codes_per_organization',
  /** Different IINs per organisation and day, midnight to midnight in Almaty. */
  'iins_per_organization',
  /** Codes and false MCDB checks per phone and per IIN, and wrong codes per IIN: over all organisations for live keys, within one for test keys. */
  'codes_per_phone',
  'codes_per_iin',
  'wrong_codes_per_iin',
  /** Wrong codes by one API key, and in one organisation, in an hour of the clock. They lock the key only with `wrongCodePercent`. */
  'wrong_codes_per_key',
  'wrong_codes_per_organization',
] as const;

/**
 * The same within one organisation, for live keys. They are lower than those over all organisations: so no organisation alone
 * can lock a citizen out of the others, nor find out by counting that another asked for this citizen.
 */
export const ownLimitNames = ['own_codes_per_phone', 'own_codes_per_iin', 'own_wrong_codes_per_iin'] as const;

export type CommonLimitName = (typeof commonLimitNames)[number];
export type OwnLimitName = (typeof ownLimitNames)[number];
export type LimitName = CommonLimitName | OwnLimitName;

export interface LimitTable {
  limits: Record<CommonLimitName, Limit> & Partial<Record<OwnLimitName, Limit>>;
  /** How long a citizen whose limit is used up stays locked, from the last use on. */
  lockMs: number;
  /** Wrong codes lock a key where they are more than this share of all that were tried, too. */
  wrongCodePercent: number;
  /** How long a key stays locked. */
  keyLockMs: number;
}

export type LimitTables = Record<Environment, LimitTable>;

export const defaultLimits: LimitTables = {
  live: {
    limits: {
      requests_per_key: { max: 600, windowMs: MINUTE_MS },
      codes_per_organization: { max: 3_000, windowMs: HOUR_MS },
      iins_per_organization: { max: 5_000, windowMs: DAY_MS },
      own_codes_per_phone: { max: 10, windowMs: 30 * MINUTE_MS },
      own_codes_per_iin: { max: 10, windowMs: 30 * MINUTE_MS },
      own_wrong_codes_per_iin: { max: 15, windowMs: 30 * MINUTE_MS },
      codes_per_phone: { max: 20, windowMs: 30 * MINUTE_MS },
      codes_per_iin: { max: 20, windowMs: 30 * MINUTE_MS },
      wrong_codes_per_iin: { max: 30, windowMs: 30 * MINUTE_MS },
      wrong_codes_per_key: { max: 200, windowMs: HOUR_MS },
      wrong_codes_per_organization: { max: 600, windowMs: HOUR_MS },
    },
    lockMs: 30 * MINUTE_MS,
    wrongCodePercent: 30,
    keyLockMs: 15 * MINUTE_MS,
  },
  // Synthetic people that all developers share, and no SMS that costs money.
  test: {
    limits: {
      requests_per_key: { max: 100_000, windowMs: MINUTE_MS },
      codes_per_organization: { max: 100_000, windowMs: MINUTE_MS },
      iins_per_organization: { max: 100_000, windowMs: DAY_MS },
      codes_per_phone: { max: 20_000, windowMs: MINUTE_MS },
      codes_per_iin: { max: 20_000, windowMs: MINUTE_MS },
      wrong_codes_per_iin: { max: 20_000, windowMs: MINUTE_MS },
      wrong_codes_per_key: { max: 100_000, windowMs: HOUR_MS },
      wrong_codes_per_organization: { max: 100_000, windowMs: HOUR_MS },
    },
    lockMs: 30 * MINUTE_MS,
    wrongCodePercent: 30,
    keyLockMs: 15 * MINUTE_MS,
  },
};
