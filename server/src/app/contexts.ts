/** What the operations work with, made of stores, keys and configuration: that of the sessions, of the accounts and of the operator's pages. */
import packageJson from '../../package.json' with { type: 'json' };
import { defaultAccountRules } from '../accounts/account-rules.ts';
import type { AccountsContext, Site } from '../accounts/accounts-context.ts';
import { announceKeyLock } from '../accounts/announce-key-lock.ts';
import { demonstrationSecret } from '../accounts/demonstration-secret.ts';
import { createPasswordHashing, type PasswordHashing } from '../accounts/password-hash.ts';
import type { CallSource } from '../audit/audit-entry.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import type { AuditContext } from '../cabinet-api/audit-routes.ts';
import type { CabinetContext } from '../cabinet-api/cabinet-api.ts';
import type { CitizenRecordRoutesContext } from '../cabinet-api/citizen-record-routes.ts';
import type { DevelopmentMailContext } from '../cabinet-api/development-mail-routes.ts';
import type { Clock, Ids } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import type { CredentialContext } from '../credentials/credential-context.ts';
import type { DataKeys } from '../crypto/data-keys.ts';
import type { Egov } from '../egov/egov.ts';
import type { ArmContext } from '../egov/sandbox/arm-scenario.ts';
import type { SandboxArms } from '../egov/sandbox/arms.ts';
import { readScenarioHeader } from '../egov/sandbox/choose-scenario.ts';
import { createCitizenCodes } from '../egov/sandbox/citizen-codes.ts';
import type { SandboxInbox } from '../egov/sandbox/inbox.ts';
import type { Population } from '../egov/sandbox/population.ts';
import { drawnPortraitName, readDrawnPortrait } from '../egov/sandbox/portrait.ts';
import type { SandboxRouteContext } from '../egov/sandbox/sandbox-api-routes.ts';
import { createSandboxEgov } from '../egov/sandbox/sandbox-egov.ts';
import { withScenarios } from '../egov/sandbox/with-scenarios.ts';
import { cancelByCitizen } from '../flows/cancel-by-citizen.ts';
import { cancelByReceipt } from '../flows/cancel-flow.ts';
import type { HealthContext } from '../health/describe-health.ts';
import { countDeliveryIn, type Metrics } from '../http/metrics.ts';
import type { Limits } from '../limits/limits.ts';
import type { Logger } from '../logging/logger.ts';
import type { MailStore } from '../mail/mail-store.ts';
import type { MaintenanceTask } from '../maintenance/maintenance.ts';
import type { PdfSigning } from '../pdf-signatures/open-pdf-signing.ts';
import type { SignDeliveredPdf } from '../pdf-signatures/sign-delivered-pdf.ts';
import { createReceiptSigner, type ReceiptContext } from '../proofs/receipt.ts';
import type { SigningKeys } from '../proofs/signing-keys.ts';
import type { PlainSheet } from '../rendering/draw-sheet.ts';
import type { Renderer } from '../rendering/renderer.ts';
import type { RequestLogCollector } from '../request-log/request-log-collector.ts';
import { type ApproveRoom, createApprovePlaces, type TakenRoom } from '../sessions/approve-places.ts';
import type { ReportDocument } from '../sessions/document-reply.ts';
import { createKnownCallers } from '../sessions/known-callers.ts';
import { createOpenedSessions } from '../sessions/opened-sessions.ts';
import type { SessionContext } from '../sessions/session-context.ts';
import { hashSessionId } from '../sessions/session-secret.ts';
import type { WebhookContext } from '../webhooks/webhook-context.ts';
import { connectSandbox, type LiveConnectorContext } from './connect-egov.ts';
import type { Stores } from './stores.ts';

export interface AccountsWiring {
  stores: Stores;
  ids: Ids;
  dataKey: Uint8Array;
  site: Site;
  hashing?: PasswordHashing | undefined;
  onSignUp?: AccountsContext['onSignUp'];
}

