/** Wires everything by hand, once. Nothing here reads the environment or listens: `main.ts` does. */

import type { Actor } from '../audit/actor.ts';
import { createCheckpointSigner } from '../audit/checkpoint.ts';
import { registerCabinetApi } from '../cabinet-api/cabinet-api.ts';
import { registerCabinetPage } from '../cabinet-api/cabinet-page.ts';
import { createSite } from '../cabinet-api/site.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import { createArms } from '../egov/sandbox/arms.ts';
import { createSandboxInbox } from '../egov/sandbox/inbox.ts';
import { createOwnPeople } from '../egov/sandbox/own-people.ts';
import { readOwnPortraits } from '../egov/sandbox/own-portraits.ts';
import { readPeopleFile } from '../egov/sandbox/people-file.ts';
import { createPopulation } from '../egov/sandbox/population.ts';
import { registerSandboxRoutes } from '../egov/sandbox/sandbox-api-routes.ts';
import { registerOperationsRoutes } from '../http/operations-routes.ts';
import type { Logger } from '../logging/logger.ts';
import { readStoreCreation } from '../storage/read-store-creation.ts';
import { grantTrial } from '../subscriptions/grant-trial.ts';
import type { SubscriptionContext } from '../subscriptions/subscription-context.ts';
import type { AppOverrides } from './app-overrides.ts';
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

/** @param place where it is one of several threads */
export async function createApp(config: Config, logger: Logger, overrides: AppOverrides = {}, place?: ThreadPlace) {
  const ownPortraits = await readOwnPortraits(config.sandboxPortraits);
  const foundation = await layFoundation(config, logger, overrides, place);
  const { database, dataKeys, masterKeys, stores, metrics, renderer, clock, ids, whole } = foundation;
  const sandbox = await createSandbox(foundation, ownPortraits, overrides);
  const live = await connectLive({ ...foundation, gateOf: place?.lent?.gateOf }, overrides.liveConnector);
  const issuer = () => site.url();
  const limits = createLimits(foundation, () => accounts);
  const beside = { ...sandbox, live: live.egov, limits, issuer, takenRoom: place?.takenRoom };
  const sessions = createSessionContext(foundation, { ...beside, ...overrides });
  const { apiKeys, organizations, sightings } = stores;
  const organizationContext = { organizations, apiKeys, apiKeyEncryption: dataKeys.apiKeyEncryption, clock, ids };

  const { server, metricsServer } = await createServers(foundation);
  const site = createSite(config, server);
  const backend = createBackendContext(sessions, foundation, issuer);
  await registerBackendApi(server, backend);
  await registerFlow(server, createFlowContexts(sessions, foundation, { ...sandbox, site }));
  registerSandboxRoutes(server, createSandboxContext(foundation, sandbox));
  registerPages(server, renderer, { clock, ...config, keys: publishedKeys(foundation) });
  let isEnding = false;
  registerOperationsRoutes(server, { isEnding: () => isEnding, pingStore: () => database.ping() });

  const subscriptions = { store: stores.subscriptions, ids };
  const onSignUp = trialFor(config, overrides, subscriptions);
  const accounts = createAccountsContext(foundation, { ...overrides, site, onSignUp });
  const auditSigner = createCheckpointSigner(dataKeys.auditSigning);
  const tasks = maintenanceTasks({ ...foundation, auditSigner, accounts });
  const developmentMail = developmentMailFor(foundation);
  const flows = { ...organizationContext, flows: stores.flows, flowsMax: config.flows.max };
  await registerCabinetApi(server, {
    accounts,
    organizations,
    subscriptions,
    developmentMail,
    keys: organizationContext,
    flows,
    webhooks: backend.webhooks,
    ...createOperatorContexts(foundation, { auditSigner, tasks }),
    gateway: offeredBy(config),
    requestLog: { store: stores.requestLog, usage: stores.usage, flush: whole.flushRequestLogs },
  });
  await registerCabinetPage(server, pagesOf(config));
  const work = place?.lent === undefined ? await startWorkBeside({ ...foundation, tasks, accounts }) : undefined;

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
    lends: {
      /** For one thread more. */
      store: () => database.lend(),
      pools: foundation.pools,
      signingPool: foundation.signingPool,
      /** By connector. */
      gates: live.gates,
    },
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

/** What the sandbox's state plays with. */
async function createSandbox(
  foundation: Foundation,
  ownPortraits: ReadonlyMap<string, Uint8Array>,
  { sandboxDay }: AppOverrides,
) {
  const { config, database, stores, dataKeys } = foundation;
  const key = dataKeys.sandboxEncryption;
  const day = sandboxDay ?? almatyIsoDate(await readStoreCreation(database));
  const people = createOwnPeople(stores.people, key);
  const fromFile = await orClose(foundation, readPeopleFile(config.sandboxPeople, day));
  const population = createPopulation({ day, ownPortraits, fromFile, own: people });
  return { people, population, inbox: createSandboxInbox(stores.sandbox, key), arms: createArms(stores.arms, key) };
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
