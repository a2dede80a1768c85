/** Wires everything by hand, once. Nothing here reads the environment or listens: `main.ts` does. */
import { registerCabinetPage } from './cabinet-api/cabinet-page.ts';
import { type Clock, type Ids, randomIds, systemClock, monotonicMs as systemMonotonicMs } from './clock.ts';
import type { Config } from './config.ts';
import { openDataKeys } from './crypto/data-keys.ts';
import { loadMasterKey } from './crypto/master-key.ts';
import { registerGalleryPage } from './documents/gallery-page.ts';
import { registerDocumentTypeRoutes } from './documents/routes.ts';
import { type ConnectorName, chooseEgov } from './egov/choose-egov.ts';
import type { Connector } from './egov/connector.ts';
import type { Egov } from './egov/egov.ts';
import { type EgovLimits, guardEgov } from './egov/guarded-egov.ts';
import { measureEgov } from './egov/measured-egov.ts';
import { createRelayConnector } from './egov/relay/relay-connector.ts';
import { registerPhonePage } from './egov/sandbox/phone-page.ts';
import { registerSandboxRoutes } from './egov/sandbox/routes.ts';
import { makeSampleDocument, sampleHolderOf } from './egov/sandbox/sample-document.ts';
import { createSandboxEgov } from './egov/sandbox/sandbox-egov.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { registerOpenApi } from './http/openapi.ts';
import { registerOperationsRoutes } from './http/operations-routes.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { registerPageStyle } from './http/static-page.ts';
import type { Logger } from './logging/logger.ts';
import { startMaintenance } from './maintenance/maintenance.ts';
import type { CreateOrganizationDependencies } from './organizations/create-organization.ts';
import { createRenderer } from './rendering/renderer.ts';
import { registerSessionRoutes } from './sessions/routes.ts';
import type { SessionContext } from './sessions/session-context.ts';
import { openDatabase } from './storage/open-database.ts';
import { createDataKeyStore } from './storage/stores/data-key-store.ts';
import { createIdempotencyStore } from './storage/stores/idempotency-store.ts';
import { createMaintenanceStore } from './storage/stores/maintenance-store.ts';
import { createOrganizationStore } from './storage/stores/organization-store.ts';
import { createSandboxStore } from './storage/stores/sandbox-store.ts';
import { createSessionStore } from './storage/stores/session-store.ts';

/** Kept answers are gone within a minute of their time. */
const FORGET_ANSWERS_EVERY_MS = 60_000;

export interface App {
  server: HttpServer;
  /** For the operations that a command or the start runs without HTTP. */
  organizationDependencies: CreateOrganizationDependencies;
  /** True where the master key lies beside the data that it protects. */
  masterKeyBesideData: boolean;
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
  /** What live keys reach, whatever the configuration says. */
  liveConnector?: Connector;
  /** For the pauses of the breaker and the durations in the metrics. */
  monotonicMs?: () => number;
}

