/** The configuration: what the environment may set, with safe defaults. Read once, by `main.ts` and the commands. */
import { resolve } from 'node:path';
import { defaultLimits, type LimitTables } from './limits/limit.ts';
import { readLimits } from './limits/read-limits.ts';
import { defaultSessionRules, type SessionRules } from './sessions/session.ts';

export interface Config {
  host: string;
  port: number;
  /** Where SQLite, the master key and nothing else is kept. */
  dataDirectory: string;
  /** `postgres://…` for a store that several processes share; undefined for SQLite in the data directory. */
  databaseUrl: string | undefined;
  /** base64 of 32 bytes. */
  masterKey: string | undefined;
  logLevel: string;
  /** Whether a start makes the demonstration organisation and shows its test key. */
  demonstration: boolean;
  egovTimeoutMs: number;
  rules: SessionRules;
  limits: LimitTables;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Error that names the variable and what it must be */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  return {
    host: text(environment, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 8080, 65_535),
    dataDirectory: resolve(text(environment, 'QUJAT_DATA_DIR') ?? 'data'),
    databaseUrl: text(environment, 'DATABASE_URL'),
    masterKey: text(environment, 'QUJAT_MASTER_KEY'),
    logLevel: oneOf(environment, 'QUJAT_LOG_LEVEL', LOG_LEVELS, 'info'),
    demonstration: oneOf(environment, 'QUJAT_DEMONSTRATION', ['on', 'off'], 'on') === 'on',
    egovTimeoutMs: 20_000,
    rules: defaultSessionRules,
    limits: {
      live: readLimits('QUJAT_LIMITS', text(environment, 'QUJAT_LIMITS'), defaultLimits.live),
      test: readLimits('QUJAT_TEST_LIMITS', text(environment, 'QUJAT_TEST_LIMITS'), defaultLimits.test),
    },
  };
}

function text(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, fallback: number, largest: number): number {
  const value = text(environment, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > largest) {
    throw new Error(`${name} must be a whole number from 0 to ${largest}, but it is "${value}".`);
  }
  return number;
}

function oneOf(environment: NodeJS.ProcessEnv, name: string, allowed: string[], fallback: string): string {
  const value = text(environment, name) ?? fallback;
  if (!allowed.includes(value)) throw new Error(`${name} must be one of ${allowed.join(', ')}, but it is "${value}".`);
  return value;
}
