/** How a gateway starts, refuses to start, and ends, as an operator meets it: real processes, signals, ports and folders. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';
import { assertSentence } from '../server/src/cli/command-test-setup.ts';
import { repositoryRoot } from './command-process.ts';
import { gatewayForTest, startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

const npm = spawnSync('npm', ['--version']).status === 0;
const unshare = spawnSync('unshare', ['--pid', '--fork', 'true']).status === 0;

interface Started {
  child: ChildProcess;
  port: number;
  /** What it said on both outputs. */
  said(): string;
  ended: Promise<unknown[]>;
}

/** Starts a command that ends in a gateway, and waits until that listens. */
async function start(
  t: TestContext,
  command: string,
  args: string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<Started> {
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, PORT: '0', QUJAT_DATA_DIR: temporaryDirectory(t), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the test can end whatever is left of it.
    detached: true,
  });
  const ended = once(child, 'close');
  t.after(() => endGroup(child));
  let said = '';
  const listens = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (/listens on http:\S+:(\d+)\n[\s\S]*\n\n/.test(said)) resolve();
      });
    }
    child.once('close', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
  await listens;
  return { child, port: Number(/listens on http:\S+:(\d+)/.exec(said)?.[1]), said: () => said, ended };
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}

/** A request of which the server has the head and not yet the body: it is in flight. */
async function requestInFlight(port: number) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  const path = '/api/v1/backend/e-document/online-access/request/identity_card/';
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n`,
  );
  await once(socket, 'data');
  return {
    finish: async () => {
      socket.write('{}');
      await once(socket, 'end');
      return received;
    },
  };
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const outcome = await Promise.race([
    once(server.listen(port, '127.0.0.1'), 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]).catch(() => false);
  server.close();
  return outcome;
}

const signals = ['SIGTERM', 'SIGINT'] as const;
const bin = ['server/bin/qujat.cjs', 'start'];
const ways: { what: string; command: string; args: string[]; missing: string | false }[] = [
  { what: 'node', command: process.execPath, args: bin, missing: false },
  { what: 'npm start', command: 'npm', args: ['start'], missing: !npm && 'npm is not installed' },
  { what: 'a shell', command: 'sh', args: ['-c', 'exec npm start'], missing: !npm && 'npm is not installed' },
  {
    what: 'a container, as its first process',
    command: 'unshare',
    args: ['--pid', '--fork', '--kill-child=SIGKILL', process.execPath, ...bin],
    missing: !unshare && 'unshare --pid is not allowed here',
  },
];

/** The process that an orchestrator signals: in a container its first, whatever has made the container. */
function pidToSignal({ child: { pid = 0 } }: Started, command: string): number {
  if (command !== 'unshare') return pid;
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

for (const { what, command, args, missing } of ways) {
  // What passes one signal on passes the other on: both to all of them in the full run.
  for (const signal of isFull || command === process.execPath ? signals : signals.slice(0, 1)) {
    test(`${signal} to ${what}: the request in flight is finished, and nothing is left`, async (t) => {
      if (missing !== false) return t.skip(missing);
      const started = await start(t, command, args);
      const request = await requestInFlight(started.port);
      process.kill(pidToSignal(started, command), signal);
      while (!started.said().includes('"stopping"')) await once(started.child.stderr ?? started.child, 'data');
      assert.match(await request.finish(), /HTTP\/1\.1 400 /);
      await started.ended;
      assert.match(started.said(), /"stopped"/);
      assert.equal(await isFree(started.port), true);
    });
  }
}

test('Ctrl-C under npm, which reaches the gateway twice, cuts nothing off', async (t) => {
  if (!npm) return t.skip('npm is not installed');
  const started = await start(t, 'npm', ['start']);
  const request = await requestInFlight(started.port);
  process.kill(-(started.child.pid ?? 0), 'SIGINT');
  while (!started.said().includes('"stopping"')) await once(started.child.stderr ?? started.child, 'data');
  assert.match(await request.finish(), /HTTP\/1\.1 400 /);
  await started.ended;
  assert.match(started.said(), /"stopped"/);
});

test('a gateway whose npm is gone ends by itself', async (t) => {
  if (!npm) return t.skip('npm is not installed');
  // This shell stays between npm and the gateway, as most do, and dies of the signal.
  const started = await start(t, 'npm', ['exec', '--offline', '-c', `node ${bin.join(' ')}; true`]);
  process.kill(started.child.pid ?? 0, 'SIGTERM');
  await started.ended;
  assert.match(started.said(), /"signal":"the end of npm","msg":"stopping"[\s\S]*"stopped"/);
  assert.equal(await isFree(started.port), true);
});

test('before the end /readyz says that it drains, for as long as is set, while requests are still served', async (t) => {
  const gateway = await gatewayForTest(t, { QUJAT_DRAIN_SECONDS: '60' });
  const ask = async (path: string) => {
    const reply = await fetch(`${gateway.address}${path}`);
    return [reply.status, ((await reply.json()) as { code?: string }).code];
  };
  assert.deepEqual(
    [await ask('/readyz'), await ask('/livez')],
    [
      [200, undefined],
      [200, undefined],
    ],
  );
  gateway.process.kill('SIGTERM');
  await gateway.untilLogged(/"stopping"/);
  assert.deepEqual(
    [await ask('/readyz'), await ask('/livez')],
    [
      [503, 'draining'],
      [200, undefined],
    ],
  );
  gateway.process.kill('SIGKILL');
});

test('a second gateway on the folder is refused with a sentence; commands beside the first work; kill -9 leaves no lock', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await startGatewayProcess(t, directory);
  await assert.rejects(
    startGatewayProcess(t, directory),
    /ended with 1: Another gateway runs on the folder .*QUJAT_DATA_DIR[^\n]*\n$/,
  );
  const beside = (...words: string[]) => runQujat(words, { QUJAT_DATA_DIR: directory });
  assert.equal(beside('doctor').status, 0);
  assert.equal(beside('audit', 'key').status, 0);
  first.process.kill('SIGKILL');
  await once(first.process, 'exit');
  const second = await startGatewayProcess(t, directory);
  assert.equal(second.testKey, first.testKey);
  await second.stop();
});

function runQujat(words: string[], variables: NodeJS.ProcessEnv) {
  const env = { ...process.env, PORT: '0', ...variables };
  return spawnSync(process.execPath, ['server/bin/qujat.cjs', ...words], {
    cwd: repositoryRoot,
    env,
    encoding: 'utf8',
  });
}

/** Standard error is the sentence and its line end, and nothing else: no log, no stack. */
function assertEndsWithSentence({ status, stderr }: ReturnType<typeof runQujat>, names: RegExp): void {
  assert.equal(status, 1, stderr);
  assert.ok(stderr.endsWith('\n'));
  assertSentence(stderr.slice(0, -1), names);
}

test('a start that the system refuses ends with 1 and its sentence: before the log, before the store, and at the store', async (t) => {
  const directory = temporaryDirectory(t);
  const taken = createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  t.after(() => taken.close());
  const data = join(directory, 'data');
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [{ PORT: String((taken.address() as AddressInfo).port) }, /Port \d+ is in use already\. Set PORT/],
    [{ QUJAT_DATA_DIR: '/proc/qujat' }, /QUJAT_DATA_DIR/],
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/qujat' }, /nothing listens there.*DATABASE_URL/],
  ];
  for (const [variables, names] of cases) {
    assertEndsWithSentence(runQujat(['start'], { QUJAT_DATA_DIR: data, ...variables }), names);
  }
  assert.deepEqual(readdirSync(directory), []);
});

test('a full disk is told in a sentence', async (t) => {
  const directory = temporaryDirectory(t);
  mkdirSync(join(directory, 'full'));
  const mounted = spawnSync('unshare', ['--mount', 'true']).status === 0;
  if (!mounted) return t.skip('unshare --mount is not allowed here');
  const script = `mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" ${bin.join(' ')}`;
  const ended = spawnSync('unshare', ['--mount', 'sh', '-c', script, 'sh', join(directory, 'full'), process.execPath], {
    cwd: repositoryRoot,
    env: { ...process.env, PORT: '0', QUJAT_DATA_DIR: join(directory, 'full') },
    encoding: 'utf8',
  });
  assertEndsWithSentence(ended, /QUJAT_DATA_DIR.*the disk is full/);
});
