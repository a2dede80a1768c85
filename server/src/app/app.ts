/** Wires everything by hand, once. Nothing here reads the environment or listens: `main.ts` does. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import type { PasswordHashing } from '../accounts/password-hash.ts';
import { createCheckpointSigner } from '../audit/checkpoint.ts';
import { registerCabinetApi } from '../cabinet-api/cabinet-api.ts';
import { registerCabinetPage } from '../cabinet-api/cabinet-page.ts';
import { createSite } from '../cabinet-api/site.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { type Clock, type Ids, randomIds, systemClock, monotonicMs as systemMonotonicMs } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import type { Connector } from '../egov/connector.ts';
import type { Egov } from '../egov/egov.ts';
import { createArms } from '../egov/sandbox/arms.ts';
import { createSandboxInbox } from '../egov/sandbox/inbox.ts';
import { readOwnPortraits } from '../egov/sandbox/own-portraits.ts';
import { registerSandboxRoutes } from '../egov/sandbox/sandbox-api-routes.ts';
import { createConnectorWatch } from '../health/connector-watch.ts';
import type { SightingStore } from '../health/sighting-store.ts';
import { watchAudit } from '../http/audit-metrics.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import { registerOperationsRoutes } from '../http/operations-routes.ts';
import type { HttpServer } from '../http/server.ts';
import type { Logger } from '../logging/logger.ts';
import { type MailDelivery, startMailDelivery } from '../mail/mail-delivery.ts';
import type { MailStore } from '../mail/mail-store.ts';
import { createSmtpSender } from '../mail/smtp.ts';
import type { CreateOrganizationContext } from '../organizations/create-organization.ts';
import { createRenderer, type Renderer, type RendererPools } from '../rendering/renderer.ts';
import { type RequestLogCollector, startRequestLogCollector } from '../request-log/request-log-collector.ts';
import type { ApproveRoom } from '../sessions/approve-places.ts';
import type { ReportDocument } from '../sessions/document-reply.ts';
import type { Database } from '../storage/database.ts';
import { readStoreCreation } from '../storage/read-store-creation.ts';
import { grantTrial } from '../subscriptions/grant-trial.ts';
import type { OperatorActor, SubscriptionContext } from '../subscriptions/subscription-context.ts';
import { connectLive } from './connect-egov.ts';
import {
  createAccountsContext,
  createLimits,
  createOperatorContexts,
  createSandboxContext,
  createSessionContext,
  developmentMailFor,
} from './contexts.ts';
import { lengthsOf, maintenanceTasks, startWatchedMaintenance } from './maintenance-tasks.ts';
import { openStore } from './open-store.ts';
import { offeredBy, pagesOf, registerBackendApi, registerPages } from './routes.ts';
import { createServers } from './servers.ts';
import { createStores, type Stores } from './stores.ts';

export interface App {
  server: HttpServer;
  /** Beside it, on a port of its own, where the configuration says so. */
  metricsServer: HttpServer | undefined;
  /** What gateways on this store have seen of late. */
  sightings: SightingStore;
  /** For the operations that a command or the start runs without HTTP. */
  organizationContext: CreateOrganizationContext;
  /** For the demonstration's account. */
  accounts: AccountsContext;
  /** What opens the development inbox; undefined where there is none. */
  inboxSecret: string | undefined;
  /** True where the master key lies beside the data that it protects. */
  masterKeyBesideData: boolean;
  /** Gives each maintenance task that is due its turn now. The app does so by itself; tests do not wait for that. */
  runMaintenance(): Promise<void>;
  /** Starts what draws documents, in the background. Otherwise the first approve does. */
  warmUp(): void;
  /** From now on `/readyz` fails, while all else goes on: the end is near. */
  refuseReadiness(): void;
  /** Looks at the store's clock and at the turns of the tasks, as it does every two seconds by itself. */
  watchStore(): Promise<void>;
  /** What `/metrics` tells. */
  metrics: Metrics['registry'];
  /** Ends the requests in flight, then the renderer and the store. */
  close(): Promise<void>;
}

/** What a test may put in place of the real thing. */
export interface AppOverrides {
  clock?: Clock;
  ids?: Ids;
  /** The store's clock, in place of the database's own. */
  storeNowMs?: () => number;
  /** What test keys reach, made from the real sandbox. */
  wrapSandbox?: (sandbox: Egov) => Egov;
  /** Cheaper than the real one, for tests that log in often. */
  hashing?: PasswordHashing;
  /** What all stores commit through, made from the real database. */
  wrapDatabase?: (database: Database) => Database;
  /** False where several gateways are to use one folder, which a start refuses: for what the store promises even then. */
  alone?: boolean;
  /** What live keys reach, whatever the configuration says. */
  liveConnector?: Connector;
  /** The day as of which the sandbox's people have their documents, in place of the day on which the store was made. */
  sandboxDay?: string;
  /** Whether a sign-up in a try-out gets a subscription, as it does otherwise. */
  signUpTrial?: boolean;
  /** Threads that draw for several gateways of one process, and outlive them. */
  rendererPools?: RendererPools;
  /** Less room for approves than there is otherwise. */
  approveRoom?: ApproveRoom;
  /** For the pauses of the breaker and the durations in the metrics. */
  monotonicMs?: () => number;
}