export async function createApp(config: Config, logger: Logger, overrides: AppOverrides = {}): Promise<App> {
  const { clock = systemClock, ids = randomIds, wrapSandbox = (sandbox) => sandbox } = overrides;
  const { monotonicMs = systemMonotonicMs } = overrides;
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDirectory: config.dataDirectory,
    nowMs: overrides.storeNowMs,
  });
  const masterKey = loadMasterKey(config.masterKey, config.dataDirectory);
  const dataKeys = await openDataKeys({
    store: createDataKeyStore(database),
    masterKey: masterKey.bytes,
    randomBytes: ids.randomBytes,
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const organizations = createOrganizationStore(database);
  const sandboxStore = createSandboxStore(database);
  const idempotency = createIdempotencyStore(database);
  const renderer = createRenderer({
    supplied: { maxPdfBytes: config.statePdf.maxBytes, activeContent: config.statePdf.activeContent },
    report: (documentType, note) => logger.warn({ document_type: documentType, note }, 'about a file of the state'),
  });
  const metrics = createMetrics();
  const connecting = { limits: config.egovLimits, monotonicMs, metrics, logger };
  const { liveConnector } = overrides;
  const connectors = liveConnector === undefined ? connectorsOf(config, monotonicMs) : {};
  const sandbox = wrapSandbox(createSandboxEgov({ store: sandboxStore, ids, otpTtlMs: config.rules.otpTtlMs }));

  const context: SessionContext = {
    sessions: createSessionStore(database),
    idempotency,
    organizations,
    egov: {
      // Not guarded: its failing people are there to be asked for, and must not open a breaker for everybody else.
      test: measured('sandbox', sandbox, connecting),
      live: liveConnector === undefined ? liveEgov(config, connectors, connecting) : guarded(liveConnector, connecting),
    },
    renderer,
    ids,
    rules: config.rules,
    egovTimeoutMs: config.egovTimeoutMs,
  };

  const server = createHttpServer({ logger, ids, metrics });
  await registerOpenApi(server);
  registerSessionRoutes(server, {
    context,
    countDelivery: (documentType, environment) =>
      metrics.documentsDelivered.inc({ document_type: documentType, environment }),
  });
  registerSandboxRoutes(server, { organizations, store: sandboxStore });
  registerPageStyle(server);
  registerPhonePage(server);
  registerDocumentTypeRoutes(server, {
    sampleOf: (type) => type.sample(sampleHolderOf(type)),
    renderSample: async (type, want) =>
      renderer.renderDocument(await makeSampleDocument(type, sampleHolderOf(type)), want),
  });
  registerGalleryPage(server);
  await registerCabinetPage(server);
  registerOperationsRoutes(server, { metrics, pingStore: () => database.ping() });

  const maintenance = startMaintenance(
    [{ name: 'forget_answers', everyMs: FORGET_ANSWERS_EVERY_MS, run: () => idempotency.forgetAnswers() }],
    {
      store: createMaintenanceStore(database),
      onFailure: (task, error) => logger.warn({ err: error, task }, 'a maintenance task failed'),
    },
  );

  return {
    server,
    organizationDependencies: { organizations, apiKeySealing: dataKeys.apiKeySealing, clock, ids },
    masterKeyBesideData: masterKey.besideData,
    close: async () => {
      await server.close();
      for (const connector of [liveConnector, ...Object.values(connectors)]) await connector?.close();
      await maintenance.close();
      await renderer.close();
      await database.close();
    },
  };
}

/** Those that a rule names. */
function connectorsOf({ relay, statePdf, egovTimeoutMs }: Config, monotonicMs: () => number): Connectors {
  if (relay === undefined) return {};
  return {
    relay: createRelayConnector({ ...relay, maxFileBytes: statePdf.maxBytes, timeoutMs: egovTimeoutMs, monotonicMs }),
  };
}

type Connectors = Partial<Record<ConnectorName, Connector>>;

/** Each connector has limits of its own, so that one whose state fails does not hold up the others. */
function liveEgov({ liveConnectors }: Config, connectors: Connectors, connecting: Connecting): Egov {
  const entries = Object.entries(connectors).map(([name, connector]) => [name, guarded(connector, connecting)]);
  return chooseEgov(liveConnectors, Object.fromEntries(entries));
}

interface Connecting {
  limits: EgovLimits;
  monotonicMs: () => number;
  metrics: Metrics;
  logger: Logger;
}

/** The limits stand outside, so that the durations are those of the state alone. */
function guarded({ name, egov }: Connector, connecting: Connecting): Egov {
  const { limits, monotonicMs, metrics, logger } = connecting;
  const guard = guardEgov(measured(name, egov, connecting), {
    limits,
    monotonicMs,
    onRefused: (refusal) => metrics.egov.countRefusal(name, refusal),
    onBreaker: (state) => logger.warn({ connector: name, breaker: state }, 'the breaker of the state has changed'),
  });
  metrics.egov.watch(name, guard.status);
  return guard;
}

function measured(name: string, egov: Egov, { monotonicMs, metrics }: Connecting): Egov {
  return measureEgov(egov, monotonicMs, (call) => metrics.egov.countCall(name, call));
}
