/** The configuration: what the environment may set. `read-config.ts` reads it. */
import type { MasterKeySettings } from '../crypto/master-key.ts';
import type { ConnectorRules } from '../egov/choose-egov.ts';
import type { ConfiguredConnector } from '../egov/connector.ts';
import type { EgovLimits } from '../egov/egov-gate.ts';
import type { LimitTables } from '../limits/limit.ts';
import type { PdfSignatureSettings } from '../pdf-signatures/pdf-signature-settings.ts';
import type { SessionRules } from '../sessions/session.ts';

export interface Config {
  host: string;
  /** That answer requests, on the one port. */
  threads: number;
  port: number;
  /** Where SQLite, the master key and nothing else is kept. */
  dataDirectory: string;
  /** CIDR blocks of the proxies in front of the gateway. */
  trustedProxies: string[];
  /** How long `/readyz` fails before an end begins; undefined where it is as long as is usual. */
  drainMs: number | undefined;
  /** `postgres://…` for a store that several processes share; undefined for SQLite in the data directory. */
  databaseUrl: string | undefined;
  /** Whether PostgreSQL is to keep what it has parsed. */
  databasePrepared: boolean;
  masterKey: MasterKeySettings;
  logLevel: string;
  /** Whether this is a demonstration, all in all: set in words, or by the lack of settings beyond it. */
  demonstration: boolean;
  /** The variable itself. */
  demonstrationSetting: DemonstrationSetting;
  metrics: MetricsSettings;
  /** PEM files of the keys that sign receipts, the one that signs first; undefined where a demonstration may have a key of its own. */
  signingKeyFiles: string[] | undefined;
  /** `drawn`: the signed QR is not beside a document only, but also on what is drawn of it. */
  signedQr: 'beside' | 'drawn';
  /** Who signs the PDFs that are handed out; undefined where they are not signed. */
  pdfSignature: PdfSignatureSettings | undefined;
  /** Whether documents may go into wallets as credentials. Experimental. */
  credentials: boolean;
  traces: TraceSettings;
  /** Whether `/docs` and `/openapi.json` are served. */
  documentation: boolean;
  /** Whether what draws documents starts right after the gateway, and not with the first document. */
  warm: boolean;
  /** Whether the pages of the sandbox are: gallery, samples of documents, and the phone. */
  samplePages: boolean;
  /** A folder with JPEGs of people of the sandbox; undefined where all have drawn portraits. */
  sandboxPortraits: string | undefined;
  /** A file with people whom every organisation has in its sandbox besides ours. */
  sandboxPeople: string | undefined;
  /** Where people reach the gateway, without a slash at the end; undefined where it is the address that it listens on. */
  publicUrl: string | undefined;
  /** Where strangers report weak points, for security.txt. */
  securityContact: string | undefined;
  /** `smtp://…` or `smtps://…`; undefined where mails go to the development inbox. */
  smtpUrl: string | undefined;
  /** Whether operators need a second factor; off only in a demonstration on one's own machine. */
  operatorSecondFactor: boolean;
  /** Whether everybody else needs one, too. */
  memberSecondFactor: boolean;
  /** Whether the audit keeps the client's network. */
  auditNetwork: boolean;
  /** CIDR blocks to which webhooks may go besides the public internet, by http too. */
  webhookNetworks: string[];
  /** The sender of mails. */
  mailFrom: string;
  egovTimeoutMs: number;
  /** Around the connector to the state. */
  egovLimits: EgovLimits;
  /** Which connector serves live keys, by document type. Without a rule, none does. */
  liveConnectors: ConnectorRules;
  /** Those that a rule names, by their names. */
  connectors: ReadonlyMap<string, ConfiguredConnector>;
  /** What a PDF that the state supplies may be. */
  statePdf: { maxBytes: number; activeContent: 'strip' | 'refuse' };
  rules: SessionRules;
  /** How long after its end a session is kept. */
  sessionRetentionMs: number;
  /** How long after it was given a consent is kept. */
  consentRetentionMs: number;
  /** Whether nothing may be deleted that could be asked for as evidence. */
  legalHold: boolean;
  /** How long the request log is kept. */
  requestLogRetentionMs: number;
  flows: FlowConfig;
  limits: LimitTables;
}

export interface FlowConfig {
  /** How many an organisation may have. */
  max: number;
  /** How long the result of a session is kept for the organisation. */
  resultKeepMs: number;
}

/** Of which share of the requests, and to whom; to nobody where there is no endpoint. */
export interface TraceSettings {
  endpoint: string | undefined;
  /** From 0 to 1. */
  ratio: number;
  /** Whether calls to the state name their trace. */
  toState: boolean;
}

/** Neither: they are told to this machine in a demonstration, and to nobody elsewhere. */
export interface MetricsSettings {
  /** Where alone `/metrics` is then. */
  port: number | undefined;
  /** What a caller must show as `Authorization: Bearer`. */
  token: string | undefined;
}

/** Undefined where the other settings decide. */
export type DemonstrationSetting = 'on' | 'off' | undefined;