export function createAccountsContext(
  { operatorSecondFactor, memberSecondFactor }: Pick<Config, 'operatorSecondFactor' | 'memberSecondFactor'>,
  { stores, hashing, ...parts }: AccountsWiring,
): AccountsContext {
  return {
    accounts: stores.accounts,
    sessions: stores.cabinetSessions,
    factors: stores.secondFactors,
    members: stores.members,
    throttles: stores.throttles,
    hashing: hashing ?? createPasswordHashing(),
    rules: defaultAccountRules,
    operatorSecondFactor,
    memberSecondFactor,
    ...parts,
  };
}

/** Undefined where there is no development inbox. */
export function developmentMailFor(
  config: Config,
  { mails, dataKey }: { mails: MailStore; dataKey: Uint8Array },
): DevelopmentMailContext | undefined {
  if (!isLocalDemonstration(config)) return undefined;
  return { mails, dataKey, secret: demonstrationSecret('inbox', dataKey) };
}

export interface OperatorWiring extends Pick<AuditContext, 'organizations' | 'accounts' | 'ids'> {
  config: Config;
  stores: Stores;
  reportConnectors: HealthContext['reportConnectors'];
  tasks: readonly MaintenanceTask[];
  monotonicMs: () => number;
  auditSigner: NoteSigner;
  pdfSigning: PdfSigning | undefined;
  dataKeys: Pick<DataKeys, 'subjectHmac' | 'consentEncryption'>;
  flushRequestLogs: CitizenRecordRoutesContext['flushRequestLogs'];
}

export function createOperatorContexts(
  parts: OperatorWiring,
): Pick<CabinetContext, 'health' | 'audit' | 'citizenRecords'> {
  const { config, stores, reportConnectors, tasks, monotonicMs, auditSigner, organizations, accounts, ids } = parts;
  const { pdfSigning, dataKeys, flushRequestLogs } = parts;
  const { audit, auditArchive, requestLog, consents } = stores;
  return {
    citizenRecords: {
      ...{ audit, auditArchive, requestLog, consents, auditSigner, organizations, accounts, ids, flushRequestLogs },
      subjectHmacKey: dataKeys.subjectHmac,
      consentEncryption: dataKeys.consentEncryption,
      legalHold: config.legalHold,
    },
    health: {
      reportConnectors,
      store: stores.health,
      about: {
        version: packageJson.version,
        node: process.version,
        storeKind: config.databaseUrl === undefined ? 'sqlite' : 'postgresql',
        mailsGoTo: mailsGoTo(config),
        pdfSignature: pdfSigning === undefined ? null : aboutSigning(pdfSigning),
        startedMs: monotonicMs(),
      },
      tasks,
      monotonicMs,
    },
    audit: {
      store: stores.audit,
      archive: stores.auditArchive,
      signer: auditSigner,
      organizations,
      accounts,
      ids,
    },
  };
}

function aboutSigning({ kind, certificate }: PdfSigning): HealthContext['about']['pdfSignature'] {
  return { signer: kind, untilMs: certificate?.validToDate.getTime() ?? null };
}

function mailsGoTo(config: Config): HealthContext['about']['mailsGoTo'] {
  if (config.smtpUrl !== undefined) return 'smtp';
  return isLocalDemonstration(config) ? 'development_inbox' : 'nowhere';
}

export interface SessionWiring {
  live: Egov;
  config: Config;
  /** What test keys reach, made from the real sandbox. */
  wrapSandbox?: ((sandbox: Egov) => Egov) | undefined;
  approveRoom?: ApproveRoom | undefined;
  takenRoom?: TakenRoom | undefined;
  reportDocument: ReportDocument;
  ids: Ids;
  stores: Stores;
  dataKeys: DataKeys;
  renderer: Renderer;
  population: Population;
  inbox: SandboxInbox;
  arms: SandboxArms;
  limits: Limits;
  connecting: LiveConnectorContext;
  requestLog: RequestLogCollector;
  signingKeys: SigningKeys | undefined;
  signPdf: SignDeliveredPdf | undefined;
  /** Where the gateway is reached. */
  issuer: () => string;
}

