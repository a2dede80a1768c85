/** The configuration: what the environment may set, with safe defaults. Read once, by `main.ts` and the commands. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ConnectorRules, readConnectorRules } from './egov/choose-egov.ts';
import type { EgovLimits } from './egov/guarded-egov.ts';
import type { RelaySettings } from './egov/relay/relay-connector.ts';
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
  /** Around the connector to the state. */
  egovLimits: EgovLimits;
  /** Which connector serves live keys, by document type. Without a rule, none does. */
  liveConnectors: ConnectorRules;
  /** The upstream of the connector `relay`; undefined where no rule names it. */
  relay: RelaySettings | undefined;
  /** What a PDF that the state supplies may be. */
  statePdf: { maxBytes: number; activeContent: 'strip' | 'refuse' };
  rules: SessionRules;
}

const MEGABYTE = 1024 * 1024;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Error that names the variable and what it must be */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const liveConnectors = readLiveConnectors(environment);
  return {
    host: text(environment, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 8080, 65_535),
    dataDirectory: resolve(text(environment, 'QUJAT_DATA_DIR') ?? 'data'),
    databaseUrl: text(environment, 'DATABASE_URL'),
    masterKey: text(environment, 'QUJAT_MASTER_KEY'),
    logLevel: oneOf(environment, 'QUJAT_LOG_LEVEL', LOG_LEVELS, 'info'),
    demonstration: oneOf(environment, 'QUJAT_DEMONSTRATION', ['on', 'off'], 'on') === 'on',
    egovTimeoutMs: 20_000,
    egovLimits: {
      maxConcurrent: wholeNumber(environment, 'QUJAT_EGOV_CONCURRENCY', 32, 10_000, 1),
      maxQueued: wholeNumber(environment, 'QUJAT_EGOV_QUEUE', 64, 100_000),
      breakerFaults: wholeNumber(environment, 'QUJAT_EGOV_BREAKER_FAULTS', 10, 10_000, 1),
      breakerOpenMs: 1000 * wholeNumber(environment, 'QUJAT_EGOV_BREAKER_SECONDS', 15, 3_600, 1),
    },
    liveConnectors,
    relay: [...liveConnectors.values()].includes('relay') ? readRelay(environment) : undefined,
    statePdf: {
      maxBytes: wholeNumber(environment, 'QUJAT_STATE_PDF_MEGABYTES', 10, 50, 1) * MEGABYTE,
      activeContent: oneOf(environment, 'QUJAT_STATE_PDF_ACTIVE_CONTENT', ['strip', 'refuse'], 'strip') as
        | 'strip'
        | 'refuse',
    },
    rules: defaultSessionRules,
  };
}

function readLiveConnectors(environment: NodeJS.ProcessEnv): ConnectorRules {
  const rules = text(environment, 'QUJAT_LIVE_CONNECTORS');
  if (rules === undefined) return new Map();
  try {
    return readConnectorRules(rules);
  } catch (error) {
    throw new Error(`QUJAT_LIVE_CONNECTORS ${error instanceof Error ? error.message : ''}`);
  }
}

function readRelay(environment: NodeJS.ProcessEnv): RelaySettings {
  const url = text(environment, 'QUJAT_RELAY_URL');
  const apiKey = secret(environment, 'QUJAT_RELAY_API_KEY', text(environment, 'QUJAT_RELAY_API_KEY_FILE'));
  if (url === undefined) throw new Error('QUJAT_RELAY_URL must be set, because QUJAT_LIVE_CONNECTORS names relay.');
  if (apiKey === undefined) {
    throw new Error(
      'QUJAT_RELAY_API_KEY or QUJAT_RELAY_API_KEY_FILE must be set, because QUJAT_LIVE_CONNECTORS names relay.',
    );
  }
  return { url: httpUrl('QUJAT_RELAY_URL', url), apiKey };
}

/** A secret as a value or in a file, of which its one line counts. The value itself is never repeated in an error. */
function secret(environment: NodeJS.ProcessEnv, name: string, file: string | undefined): string | undefined {
  const value = text(environment, name);
  if (file === undefined) return value;
  if (value !== undefined) throw new Error(`${name} and ${name}_FILE are both set; set one of them.`);
  try {
    const line = readFileSync(file, 'utf8').trim();
    if (line !== '' && !/\s/.test(line)) return line;
  } catch {
    throw new Error(`${name}_FILE names a file that cannot be read.`);
  }
  throw new Error(`${name}_FILE must name a file with one line, the secret.`);
}

function httpUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain =
    url !== undefined && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isPlain || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`${name} must be a URL such as https://example.kz, without user, query or fragment.`);
  }
  return url;
}

function text(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
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

function oneOf(environment: NodeJS.ProcessEnv, name: string, allowed: string[], fallback: string): string {
  const value = text(environment, name) ?? fallback;
  if (!allowed.includes(value)) throw new Error(`${name} must be one of ${allowed.join(', ')}, but it is "${value}".`);
  return value;
}
