/**
 * The gateway as a process that can be told to die at a certain point. It is wired by the real `createApp`; what is added hangs on
 * its overrides. Settings beside the gateway's own:
 *
 * - `TORTURE_CLOCK_OFFSET_MS`: the store's clock is the machine's plus this, and orders may move it. Without it, it is the store's.
 * - `TORTURE_MACHINE_CLOCK_MS`: how wrong this gateway's own idea of the time is.
 */
import { liveCustomer, makeLiveKey } from '../e2e/own-time-gateway.ts';
import { type App, type AppOverrides, createApp } from '../server/src/app/app.ts';
import { createConnectors } from '../server/src/app/connect-egov.ts';
import { randomIds, systemClock } from '../server/src/clock.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import type { Egov } from '../server/src/egov/egov.ts';
import { createLogger } from '../server/src/logging/logger.ts';
import { createOrganization } from '../server/src/organizations/create-organization.ts';
import { createKiller } from './kill-points.ts';
import type { Done, Order, Ready } from './orders.ts';

const trueNowMs = Date.now;
const machineErrorMs = Number(process.env['TORTURE_MACHINE_CLOCK_MS'] ?? 0);
if (machineErrorMs !== 0) makeMachineClockWrong();

const killer = createKiller();
const evaluations: Record<string, number> = {};
let clockOffsetMs = Number(process.env['TORTURE_CLOCK_OFFSET_MS'] ?? Number.NaN);

const config = readConfig({ PORT: '0', ...process.env });
const app = await createApp(config, createLogger({ level: 'warn', destination: process.stderr }), overrides());
killer.watchReplies(app.server.server);
process.on('message', obey);
tell(await listen(app));

function overrides(): AppOverrides {
  const common: AppOverrides = {
    alone: false,
    wrapDatabase: killer.wrapDatabase,
    wrapSandbox: (sandbox) => countEvaluations(killer.wrapEgov(sandbox)),
    ...liveConnector(),
  };
  return Number.isNaN(clockOffsetMs) ? common : { ...common, storeNowMs: () => trueNowMs() + clockOffsetMs };
}

/** The one that the settings name, where they name one, with the same points to die at. */
function liveConnector(): Pick<AppOverrides, 'liveConnector'> {
  const outside = { monotonicMs: () => performance.now(), clock: systemClock, ids: randomIds };
  const [connector] = createConnectors(config, outside);
  return connector === undefined ? {} : { liveConnector: { ...connector, egov: killer.wrapEgov(connector.egov) } };
}

/** Counted is what reaches the state: each is a guess, however the answer fares. */
function countEvaluations(egov: Egov): Egov {
  return {
    ...egov,
    fetchDocument: (request, code, signal) => {
      evaluations[request.requestId] = (evaluations[request.requestId] ?? 0) + 1;
      return egov.fetchDocument(request, code, signal);
    },
  };
}

async function listen(listening: App): Promise<Ready> {
  const address = await listening.server.listen({ host: '127.0.0.1', port: config.port });
  const { testKey } = await createOrganization(liveCustomer, listening.organizationContext);
  return { address, testKey, liveKey: await makeLiveKey(listening) };
}

function obey(order: Order): void {
  if (order.order === 'kill') killer.arm(order.point, order.hits);
  if (order.order === 'moveClock') clockOffsetMs += order.milliseconds;
  tell({ done: order.order, evaluations: order.order === 'countEvaluations' ? evaluations : {} });
}

function tell(message: Ready | Done): void {
  process.send?.(message);
}

/** As JavaScript sees it; the database's own clock goes on being right. */
function makeMachineClockWrong(): void {
  globalThis.Date = new Proxy(Date, {
    construct: (target, values) =>
      values.length === 0 ? new target(trueNowMs() + machineErrorMs) : Reflect.construct(target, values),
    get: (target, name) => (name === 'now' ? () => trueNowMs() + machineErrorMs : Reflect.get(target, name)),
  });
}
