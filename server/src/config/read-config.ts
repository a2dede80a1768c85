/** Reads the configuration from the environment, with safe defaults: once, by `main.ts` and the commands. */
import { resolve } from 'node:path';
import { MINUTE_MS } from '../clock.ts';
import { type ConnectorRules, readConnectorRules } from '../egov/choose-egov.ts';
import type { ConfiguredConnector } from '../egov/connector.ts';
import { defaultLimits } from '../limits/limit.ts';
import { readLimits } from '../limits/read-limits.ts';
import { isLoopback } from '../network/loopback.ts';
import { readPdfSignatureSettings } from '../pdf-signatures/pdf-signature-settings.ts';
import { defaultSessionRules } from '../sessions/session.ts';
import { duration, ipRanges, list, oneOf, seconds, secret, text, url, wholeNumber } from '../settings/values.ts';
import type { Config, MetricsSettings, TraceSettings } from './config.ts';
import { connectorKinds } from './connector-kinds.ts';
import { isDemonstration, isLocalDemonstration, readDemonstrationSetting } from './demonstration.ts';

/** What depends on whether this is a demonstration. */
type Decided = 'demonstration' | 'demonstrationSetting' | 'samplePages';

const MEGABYTE = 1024 * 1024;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Error that names the variable and what it must be */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const settings = readSettings(environment);
  const demonstrationSetting = readDemonstrationSetting(environment);
  const demonstration = isDemonstration(demonstrationSetting, settings);
  const samplePages = oneOf(environment, 'QUJAT_SAMPLE_PAGES', ['on', 'off'], demonstration ? 'on' : 'off') === 'on';
  const config = { ...settings, demonstrationSetting, demonstration, samplePages };
  if (!config.operatorSecondFactor && !isLocalDemonstration(config)) {
    throw new Error(
      'QUJAT_OPERATOR_SECOND_FACTOR may be off only in a demonstration on your own machine. Remove it: operators then set up a second factor at their first log-in.',
    );
  }
  if (config.signedQr === 'drawn' && config.signingKeyFiles === undefined && !isLocalDemonstration(config)) {
    throw new Error('QUJAT_SIGNED_QR is drawn without QUJAT_SIGNING_KEY_FILES, which names the key that signs it.');
  }
  return config;
}

/** What stands in the environment, each value for itself. */
function readSettings(environment: NodeJS.ProcessEnv): Omit<Config, Decided> {
  const liveConnectors = readLiveConnectors(environment);
  return {
    host: text(environment, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 8080, 65_535),
    threads: wholeNumber(environment, 'QUJAT_THREADS', 1, 64, 1),
    dataDirectory: resolve(text(environment, 'QUJAT_DATA_DIR') ?? 'data'),
    drainMs: seconds(environment, 'QUJAT_DRAIN_SECONDS', 60),
    trustedProxies: ipRanges(environment, 'QUJAT_TRUSTED_PROXIES'),
    databaseUrl: secret(environment, 'DATABASE_URL', text(environment, 'DATABASE_URL_FILE')),
    databasePrepared: oneOf(environment, 'QUJAT_DATABASE_PREPARED', ['on', 'off'], 'on') === 'on',
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
    metrics: readMetricsSettings(environment),
    traces: readTraceSettings(environment),
    auditNetwork: oneOf(environment, 'QUJAT_AUDIT_NETWORK', ['on', 'off'], 'off') === 'on',
    signingKeyFiles: list(environment, 'QUJAT_SIGNING_KEY_FILES'),
    signedQr: oneOf(environment, 'QUJAT_SIGNED_QR', ['beside', 'drawn'], 'beside') as Config['signedQr'],
    pdfSignature: readPdfSignatureSettings(environment),
    credentials: oneOf(environment, 'QUJAT_CREDENTIALS', ['on', 'off'], 'off') === 'on',
    documentation: oneOf(environment, 'QUJAT_DOCUMENTATION', ['on', 'off'], 'on') === 'on',
    warm: oneOf(environment, 'QUJAT_WARM', ['on', 'off'], 'off') === 'on',
    sandboxPortraits: text(environment, 'QUJAT_SANDBOX_PORTRAITS'),
    sandboxPeople: text(environment, 'QUJAT_SANDBOX_PEOPLE'),
    publicUrl: readPublicUrl(environment)?.origin,
    securityContact: readSecurityContact(environment),
    smtpUrl: readSmtpUrl(environment)?.href,
    operatorSecondFactor:
      oneOf(environment, 'QUJAT_OPERATOR_SECOND_FACTOR', ['required', 'off'], 'required') === 'required',
    memberSecondFactor:
      oneOf(environment, 'QUJAT_MEMBER_SECOND_FACTOR', ['required', 'optional'], 'optional') === 'required',
    webhookNetworks: ipRanges(environment, 'QUJAT_WEBHOOK_NETWORKS'),
    mailFrom: text(environment, 'QUJAT_MAIL_FROM') ?? 'Qujat <qujat@localhost>',
    egovTimeoutMs: 20_000,
    egovLimits: {
      maxConcurrent: wholeNumber(environment, 'QUJAT_EGOV_CONCURRENCY', 32, 10_000, 1),
      maxQueued: wholeNumber(environment, 'QUJAT_EGOV_QUEUE', 64, 100_000),
      breakerFaults: wholeNumber(environment, 'QUJAT_EGOV_BREAKER_FAULTS', 10, 10_000, 1),
      breakerOpenMs: 1000 * wholeNumber(environment, 'QUJAT_EGOV_BREAKER_SECONDS', 15, 3_600, 1),
    },
    liveConnectors,
    connectors: configureConnectors(liveConnectors, environment),
    statePdf: {
      maxBytes: wholeNumber(environment, 'QUJAT_STATE_PDF_MEGABYTES', 10, 50, 1) * MEGABYTE,
      activeContent: oneOf(environment, 'QUJAT_STATE_PDF_ACTIVE_CONTENT', ['strip', 'refuse'], 'strip') as
        | 'strip'
        | 'refuse',
    },
    rules: defaultSessionRules,
    sessionRetentionMs: duration(environment, 'QUJAT_SESSION_RETENTION', '30d'),
    consentRetentionMs: duration(environment, 'QUJAT_CONSENT_RETENTION', '1095d'),
    legalHold: oneOf(environment, 'QUJAT_LEGAL_HOLD', ['on', 'off'], 'off') === 'on',
    requestLogRetentionMs: duration(environment, 'QUJAT_REQUEST_LOG_RETENTION', '90d'),
    flows: {
      max: wholeNumber(environment, 'QUJAT_FLOWS_PER_ORGANIZATION', 20, 1_000),
      resultKeepMs: MINUTE_MS * wholeNumber(environment, 'QUJAT_FLOW_RESULT_MINUTES', 10, 60, 1),
    },
    limits: {
      live: readLimits('QUJAT_LIMITS', text(environment, 'QUJAT_LIMITS'), defaultLimits.live),
      test: readLimits('QUJAT_TEST_LIMITS', text(environment, 'QUJAT_TEST_LIMITS'), defaultLimits.test),
    },
  };
}

