/** Wires everything by hand, once. Nothing here reads the environment or listens: `main.ts` does. */

import type { PasswordHashing } from '../accounts/password-hash.ts';
import type { Actor } from '../audit/actor.ts';
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
import type { EgovGate } from '../egov/egov-gate.ts';
import { createArms } from '../egov/sandbox/arms.ts';
import { createSandboxInbox } from '../egov/sandbox/inbox.ts';
import { createOwnPeople } from '../egov/sandbox/own-people.ts';
import { readOwnPortraits } from '../egov/sandbox/own-portraits.ts';
import { readPeopleFile } from '../egov/sandbox/people-file.ts';
import { createPopulation } from '../egov/sandbox/population.ts';
import { registerSandboxRoutes } from '../egov/sandbox/sandbox-api-routes.ts';
import { registerOperationsRoutes } from '../http/operations-routes.ts';
import type { Logger } from '../logging/logger.ts';
import type { SigningPool } from '../pdf-signatures/local/signing-pool.ts';
import type { RendererPools } from '../rendering/renderer.ts';
import type { ApproveRoom } from '../sessions/approve-places.ts';
import type { Database, LentStore } from '../storage/database.ts';
import { readStoreCreation } from '../storage/read-store-creation.ts';
import { grantTrial } from '../subscriptions/grant-trial.ts';
import type { SubscriptionContext } from '../subscriptions/subscription-context.ts';
import { createBackendContext, createLimits, createSandboxContext, createSessionContext } from './backend-contexts.ts';
import { createAccountsContext, createOperatorContexts, developmentMailFor } from './cabinet-contexts.ts';
import { connectLive } from './connect-egov.ts';
import { createFlowContexts } from './flow-contexts.ts';
import { type Foundation, layFoundation } from './foundation.ts';
import { maintenanceTasks } from './maintenance-tasks.ts';
import {
  offeredBy,
  pagesOf,
  publishedKeys,
  registerBackendApi,
  registerFlow,
  registerPages,
  warmUp,
} from './routes.ts';
import { createServers } from './servers.ts';
import type { ThreadPlace } from './threads/thread-place.ts';
import { startWorkBeside } from './work-beside.ts';

export interface LentParts {
  /** For one thread more. */
  store(): LentStore | undefined;
  pools: RendererPools;
  signingPool: SigningPool;
  /** By connector. */
  gates: ReadonlyMap<string, EgovGate>;
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
  /** The workers that sign PDFs, in place of its own. */
  signingPool?: SigningPool;
  /** Less room for approves than there is otherwise. */
  approveRoom?: ApproveRoom;
  /** For the pauses of the breaker and the durations in the metrics. */
  monotonicMs?: () => number;
}

