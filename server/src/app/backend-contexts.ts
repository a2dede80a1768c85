/** What the operations of the Backend API and of its sandbox work with: sessions, credentials, webhooks, limits. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { announceKeyLock } from '../accounts/announce-key-lock.ts';
import type { Clock, Ids } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { CredentialContext } from '../credentials/credential-context.ts';
import type { DataKeys } from '../crypto/data-keys.ts';
import type { Egov } from '../egov/egov.ts';
import type { ArmContext } from '../egov/sandbox/arm-scenario.ts';
import type { SandboxArms } from '../egov/sandbox/arms.ts';
import { readScenarioHeader } from '../egov/sandbox/choose-scenario.ts';
import type { SandboxInbox } from '../egov/sandbox/inbox.ts';
import type { Population } from '../egov/sandbox/population.ts';
import { drawnPortraitName, readDrawnPortrait } from '../egov/sandbox/portrait.ts';
import type { SandboxRouteContext } from '../egov/sandbox/sandbox-api-routes.ts';
import { createSandboxEgov } from '../egov/sandbox/sandbox-egov.ts';
import { withScenarios } from '../egov/sandbox/with-scenarios.ts';
import { countDeliveryIn, type Metrics } from '../http/metrics.ts';
import type { Limits } from '../limits/limits.ts';
import type { Logger } from '../logging/logger.ts';
import type { SignDeliveredPdf } from '../pdf-signatures/sign-delivered-pdf.ts';
import { createReceiptSigner, type ReceiptContext } from '../proofs/receipt.ts';
import type { SigningKeys } from '../proofs/signing-keys.ts';
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
