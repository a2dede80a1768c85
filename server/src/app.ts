/** Wires everything by hand, once. Nothing here reads the environment or listens: `main.ts` does. */
import { registerCabinetPage } from './cabinet-api/cabinet-page.ts';
import { type Clock, type Ids, randomIds, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { openDataKeys } from './crypto/data-keys.ts';
import { loadMasterKey } from './crypto/master-key.ts';
import { registerGalleryPage } from './documents/gallery-page.ts';
import { registerDocumentTypeRoutes } from './documents/routes.ts';
import type { Egov } from './egov/egov.ts';
import { registerPhonePage } from './egov/sandbox/phone-page.ts';
import { registerSandboxRoutes } from './egov/sandbox/routes.ts';
import { makeSampleDocument, sampleHolderOf } from './egov/sandbox/sample-document.ts';
import { createSandboxEgov } from './egov/sandbox/sandbox-egov.ts';
import { unconfiguredEgov } from './egov/unconfigured-egov.ts';
import { createMetrics } from './http/metrics.ts';
import { registerOpenApi } from './http/openapi.ts';
import { registerOperationsRoutes } from './http/operations-routes.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { registerPageStyle } from './http/static-page.ts';
import type { Limits } from './limits/limits.ts';
import type { Logger } from './logging/logger.ts';
import { startMaintenance } from './maintenance/maintenance.ts';
import type { CreateOrganizationDependencies } from './organizations/create-organization.ts';
import { createRenderer } from './rendering/renderer.ts';
import { registerSessionRoutes } from './sessions/routes.ts';
import type { SessionContext } from './sessions/session-context.ts';
import { openDatabase } from './storage/open-database.ts';
import { createDataKeyStore } from './storage/stores/data-key-store.ts';
import { createIdempotencyStore } from './storage/stores/idempotency-store.ts';
import { createLimitStore } from './storage/stores/limit-store.ts';
import { createMaintenanceStore } from './storage/stores/maintenance-store.ts';
import { createOrganizationStore } from './storage/stores/organization-store.ts';
import { createSandboxStore } from './storage/stores/sandbox-store.ts';
import { createSessionStore } from './storage/stores/session-store.ts';

/** Kept answers are gone within a minute of their time. */
const FORGET_ANSWERS_EVERY_MS = 60_000;
/** Counters of windows that have ended count for nothing: they only take room. */
const FORGET_COUNTERS_EVERY_MS = 60_000;

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
}

export async function createApp(config: Config, logger: Logger, overrides: AppOverrides = {}): Promise<App> {
  const { clock = systemClock, ids = randomIds, wrapSandbox = (sandbox) => sandbox } = overrides;
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
  const renderer = createRenderer();
  const metrics = createMetrics();

  const limits: Limits = {
    store: createLimitStore(database),
    tables: config.limits,
    subjectHmacKey: dataKeys.subjectHmac,
    countLimited: (limit, environment) => metrics.limited.inc({ limit, environment }),
  };

  const context: SessionContext = {
    sessions: createSessionStore(database),
    idempotency,
    organizations,
    egov: {
      test: wrapSandbox(createSandboxEgov({ store: sandboxStore, ids, otpTtlMs: config.rules.otpTtlMs })),
      live: unconfiguredEgov,
    },
    limits,
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
    [
      { name: 'forget_answers', everyMs: FORGET_ANSWERS_EVERY_MS, run: () => idempotency.forgetAnswers() },
      { name: 'forget_counters', everyMs: FORGET_COUNTERS_EVERY_MS, run: () => limits.store.forgetCounters() },
    ],
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
      await maintenance.close();
      await renderer.close();
      await database.close();
    },
  };
}
