/** What the operations of the Backend API and of its sandbox work with: sessions, credentials, webhooks, limits. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { announceKeyLock } from '../accounts/announce-key-lock.ts';
import type { Config } from '../config/config.ts';
import type { CredentialContext } from '../credentials/credential-context.ts';
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
import { countDeliveryIn } from '../http/metrics.ts';
import type { Limits } from '../limits/limits.ts';
import { createReceiptSigner, type ReceiptContext } from '../proofs/receipt.ts';
import { createApprovePlaces, type TakenRoom } from '../sessions/approve-places.ts';
import { createKnownCallers } from '../sessions/known-callers.ts';
import { createOpenedSessions } from '../sessions/opened-sessions.ts';
import type { SessionContext } from '../sessions/session-context.ts';
import { hashSessionId } from '../sessions/session-secret.ts';
import type { WebhookContext } from '../webhooks/webhook-context.ts';
import type { AppOverrides } from './app-overrides.ts';
import { connectSandbox } from './connect-egov.ts';
import type { Foundation } from './foundation.ts';
import type { Stores } from './stores.ts';

/** What the app makes beside its foundation. */
interface AppContext extends Pick<AppOverrides, 'wrapSandbox' | 'approveRoom'>, Pick<SessionContext, 'limits'> {
  live: Egov;
  takenRoom: TakenRoom | undefined;
  population: Population;
  inbox: SandboxInbox;
  arms: SandboxArms;
  /** Where the gateway is reached. */
  issuer: () => string;
}

export function createSessionContext(foundation: Foundation, context: AppContext): SessionContext {
  const { config, ids, clock, monotonicMs, stores, dataKeys, renderer, requestLog, reportDocument } = foundation;
  const { signingKeys: keys, signPdf } = foundation;
  const {
    live,
    limits,
    population,
    inbox,
    arms,
    issuer,
    wrapSandbox = (egov) => egov,
    approveRoom,
    takenRoom,
  } = context;
  const sandbox = createSandboxEgov({ population, inbox, ids, otpTtlMs: config.rules.otpTtlMs });
  return {
    sessions: stores.sessions,
    idempotency: stores.idempotency,
    keptDocuments: stores.keptDocuments,
    organizations: stores.organizations,
    subscriptions: stores.subscriptions,
    apiKeys: stores.apiKeys,
    knownCallers: createKnownCallers(monotonicMs),
    openedSessions: createOpenedSessions(),
    egov: {
      test: connectSandbox(withScenarios(wrapSandbox(sandbox), arms, ids), foundation),
      live,
    },
    readScenario: readScenarioHeader,
    readSandboxAhead: async (organizationId) => (await stores.namespaces.readClock(organizationId)).aheadMs,
    issuesCredentials: config.credentials,
    limits,
    renderer,
    approvePlaces: createApprovePlaces(approveRoom, takenRoom),
    reportDocument,
    signing: keys && createProofSigning({ keys, issuer, clock, ids }, config.signedQr),
    signPdf,
    ownPhotos: { nameOf: drawnPortraitName, read: readDrawnPortrait },
    requestLog,
    ids,
    subjectHmacKey: dataKeys.subjectHmac,
    rules: config.rules,
    egovTimeoutMs: config.egovTimeoutMs,
    monotonicMs,
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

/** @throws Error as `createCredentialContext` */
export function createBackendContext(sessions: SessionContext, foundation: Foundation, issuer: () => string) {
  const { stores, metrics } = foundation;
  return {
    sessions: { ...sessions, mcdbChecks: stores.mcdbChecks },
    webhooks: createWebhookContext(foundation),
    metrics,
    /** Undefined where no credentials are issued. */
    credentials: createCredentialContext(sessions, foundation, issuer),
  };
}

export type BackendApiContext = ReturnType<typeof createBackendContext>;

/** Undefined where no credentials are issued. @throws Error where nothing could sign them */
function createCredentialContext(
  sessions: SessionContext,
  { config, stores, metrics, signingKeys: keys, clock }: Foundation,
  issuer: () => string,
): CredentialContext | undefined {
  if (!config.credentials) return undefined;
  if (keys === undefined) {
    throw new Error('QUJAT_CREDENTIALS=on needs a key that signs: name one in QUJAT_SIGNING_KEY_FILES.');
  }
  const { credentials, keptResults } = stores;
  return { credentials, keptResults, sessions, keys, issuer, clock, countDelivery: countDeliveryIn(metrics) };
}

function createWebhookContext({ config, stores, ids, dataKeys }: Foundation): WebhookContext {
  const { webhookEndpoints: endpoints, webhookDeliveries: deliveries, webhookListeners: listeners, limits } = stores;
  const { webhookNetworks: networks } = config;
  return { endpoints, deliveries, listeners, limits, networks, ids, dataKey: dataKeys.webhookEncryption };
}

/** @param accounts they are wired later: only a key that is locked needs them, for its mails */
export function createLimits({ config, stores, metrics, logger }: Foundation, accounts: () => AccountsContext): Limits {
  return {
    store: stores.limits,
    tables: config.limits,
    countLimited: (limit, environment) => metrics.limited.inc({ limit, environment }),
    onKeyLocked: async ({ environment, organizationId, apiKeyId }) => {
      metrics.keysLocked.inc({ environment });
      logger.warn({ api_key_id: apiKeyId, environment }, 'an API key is locked: too many wrong codes came with it');
      await announceKeyLock(organizationId, accounts());
    },
  };
}

export function createSandboxContext(
  { stores, ids }: Foundation,
  { inbox, arms, people, population }: Pick<SandboxRouteContext, 'inbox' | 'arms' | 'people' | 'population'>,
): SandboxRouteContext {
  const { apiKeys, arms: store, namespaces, sessions } = stores;
  return { inbox, arms, people, population, ids, apiKeys, store, namespaces, findRequest: testRequestsIn(sessions) };
}

/** The sandbox knows a session by its request. */
function testRequestsIn(sessions: Stores['sessions']): ArmContext['findRequest'] {
  return async (backendSessionId, organizationId) => {
    const { session } = (await sessions.findSession(hashSessionId(backendSessionId))) ?? {};
    const isTheirs = session?.organizationId === organizationId && session.environment === 'test';
    return isTheirs ? session.egovRequestId : undefined;
  };
}
