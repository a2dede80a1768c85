/** The configuration: what the environment may set, with safe defaults. Read once, by `main.ts` and the commands. */
import { resolve } from 'node:path';
import { readSmartbridge } from './config-smartbridge.ts';
import { duration, httpUrl, ipRanges, oneOf, seconds, secret, text, url, wholeNumber } from './config-values.ts';
import type { MasterKeySettings } from './crypto/master-key.ts';
import { type ConnectorRules, readConnectorRules } from './egov/choose-egov.ts';
import type { EgovLimits } from './egov/guarded-egov.ts';
import type { RelaySettings } from './egov/relay/relay-connector.ts';
import type { SmartbridgeSettings } from './egov/smartbridge/smartbridge-settings.ts';
import { defaultLimits, type LimitTables } from './limits/limit.ts';
import { readLimits } from './limits/read-limits.ts';
import { defaultSessionRules, type SessionRules } from './sessions/session.ts';

export interface Config {
  host: string;
  port: number;
  /** Where SQLite, the master key and nothing else is kept. */
  dataDirectory: string;
  /** CIDR blocks of the proxies in front of the gateway. */
  trustedProxies: string[];
  /** How long `/readyz` fails before an end begins; undefined where it is as long as is usual. */
  drainMs: number | undefined;
  /** `postgres://…` for a store that several processes share; undefined for SQLite in the data directory. */
  databaseUrl: string | undefined;
  masterKey: MasterKeySettings;
  logLevel: string;
  /** Whether a start makes the demonstration organisation and shows its test key. */
  demonstration: boolean;
  /** Where people reach the gateway, without a slash at the end; undefined where it is the address that it listens on. */
  publicUrl: string | undefined;
  /** Where strangers report weak points, for security.txt. */
  securityContact: string | undefined;
  /** `smtp://…` or `smtps://…`; undefined where mails go to the development inbox. */
  smtpUrl: string | undefined;
  /** Whether operators need a second factor; off only in a demonstration on one's own machine. */
  operatorSecondFactor: boolean;
  /** The sender of mails. */
  mailFrom: string;
  egovTimeoutMs: number;
  /** Around the connector to the state. */
  egovLimits: EgovLimits;
  /** Which connector serves live keys, by document type. Without a rule, none does. */
  liveConnectors: ConnectorRules;
  /** The upstream of the connector `relay`; undefined where no rule names it. */
  relay: RelaySettings | undefined;
  /** The state's bus, for the connector `smartbridge`; undefined where no rule names it. */
  smartbridge: SmartbridgeSettings | undefined;
  /** What a PDF that the state supplies may be. */
  statePdf: { maxBytes: number; activeContent: 'strip' | 'refuse' };
  rules: SessionRules;
  /** How long after its end a session is kept. */
  sessionRetentionMs: number;
  /** How long the log of calls is kept. */
  callsRetentionMs: number;
  limits: LimitTables;
}

const MEGABYTE = 1024 * 1024;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Error that names the variable and what it must be */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const config = readVariables(environment);
  if (!config.operatorSecondFactor && !isLocalDemonstration(config)) {
    throw new Error(
      'QUJAT_OPERATOR_SECOND_FACTOR may be off only in a demonstration on your own machine. Remove it: operators then set up a second factor at their first log-in.',
    );
  }
  return config;
}

function readVariables(environment: NodeJS.ProcessEnv): Config {
  const liveConnectors = readLiveConnectors(environment);
  return {
    host: text(environment, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 8080, 65_535),
    dataDirectory: resolve(text(environment, 'QUJAT_DATA_DIR') ?? 'data'),
    drainMs: seconds(environment, 'QUJAT_DRAIN_SECONDS', 60),
    trustedProxies: ipRanges(environment, 'QUJAT_TRUSTED_PROXIES'),
    databaseUrl: secret(environment, 'DATABASE_URL', text(environment, 'DATABASE_URL_FILE')),
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
    publicUrl: url('QUJAT_PUBLIC_URL', text(environment, 'QUJAT_PUBLIC_URL'), ['https:', 'http:'])?.origin,
    securityContact: readSecurityContact(environment),
    smtpUrl: readSmtpUrl(environment)?.href,
    operatorSecondFactor:
      oneOf(environment, 'QUJAT_OPERATOR_SECOND_FACTOR', ['required', 'off'], 'required') === 'required',
    mailFrom: text(environment, 'QUJAT_MAIL_FROM') ?? 'Qujat <qujat@localhost>',
    egovTimeoutMs: 20_000,
    egovLimits: {
      maxConcurrent: wholeNumber(environment, 'QUJAT_EGOV_CONCURRENCY', 32, 10_000, 1),
      maxQueued: wholeNumber(environment, 'QUJAT_EGOV_QUEUE', 64, 100_000),
      breakerFaults: wholeNumber(environment, 'QUJAT_EGOV_BREAKER_FAULTS', 10, 10_000, 1),
      breakerOpenMs: 1000 * wholeNumber(environment, 'QUJAT_EGOV_BREAKER_SECONDS', 15, 3_600, 1),
    },
    liveConnectors,
    relay: [...liveConnectors.values()].includes('relay') ? readRelay(environment) : undefined,
    smartbridge: [...liveConnectors.values()].includes('smartbridge') ? readSmartbridge(environment) : undefined,
    statePdf: {
      maxBytes: wholeNumber(environment, 'QUJAT_STATE_PDF_MEGABYTES', 10, 50, 1) * MEGABYTE,
      activeContent: oneOf(environment, 'QUJAT_STATE_PDF_ACTIVE_CONTENT', ['strip', 'refuse'], 'strip') as
        | 'strip'
        | 'refuse',
    },
    rules: defaultSessionRules,
    sessionRetentionMs: duration(environment, 'QUJAT_SESSION_RETENTION', '30d'),
    callsRetentionMs: duration(environment, 'QUJAT_CALLS_RETENTION', '90d'),
    limits: {
      live: readLimits('QUJAT_LIMITS', text(environment, 'QUJAT_LIMITS'), defaultLimits.live),
      test: readLimits('QUJAT_TEST_LIMITS', text(environment, 'QUJAT_TEST_LIMITS'), defaultLimits.test),
    },
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

function readSecurityContact(environment: NodeJS.ProcessEnv): string | undefined {
  const contact = text(environment, 'QUJAT_SECURITY_CONTACT');
  if (contact === undefined || /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact)) return contact;
  throw new Error('QUJAT_SECURITY_CONTACT must be mailto: with an address, or begin with https://.');
}

/** It may hold a password. */
function readSmtpUrl(environment: NodeJS.ProcessEnv): URL | undefined {
  const value = secret(environment, 'QUJAT_SMTP_URL', text(environment, 'QUJAT_SMTP_URL_FILE'));
  return url('QUJAT_SMTP_URL', value, ['smtp:', 'smtps:']);
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
