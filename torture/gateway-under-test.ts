/**
 * The gateway as a process that can be told to die at a certain point. It is wired by the real `createThreadedApp`; what is added hangs
 * on its overrides. Settings beside the gateway's own:
 *
 * - `TORTURE_CLOCK_OFFSET_MS`: the store's clock is the machine's plus this, and orders may move it. Without it, it is the store's.
 * - `TORTURE_MACHINE_CLOCK_MS`: how wrong this gateway's own idea of the time is.
 */
import { liveCustomer, makeLiveKey } from '../e2e/own-time-gateway.ts';
import { createThreadedApp, type ThreadedApp } from '../server/src/app/threads/create-threaded-app.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import { createLogger } from '../server/src/logging/logger.ts';
import { createOrganization } from '../server/src/organizations/create-organization.ts';
import { createKiller } from './kill-points.ts';
import type { Done, Order, Ready } from './orders.ts';
import { evaluations, moveClock, overridesUnderTest } from './overrides-under-test.ts';

const killer = createKiller();
const environment = { PORT: '0', ...process.env };
const config = readConfig(environment);
const logTo = process.stderr;
const app = await createThreadedApp(config, createLogger({ level: 'warn', destination: logTo }), {
  environment,
  logTo,
  overrides: await overridesUnderTest(config, killer),
  module: new URL('./thread-under-test.ts', import.meta.url),
});
killer.watchReplies(app.server.server);
process.on('message', obey);
tell(await listen(app));

async function listen(listening: ThreadedApp): Promise<Ready> {
  const address = await listening.listen({ host: '127.0.0.1', port: config.port });
  const { testKey } = await createOrganization(liveCustomer, listening.organizationContext);
  return { address, testKey, liveKey: await makeLiveKey(listening) };
}

async function obey(order: Order): Promise<void> {
  if (order.order === 'kill') killer.arm(order.point, order.hits);
  if (order.order === 'sendWebhooks') await app.sendWebhooks();
  if (order.order === 'moveClock') moveClock(order.milliseconds);
  tell({ done: order.order, evaluations: order.order === 'countEvaluations' ? await evaluations(config) : {} });
}

function tell(message: Ready | Done): void {
  process.send?.(message);
}