export function createSessionContext(parts: SessionWiring): SessionContext {
  const { live, config, ids, stores, dataKeys, renderer, inbox, arms, limits, connecting, requestLog } = parts;
  const { wrapSandbox = (egov) => egov, approveRoom, takenRoom, reportDocument } = parts;
  const { population, signingKeys: keys, signPdf, issuer } = parts;
  const sandbox = createSandboxEgov({ population, inbox, ids, otpTtlMs: config.rules.otpTtlMs });
  return {
    sessions: stores.sessions,
    idempotency: stores.idempotency,
    keptDocuments: stores.keptDocuments,
    organizations: stores.organizations,
    subscriptions: stores.subscriptions,
    apiKeys: stores.apiKeys,
    knownCallers: createKnownCallers(connecting.monotonicMs),
    openedSessions: createOpenedSessions(),
    egov: {
      test: connectSandbox(withScenarios(wrapSandbox(sandbox), arms, ids), connecting),
      live,
    },
    readScenario: readScenarioHeader,
    readSandboxAhead: async (organizationId) => (await stores.namespaces.readClock(organizationId)).aheadMs,
    issuesCredentials: config.credentials,
    limits,
    renderer,
    approvePlaces: createApprovePlaces(approveRoom, takenRoom),
    reportDocument,
    signing: keys && createProofSigning({ keys, issuer, clock: connecting.clock, ids }, config.signedQr),
    signPdf,
    ownPhotos: { nameOf: drawnPortraitName, read: readDrawnPortrait },
    requestLog,
    ids,
    subjectHmacKey: dataKeys.subjectHmac,
    rules: config.rules,
    egovTimeoutMs: config.egovTimeoutMs,
    monotonicMs: connecting.monotonicMs,
  };
}

function createProofSigning(context: ReceiptContext, signedQr: Config['signedQr']): SessionContext['signing'] {
  return {
    signReceipt: createReceiptSigner(context),
    // What draws a QR is loaded only where something is signed.
    drawSignedCode: async (document) =>
      (await import('../proofs/draw-signed-code.ts')).drawSignedCode(document, context),
    signCode:
      signedQr === 'drawn'
        ? async (document) => (await import('../proofs/signed-code.ts')).signCode(document, context)
        : undefined,
  };
}

export interface CredentialWiring {
  config: Pick<Config, 'credentials'>;
  stores: Stores;
  metrics: Metrics;
  signingKeys: SigningKeys | undefined;
  issuer: () => string;
  clock: Clock;
}

export interface BackendWiring extends CredentialWiring {
  config: Pick<Config, 'credentials' | 'webhookNetworks'>;
  dataKeys: Pick<DataKeys, 'webhookEncryption'>;
  ids: Ids;
}

/** @throws Error as `createCredentialContext` */
export function createBackendContext(sessions: SessionContext, parts: BackendWiring) {
  const { config, stores, metrics, dataKeys, ids } = parts;
  return {
    sessions: { ...sessions, mcdbChecks: stores.mcdbChecks },
    webhooks: createWebhookContext(config, { stores, ids, dataKey: dataKeys.webhookEncryption }),
    metrics,
    /** Undefined where no credentials are issued. */
    credentials: createCredentialContext(sessions, parts),
  };
}

export type BackendApiContext = ReturnType<typeof createBackendContext>;

/** Undefined where no credentials are issued. @throws Error where nothing could sign them */
function createCredentialContext(
  sessions: SessionContext,
  { config, stores, metrics, signingKeys: keys, issuer, clock }: CredentialWiring,
): CredentialContext | undefined {
  if (!config.credentials) return undefined;
  if (keys === undefined) {
    throw new Error('QUJAT_CREDENTIALS=on needs a key that signs: name one in QUJAT_SIGNING_KEY_FILES.');
  }
  const { credentials, keptResults } = stores;
  return { credentials, keptResults, sessions, keys, issuer, clock, countDelivery: countDeliveryIn(metrics) };
}

