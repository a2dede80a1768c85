/** The configuration: what the environment may set, with safe defaults. Read once, by `main.ts` and the commands. */
import { resolve } from 'node:path';
import type { MasterKeySettings } from './crypto/master-key.ts';
import type { EgovLimits } from './egov/guarded-egov.ts';
import { parseIpRange } from './organizations/ip-ranges.ts';
import { defaultSessionRules, type SessionRules } from './sessions/session.ts';

export interface Config {
  host: string;
  port: number;
  /** Where SQLite, the master key and nothing else is kept. */
  dataDirectory: string;
  /** CIDR blocks of the proxies in front of the gateway. */
  trustedProxies: string[];
  /** `postgres://…` for a store that several processes share; undefined for SQLite in the data directory. */
  databaseUrl: string | undefined;
  masterKey: MasterKeySettings;
  logLevel: string;
  /** Whether a start makes the demonstration organisation and shows its test key. */
  demonstration: boolean;
  /** Where people reach the gateway, without a slash at the end; undefined where it is the address that it listens on. */
  publicUrl: string | undefined;
  /** `smtp://…` or `smtps://…`; undefined where mails go to the development inbox. */
  smtpUrl: string | undefined;
  /** The sender of mails. */
  mailFrom: string;
  egovTimeoutMs: number;
  /** Around the connector to the state. */
  egovLimits: EgovLimits;
  rules: SessionRules;
  /** How long after its end a session is kept. */
  sessionRetentionMs: number;
  /** How long the log of calls is kept. */
  callsRetentionMs: number;
}

const HOUR_MS = 3_600_000;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Error that names the variable and what it must be */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  return {
    host: text(environment, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 8080, 65_535),
    dataDirectory: resolve(text(environment, 'QUJAT_DATA_DIR') ?? 'data'),
    trustedProxies: ipRanges(environment, 'QUJAT_TRUSTED_PROXIES'),
    databaseUrl: text(environment, 'DATABASE_URL'),
    masterKey: {
      current: {
        text: text(environment, 'QUJAT_MASTER_KEY'),
        file: text(environment, 'QUJAT_MASTER_KEY_FILE'),
      },
      previous: {
        text: text(environment, 'QUJAT_MASTER_KEY_PREVIOUS'),
        file: text(environment, 'QUJAT_MASTER_KEY_PREVIOUS_FILE'),
      },
    },
    logLevel: oneOf(environment, 'QUJAT_LOG_LEVEL', LOG_LEVELS, 'info'),
    demonstration: oneOf(environment, 'QUJAT_DEMONSTRATION', ['on', 'off'], 'on') === 'on',
    publicUrl: url(environment, 'QUJAT_PUBLIC_URL', ['https:', 'http:'])?.origin,
    smtpUrl: url(environment, 'QUJAT_SMTP_URL', ['smtp:', 'smtps:'])?.href,
    mailFrom: text(environment, 'QUJAT_MAIL_FROM') ?? 'Qujat <qujat@localhost>',
    egovTimeoutMs: 20_000,
    egovLimits: {
      maxConcurrent: wholeNumber(environment, 'QUJAT_EGOV_CONCURRENCY', 32, 10_000, 1),
      maxQueued: wholeNumber(environment, 'QUJAT_EGOV_QUEUE', 64, 100_000),
      breakerFaults: wholeNumber(environment, 'QUJAT_EGOV_BREAKER_FAULTS', 10, 10_000, 1),
      breakerOpenMs: 1000 * wholeNumber(environment, 'QUJAT_EGOV_BREAKER_SECONDS', 15, 3_600, 1),
    },
    rules: defaultSessionRules,
    sessionRetentionMs: duration(environment, 'QUJAT_SESSION_RETENTION', '30d'),
    callsRetentionMs: duration(environment, 'QUJAT_CALLS_RETENTION', '90d'),
  };
}

const LOOPBACK = ['127.0.0.1', '::1', '[::1]', 'localhost'];

/**
 * Whether this is a try-out on one's own machine. Only then there is a demonstration account and a development inbox: both would
 * open the cabinet to anyone who can reach the gateway.
 */
export function isLocalDemonstration({ demonstration, host, publicUrl, smtpUrl }: Config): boolean {
  const publicHost = publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname;
  return demonstration && smtpUrl === undefined && LOOPBACK.includes(host) && LOOPBACK.includes(publicHost);
}

function text(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

/** The value is not repeated in the error: it may hold a password. */
function url(environment: NodeJS.ProcessEnv, name: string, protocols: string[]): URL | undefined {
  const value = text(environment, name);
  if (value === undefined) return undefined;
  const parsed = URL.parse(value);
  if (parsed === null || !protocols.includes(parsed.protocol) || parsed.hostname === '') {
    throw new Error(`${name} must be a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}.`);
  }
  return parsed;
}

function wholeNumber(
  environment: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  largest: number,
  smallest = 0,
): number {
  const value = text(environment, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < smallest || number > largest) {
    throw new Error(`${name} must be a whole number from ${smallest} to ${largest}, but it is "${value}".`);
  }
  return number;
}

function ipRanges(environment: NodeJS.ProcessEnv, name: string): string[] {
  const parts = text(environment, name)?.split(',') ?? [];
  return parts.map((part) => {
    const range = parseIpRange(part);
    if (range === undefined)
      throw new Error(`${name} must list addresses or ranges such as 10.0.0.0/8, not "${part}".`);
    return range;
  });
}

/**
 * Hours or days, such as `12h` or `30d`. The least is an hour: a session's idempotent answers live for ten minutes, and within
 * that time its caller must be told what became of it.
 */
function duration(environment: NodeJS.ProcessEnv, name: string, fallback: string): number {
  const value = text(environment, name) ?? fallback;
  const [, number = '', unit = ''] = /^(\d{1,4})([hd])$/.exec(value) ?? [];
  if (Number(number) < 1) throw new Error(`${name} must be hours or days such as 12h or 30d, but it is "${value}".`);
  return Number(number) * (unit === 'h' ? HOUR_MS : 24 * HOUR_MS);
}

function oneOf(environment: NodeJS.ProcessEnv, name: string, allowed: string[], fallback: string): string {
  const value = text(environment, name) ?? fallback;
  if (!allowed.includes(value)) throw new Error(`${name} must be one of ${allowed.join(', ')}, but it is "${value}".`);
  return value;
}