/** @param place where it is one of several threads */
export async function createApp(config: Config, logger: Logger, overrides: AppOverrides = {}, place?: ThreadPlace) {
  const { clock = systemClock, ids = randomIds, monotonicMs = systemMonotonicMs } = overrides;
  const ownPortraits = await readOwnPortraits(config.sandboxPortraits);
  const foundation = await layFoundation(config, logger, { ...overrides, ids, monotonicMs, place });
  const { database, dataKeys, masterKeys, stores, metrics, renderer, watch, whole, tracing } = foundation;
  const inbox = createSandboxInbox(stores.sandbox, dataKeys.sandboxEncryption);
  const arms = createArms(stores.arms, dataKeys.sandboxEncryption);
  const { gateOf } = place?.lent ?? {};
  const connecting = { limits: config.egovLimits, monotonicMs, clock, ids, metrics, logger, watch, gateOf, tracing };
  const limits = createLimits(config, { stores, metrics, logger, accounts: () => accounts });
  const live = await connectLive(config, connecting, overrides.liveConnector);
  const day = overrides.sandboxDay ?? almatyIsoDate(await readStoreCreation(database));
  const people = createOwnPeople(stores.people, dataKeys.sandboxEncryption);
  const fromFile = await orClose(foundation, readPeopleFile(config.sandboxPeople, day));
  const population = createPopulation({ day, ownPortraits, fromFile, own: people });
  const wired = { ...foundation, ...overrides, takenRoom: place?.takenRoom, config, ids, limits, live: live.egov };
  const parts = { ...wired, clock, monotonicMs, logger, issuer: () => site.url() };
  const context = createSessionContext({ ...parts, population, inbox, arms, connecting });
  const { apiKeys, organizations, sightings, mails } = stores;
  const organizationContext = { organizations, apiKeys, apiKeyEncryption: dataKeys.apiKeyEncryption, clock, ids };

  const { readMetrics, reportConnectors, flushRequestLogs } = whole;
  const { server, metricsServer } = await createServers(config, { ...parts, readMetrics, sightings });
  const site = createSite(config, server);
  const backend = createBackendContext(context, parts);
  await registerBackendApi(server, backend);
  await registerFlow(server, createFlowContexts(context, { ...foundation, config, site, population, inbox }));
  registerSandboxRoutes(server, createSandboxContext(stores, { inbox, arms, people, population, ids }));
  registerPages(server, renderer, { clock, ...config, keys: publishedKeys(foundation) });
  let isEnding = false;
  registerOperationsRoutes(server, { isEnding: () => isEnding, pingStore: () => database.ping() });

  const { accountEncryption: dataKey, webhookEncryption } = dataKeys;
  const subscriptions = { store: stores.subscriptions, ids };
  const onSignUp = trialFor(config, overrides, subscriptions);
  const accounts = createAccountsContext(config, { ...overrides, stores, ids, dataKey, site, onSignUp });
  const auditSigner = createCheckpointSigner(dataKeys.auditSigning);
  const tasks = maintenanceTasks({ config, logger, stores, auditSigner, accounts });
  const developmentMail = developmentMailFor(config, { mails, dataKey });
  const watched = { ...foundation, config, reportConnectors, tasks, monotonicMs, flushRequestLogs };
  const flows = { ...organizationContext, flows: stores.flows, flowsMax: config.flows.max };
  await registerCabinetApi(server, {
    accounts,
    organizations,
    subscriptions,
    developmentMail,
    keys: organizationContext,
    flows,
    webhooks: backend.webhooks,
    ...createOperatorContexts({ ...watched, auditSigner, accounts: accounts.accounts, organizations, ids }),
    gateway: offeredBy(config),
    requestLog: { store: stores.requestLog, usage: stores.usage, flush: flushRequestLogs },
  });
  await registerCabinetPage(server, pagesOf(config));
  const beside = { ...watched, accounts, webhookEncryption, logger };
  const work = place?.lent === undefined ? await startWorkBeside(beside) : undefined;

  return {
    server,
    /** For the operations that a command or the start runs without HTTP. */
    organizationContext,
    flows,
    /** For the demonstration's account. */
    accounts,
    /** Beside it, on a port of its own, where the configuration says so. */
    metricsServer,
    /** What `/metrics` tells. */
    metrics: metrics.registry,
    /** What gateways on this store have seen of late. */
    sightings,
    /** What the other threads of the process use of this app. */
    lends: lentBy(foundation, live.gates),
    /** What opens the development inbox; undefined where there is none. */
    inboxSecret: developmentMail?.secret,
    /** True where the master key lies beside the data that it protects. */
    masterKeyBesideData: masterKeys.besideData,
    /** Starts what draws documents, in the background. Otherwise the first approve does, and the first page that is drawn. */
    warmUp: () => warmUp(renderer),
    /** From now on `/readyz` fails, while all else goes on: the end is near. */
    refuseReadiness: () => {
      isEnding = true;
    },
    /** Gives each maintenance task that is due its turn now. The app does so by itself; tests do not wait for that. */
    runMaintenance: async () => work?.runDueTasks(),
    /** Sends the webhooks that are due. Resolves when each was tried. The app does so by itself every second. */
    sendWebhooks: async () => work?.sendWebhooks(),
    /** Looks at the store's clock and at the turns of the tasks, as it does every two seconds by itself. */
    watchStore: async () => work?.look(),
    /** Ends the requests in flight, then the renderer and the store. */
    close: () => closeInOrder([server, metricsServer, live, work, foundation]),
  };
}

export type App = Awaited<ReturnType<typeof createApp>>;

function lentBy({ database, pools, signingPool }: Foundation, gates: LentParts['gates']): LentParts {
  return { store: () => database.lend(), pools, signingPool, gates };
}

/** Where the work fails, nothing is left open. */
async function orClose<Result>(foundation: Foundation, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    await foundation.close();
    throw error;
  }
}

async function closeInOrder(parts: readonly ({ close(): unknown } | undefined)[]): Promise<void> {
  for (const part of parts) await part?.close();
}

function trialFor(config: Config, { signUpTrial = true }: AppOverrides, subscriptions: SubscriptionContext) {
  if (!signUpTrial || !isLocalDemonstration(config)) return undefined;
  return (organizationId: string, actor: Actor) => grantTrial(organizationId, actor, subscriptions);
}