export interface FlowWiring {
  renderer: Renderer;
  dataKeys: Pick<DataKeys, 'consentEncryption' | 'webhookEncryption'>;
  population: Population;
  inbox: SandboxInbox;
  config: Pick<Config, 'flows' | 'rules' | 'consentRetentionMs'>;
  stores: Stores;
  metrics: Metrics;
  site: Site;
}

export function createFlowContexts(
  sessions: SessionContext,
  { config, stores, metrics, site, dataKeys, renderer, population, inbox }: FlowWiring,
) {
  const { flows, flowSessions, keptResults, consents, apiKeys } = stores;
  const { consentEncryption, webhookEncryption } = dataKeys;
  const { consentRetentionMs } = config;
  const { resultKeepMs } = config.flows;
  const countDelivery = countDeliveryIn(metrics);
  const kept = { flows, flowSessions, keptResults };
  const flow = {
    ...kept,
    consentEncryption,
    webhookEncryption,
    consentRetentionMs,
    sessions,
    resultKeepMs,
    publicUrl: () => site.url(),
    countDelivery,
  };
  const endSession = (sessionId: string, source: CallSource) => cancelByReceipt(sessionId, source, flow);
  const drawSheet = (sheet: PlainSheet) => renderer.drawSheet(sheet);
  const { ids, subjectHmacKey } = sessions;
  const ofConsents = { consents, ids, dataKey: consentEncryption, drawSheet };
  const my = {
    ...ofConsents,
    ...createCitizenCodes({ population, inbox, ids, otpTtlMs: config.rules.otpTtlMs }),
    findOrganization: (id: string) => sessions.organizations.findOrganization(id),
    limits: stores.limits,
    subjectHmacKey,
    endSessionOf: (consentId: string, iin: string, source: CallSource) => cancelByCitizen(consentId, iin, source, flow),
  };
  return { flow, consents: { ...ofConsents, apiKeys, endSession }, my };
}

export type FlowContexts = ReturnType<typeof createFlowContexts>;

function createWebhookContext(
  { webhookNetworks: networks }: Pick<Config, 'webhookNetworks'>,
  { stores, ...parts }: { stores: Stores } & Pick<WebhookContext, 'ids' | 'dataKey'>,
): WebhookContext {
  const { webhookEndpoints: endpoints, webhookDeliveries: deliveries, webhookListeners: listeners, limits } = stores;
  return { endpoints, deliveries, listeners, limits, networks, ...parts };
}

export interface LimitsWiring {
  stores: Stores;
  metrics: Metrics;
  logger: Logger;
  /** They are wired later: only a key that is locked needs them, for its mails. */
  accounts: () => AccountsContext;
}

export function createLimits(
  { limits: tables }: Pick<Config, 'limits'>,
  { stores, metrics, logger, accounts }: LimitsWiring,
): Limits {
  return {
    store: stores.limits,
    tables,
    countLimited: (limit, environment) => metrics.limited.inc({ limit, environment }),
    onKeyLocked: async ({ environment, organizationId, apiKeyId }) => {
      metrics.keysLocked.inc({ environment });
      logger.warn({ api_key_id: apiKeyId, environment }, 'an API key is locked: too many wrong codes came with it');
      await announceKeyLock(organizationId, accounts());
    },
  };
}

export function createSandboxContext(
  stores: Stores,
  parts: Pick<SandboxRouteContext, 'inbox' | 'arms' | 'people' | 'population' | 'ids'>,
): SandboxRouteContext {
  const { apiKeys, arms: store, namespaces, sessions } = stores;
  return { ...parts, apiKeys, store, namespaces, findRequest: testRequestsIn(sessions) };
}

/** The sandbox knows a session by its request. */
function testRequestsIn(sessions: Stores['sessions']): ArmContext['findRequest'] {
  return async (backendSessionId, organizationId) => {
    const { session } = (await sessions.findSession(hashSessionId(backendSessionId))) ?? {};
    const isTheirs = session?.organizationId === organizationId && session.environment === 'test';
    return isTheirs ? session.egovRequestId : undefined;
  };
}
