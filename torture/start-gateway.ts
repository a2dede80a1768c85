/** Starts a gateway under test as a process of its own, and gives it orders. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Target } from './client.ts';
import type { Done, Order, Ready } from './orders.ts';
import type { TortureStore } from './stores.ts';

export interface GatewayUnderTest extends Target {
  /** Of the same organisation as the test key. */
  liveKey: string;
  process: ChildProcess;
  /** Resolves when the process is gone, however. */
  ended: Promise<unknown>;
  order(order: Order): Promise<Done>;
  kill(): Promise<void>;
  log(): string;
}

/** Compiled code is kept, as the gateway's own start does: the next one starts sooner. */
const NODE_COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/compiled');
/** Not secret: everything here is synthetic. */
export const MASTER_KEY = Buffer.alloc(32, 7);
const QUJAT_MASTER_KEY = MASTER_KEY.toString('base64');

export async function startGateway(
  t: TestContext,
  store: TortureStore,
  variables: NodeJS.ProcessEnv = {},
): Promise<GatewayUnderTest> {
  const child = fork(join(import.meta.dirname, 'gateway-under-test.ts'), {
    env: { ...process.env, NODE_COMPILE_CACHE, QUJAT_MASTER_KEY, ...store.variables, ...variables },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    execArgv: [],
  });
  const ended = once(child, 'exit');
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  t.after(kill);
  const ready = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
  if (ready === undefined) throw new Error(`The gateway under test did not start:\n${log}`);
  return {
    ...(ready[0] as Ready),
    process: child,
    ended,
    order: (order) => giveOrder(child, order),
    kill,
    log: () => log,
  };
}

async function giveOrder(child: ChildProcess, order: Order): Promise<Done> {
  const answered = once(child, 'message');
  child.send(order);
  const [done] = (await answered) as [Done];
  return done;
}