export async function createApp(config: Config, logger: Logger, overrides: AppOverrides = {}): Promise<App> {
  const { clock = systemClock, ids = randomIds, monotonicMs = systemMonotonicMs } = overrides;
  const { wrapSandbox, approveRoom, hashing } = overrides;
  const ownPortraits = await readOwnPortraits(config.sandboxPortraits);
  const { database, dataKeys, masterKeys } = await openStore(config, { ids, alone: true, ...overrides });
  const reportDocument = reportDocumentTo(logger);
  const renderer = startRenderer(config, reportDocument, overrides.rendererPools);
  const stores = createStores(database);
  const metrics = createStoreMetrics(stores);
  const inbox = createSandboxInbox(stores.sandbox, dataKeys.sandboxSealing);
  const arms = createArms(stores.arms, dataKeys.sandboxSealing);

  const requestLog = startRequestLog(stores, monotonicMs, logger);
  const watch = createConnectorWatch(monotonicMs);
  const connecting = { limits: config.egovLimits, monotonicMs, clock, ids, metrics, logger, watch };
  const limits = createLimits(config, { stores, dataKeys, metrics, logger, accounts: () => accounts });
  const live = connectLive(config, connecting, overrides.liveConnector);
  const sandbox = { day: overrides.sandboxDay ?? almatyIsoDate(await readStoreCreation(database)), ownPortraits };
  const parts = { config, ids, stores, dataKeys, renderer, reportDocument, wrapSandbox, approveRoom, live: live.egov };
  const context = createSessionContext({ ...parts, sandbox, inbox, arms, limits, connecting, requestLog });
  const { apiKeys, organizations, sightings, mails } = stores;
  const organizationContext = { organizations, apiKeys, apiKeySealing: dataKeys.apiKeySealing, clock, ids };

  const { server, metricsServer } = await createServers(config, { logger, ids, metrics, monotonicMs, sightings });
  registerBackendApi(server, { ...context, mcdbChecks: stores.mcdbChecks }, metrics);
  registerSandboxRoutes(server, createSandboxContext(stores, { inbox, arms, ids }));
  registerPages(server, renderer, { clock, ...config });
  let isEnding = false;
  registerOperationsRoutes(server, { isEnding: () => isEnding, pingStore: () => database.ping() });

  const sealing = dataKeys.accountSealing;
  const subscriptions = { store: stores.subscriptions, ids };
  const onSignUp = trialFor(config, overrides, subscriptions);
  const site = createSite(config, server);
  const accounts = createAccountsContext(config, { stores, ids, sealing, site, hashing, onSignUp });
  const auditSigner = createCheckpointSigner(dataKeys.auditSigning);
  const tasks = maintenanceTasks({ config, logger, stores, auditSigner, accounts });
  const developmentMail = developmentMailFor(config, { mails, sealing });
  const watched = { config, stores, watch, tasks, monotonicMs };
  await registerCabinetApi(server, {
    accounts,
    organizations,
    subscriptions,
    developmentMail,
    keys: organizationContext,
    ...createOperatorContexts({ ...watched, auditSigner, accounts: accounts.accounts, organizations, ids }),
    gateway: offeredBy(config),
    requestLog: { store: stores.requestLog, usage: stores.usage, flush: requestLog.flush },
  });
  await registerCabinetPage(server, pagesOf(config));
  const mailDelivery = createMailDelivery(config, { mails, sealing, logger });
  const maintenance = await startWatchedMaintenance({
    database,
    store: stores.maintenance,
    tasks,
    lengths: lengthsOf(config, accounts.rules),
    monotonicMs,
    metrics,
    logger,
  });

  return {
    server,
    organizationContext,
    accounts,
    metricsServer,
    metrics: metrics.registry,
    sightings,
    inboxSecret: developmentMail?.secret,
    masterKeyBesideData: masterKeys.besideData,
    warmUp: () => renderer.warmUp(),
    refuseReadiness: () => {
      isEnding = true;
    },
    runMaintenance: () => maintenance.runDueTasks(),
    watchStore: () => maintenance.look(),
    close: () => closeInOrder([server, metricsServer, live, maintenance, mailDelivery, requestLog, renderer, database]),
  };
}

function createStoreMetrics({ audit }: Stores): Metrics {
  const metrics = createMetrics();
  watchAudit(metrics.registry, () => audit.readBacklog());
  return metrics;
}

async function closeInOrder(parts: readonly ({ close(): unknown } | undefined)[]): Promise<void> {
  for (const part of parts) await part?.close();
}

function trialFor(config: Config, { signUpTrial = true }: AppOverrides, subscriptions: SubscriptionContext) {
  if (!signUpTrial || !isLocalDemonstration(config)) return undefined;
  return (organizationId: string, actor: OperatorActor) => grantTrial(organizationId, actor, subscriptions);
}

function startRenderer({ statePdf }: Config, report: ReportDocument, pools?: RendererPools): Renderer {
  return createRenderer({
    ...(pools !== undefined && { pools }),
    supplied: { maxPdfBytes: statePdf.maxBytes, activeContent: statePdf.activeContent },
    report,
  });
}

function reportDocumentTo(logger: Logger): ReportDocument {
  return (documentType, note) => logger.warn({ document_type: documentType, note }, 'about a document of the state');
}

function startRequestLog(
  { requestLog: store }: Stores,
  monotonicMs: () => number,
  logger: Logger,
): RequestLogCollector {
  return startRequestLogCollector({
    store,
    monotonicMs,
    onFailure: ({ error, lost }) => logger.warn({ err: error, lost }, 'the request log could not be written'),
  });
}

/** Undefined where no SMTP server is configured: then mails stay in the store, for the development inbox or for nobody. */
function createMailDelivery(
  { smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  { mails, sealing, logger }: { mails: MailStore; sealing: Uint8Array; logger: Logger },
): MailDelivery | undefined {
  if (smtpUrl === undefined) return undefined;
  return startMailDelivery({
    mails,
    send: createSmtpSender({ url: smtpUrl, from: mailFrom }),
    sealing,
    onFailure: (error, givenUp) => logger.warn({ err: error, given_up: givenUp }, 'a mail could not be sent'),
  });
}