/** Log-ins need a cookie that browsers keep over TLS alone, or on one's own machine. */
function readPublicUrl(environment: NodeJS.ProcessEnv): URL | undefined {
  const read = url('QUJAT_PUBLIC_URL', text(environment, 'QUJAT_PUBLIC_URL'), ['https:', 'http:']);
  if (read?.protocol === 'http:' && !isLoopback(read.hostname)) {
    throw new Error(
      'QUJAT_PUBLIC_URL must begin with https://: browsers keep the log-in of the cabinet over https alone. http:// is for localhost.',
    );
  }
  return read;
}

function readSecurityContact(environment: NodeJS.ProcessEnv): string | undefined {
  const contact = text(environment, 'QUJAT_SECURITY_CONTACT');
  if (contact === undefined || /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact)) return contact;
  throw new Error('QUJAT_SECURITY_CONTACT must be mailto: with an address, or begin with https://.');
}

function readMetricsSettings(environment: NodeJS.ProcessEnv): MetricsSettings {
  const hasPort = text(environment, 'QUJAT_METRICS_PORT') !== undefined;
  const token = secret(environment, 'QUJAT_METRICS_TOKEN', text(environment, 'QUJAT_METRICS_TOKEN_FILE'));
  if (token !== undefined && !/^[\w~+/.=-]{16,}$/.test(token)) {
    throw new Error('QUJAT_METRICS_TOKEN must have 16 characters at least: letters, digits and ~ + / . _ = - alone.');
  }
  return { port: hasPort ? wholeNumber(environment, 'QUJAT_METRICS_PORT', 0, 65_535) : undefined, token };
}

/** The names are those of OpenTelemetry. */
function readTraceSettings(environment: NodeJS.ProcessEnv): TraceSettings {
  const endpoint = text(environment, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const ratio = text(environment, 'OTEL_TRACES_SAMPLER_ARG') ?? '1';
  if (!/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(ratio)) {
    throw new Error('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, such as 0.1 for a tenth of all traces.');
  }
  const read = url('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint, ['http:', 'https:']);
  const toState = oneOf(environment, 'QUJAT_TRACES_TO_STATE', ['on', 'off'], 'off') === 'on';
  return { endpoint: read?.href, ratio: Number(ratio), toState };
}

/** It may hold a password. A query would be read as options of the mail's library, among them such as turn TLS off. */
function readSmtpUrl(environment: NodeJS.ProcessEnv): URL | undefined {
  const value = secret(environment, 'QUJAT_SMTP_URL', text(environment, 'QUJAT_SMTP_URL_FILE'));
  const read = url('QUJAT_SMTP_URL', value, ['smtp:', 'smtps:']);
  if (read !== undefined && (read.search !== '' || read.hash !== '')) {
    throw new Error('QUJAT_SMTP_URL must end with the host or its port: smtp://user:password@host:587.');
  }
  return read;
}

function readLiveConnectors(environment: NodeJS.ProcessEnv): ConnectorRules {
  const rules = text(environment, 'QUJAT_LIVE_CONNECTORS');
  if (rules === undefined) return new Map();
  try {
    return readConnectorRules(rules, Object.keys(connectorKinds));
  } catch (error) {
    throw new Error(`QUJAT_LIVE_CONNECTORS ${error instanceof Error ? error.message : ''}`);
  }
}

function configureConnectors(
  rules: ConnectorRules,
  environment: NodeJS.ProcessEnv,
): ReadonlyMap<string, ConfiguredConnector> {
  const named = new Set(rules.values());
  const kinds = Object.entries(connectorKinds).filter(([name]) => named.has(name));
  return new Map(kinds.map(([name, kind]) => [name, kind.configure(environment)]));
}
