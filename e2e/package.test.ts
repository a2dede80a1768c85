/** The built package, as a user of an older Node runs it in a project of his own. `torture/installed-package.test.ts` installs its tarball. */
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { olderNode, projectWithPackage } from './built-package.ts';
import { type CommandProcess, repositoryRoot, startCommand } from './command-process.ts';
import { API, flowScripts, subject } from './flow-scripts.ts';

const node = olderNode();
const withoutIt = node === undefined && 'there is no Node on the PATH that is older than the pinned one';

let project: string;
before(async () => {
  project = await projectWithPackage();
});
after(() => rmSync(project, { recursive: true }));

const bin = () => join(project, 'node_modules/qujat/bin/qujat.cjs');

async function startGateway(t: TestContext): Promise<CommandProcess & { address: string; testKey: string }> {
  const gateway = await startCommand(['start'], { PORT: '0' }, { command: [node ?? '', bin()], cwd: project });
  t.after(() => gateway.process.exitCode ?? gateway.process.signalCode ?? gateway.stop());
  const banner = gateway.standardOutput();
  return {
    ...gateway,
    address: /listens on (\S+)/.exec(banner)?.[1] ?? '',
    testKey: /^Sandbox API key: (\S+)$/m.exec(banner)?.[1] ?? '',
  };
}

test('it starts under an older Node, gives a PDF, serves the cabinet, the page of the Flow and the documentation, and ends in order', {
  skip: withoutIt,
}, async (t) => {
  const { address, testKey, stop, standardError } = await startGateway(t);
  const call = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${address}${API}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await reply.json()) as Record<string, string>;
  };
  const request = { api_key: testKey, ...subject };
  const { backend_session_id } = await call('/request/identity_card/', request);
  const inbox = await fetch(`${address}/api/v1/sandbox/messages/?phone=${subject.phone}`, {
    headers: { authorization: `Bearer ${testKey}` },
  });
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };
  const approval = { backend_session_id, code: messages[0]?.code, file: true, file_type: 'pdf' };
  const { document_pdf = '' } = await call('/approve/', approval);
  assert.match(Buffer.from(document_pdf, 'base64').toString('latin1'), /^%PDF-/);

  const get = ['get', 'identity_card', '--iin', subject.iin, '--phone', subject.phone, '--to', 'got'];
  const env = { ...process.env, QUJAT_API_KEY: testKey, QUJAT_BASE_URL: address };
  const got = spawnSync(node ?? '', [bin(), ...get], { cwd: project, env, encoding: 'utf8' });
  assert.deepEqual([got.status, existsSync(join(project, 'got/identity_card.pdf'))], [0, true], got.stderr);

  assert.match(await (await fetch(`${address}/cabinet/`)).text(), /<div id="cabinet">/);
  assert.match(await (await fetch(`${address}/flow/none`)).text(), /<div id="flow">/);
  assert.match(await (await fetch(`${address}/widget/flow-widget.umd.js`)).text(), /FlowWidget/);
  assert.match(await (await fetch(`${address}/docs/errors/invalid_iin`)).text(), /<h1 [^>]*>Invalid IIN/);
  assert.ok(existsSync(join(project, 'data')), 'the store lies where it was started');
  assert.equal(await stop(), 0);
  assert.match(standardError(), /"stopped"/);
});

test('a gateway whose launcher is killed ends by itself', { skip: withoutIt }, async (t) => {
  const { process: launcher, standardError } = await startGateway(t);
  launcher.kill('SIGKILL');
  // The gateway has both outputs as well: they close when it is gone too.
  await once(launcher, 'close');
  assert.match(standardError(), /"signal":"the end of the starting process","msg":"stopping"[\s\S]*"stopped"/);
});

/** What would reach another store, or break the gateway, if the sandbox read it. */
const HOSTILE = { DATABASE_URL: 'postgres://127.0.0.1:1/x', PORT: 'eighty', QUJAT_LIVE_CONNECTORS: 'nonsense' };

/** Where a script and its sandbox keep what they keep for a while. */
function temporaryFolder(name: string): string {
  const folder = join(project, name);
  mkdirSync(folder);
  return folder;
}

function runScript(runtime: string, name: string, text: string): SpawnSyncReturns<string> & { left: string[] } {
  writeFileSync(join(project, name), text);
  const TMPDIR = temporaryFolder(`${name}.tmp`);
  const options = {
    cwd: project,
    env: { ...process.env, ...HOSTILE, TMPDIR, NODE_TEST_CONTEXT: undefined },
    encoding: 'utf8',
  } as const;
  return { ...spawnSync(runtime, [name], options), left: readdirSync(TMPDIR) };
}

const runs = [
  { what: 'an ES module under an older Node', runtime: node, name: 'flow.mjs', skip: withoutIt },
  { what: 'CommonJS under the pinned Node', runtime: process.execPath, name: 'flow.cjs', skip: false },
] as const;

for (const { what, runtime = '', name, skip } of runs) {
  test(`createSandbox serves ${what}, and leaves nothing behind`, { skip }, () => {
    const { stdout, stderr, status, left } = runScript(runtime, name, flowScripts[name]);
    assert.deepEqual([stderr, status, left], ['', 0, []]);
    const { refused, gone, ...others } = JSON.parse(stdout);
    assert.deepEqual(others, {
      iin: subject.iin,
      armed: 'egov_unavailable',
      clock: [10, 10, 0],
      messages: [],
      isOne: true,
    });
    assert.match(refused, /^The sandbox refused the call\. .* scenario .*\.$/);
    assert.match(gone, /^The sandbox has ended\./);
  });
}

const guide = readFileSync(join(repositoryRoot, 'docs/guides/test-your-integration.md'), 'utf8');
const snippets = new Map([...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, fence, text]) => [fence, text]));

test('the test of the guide passes', () => {
  const { status, stdout, left } = runScript(node ?? process.execPath, 'guide.test.mjs', snippets.get('js') ?? '');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /pass 4$/m);
  assert.deepEqual(left, []);
});

test('the Python of the guide starts a sandbox and ends it', (t) => {
  if (spawnSync('python3', ['--version']).status !== 0) return t.skip('python3 is not installed');
  const { status, stdout, stderr, left } = runScript('python3', 'guide.py', snippets.get('python') ?? '');
  assert.deepEqual([stderr, status, left], ['', 0, []]);
  assert.match(stdout, /^http:\/\/127\.0\.0\.1:\d+ qjt_test_\w+\n$/);
});

test('a script that forgets the sandbox ends, and the sandbox with it', () => {
  const text = `import { createSandbox } from 'qujat/sandbox';\nconsole.log((await createSandbox({ logs: true })).url);`;
  // With the logs the sandbox has the script's standard error, which ends when both are gone.
  const { status, stdout, left } = runScript(process.execPath, 'forgetful.mjs', text);
  assert.equal(status, 0);
  assert.match(stdout, /^http:\/\/127\.0\.0\.1:\d+\n$/);
  assert.deepEqual(left, []);
});

test('a script that is killed with -9 takes the sandbox along, and its store', async () => {
  const TMPDIR = temporaryFolder('killed.tmp');
  const text = `require('qujat/sandbox').createSandbox({ logs: true }).then(({ url }) => { console.log(url); setInterval(() => {}, 1000); });`;
  writeFileSync(join(project, 'killed.cjs'), text);
  const script = spawn(process.execPath, ['killed.cjs'], { cwd: project, env: { ...process.env, TMPDIR } });
  script.stderr.resume();
  const [url] = await once(script.stdout.setEncoding('utf8'), 'data');
  assert.equal((await fetch(`${url.trim()}/livez`)).status, 200);
  script.kill('SIGKILL');
  await once(script, 'close');
  assert.deepEqual(readdirSync(TMPDIR), []);
});

test('a sandbox that cannot start says why', () => {
  const text = `process.env.TMPDIR += '/nowhere';\n${flowScripts['flow.cjs']}`;
  const { status, stderr } = runScript(process.execPath, 'nowhere.cjs', text);
  assert.equal(status, 1);
  assert.match(stderr, /The sandbox did not start: it ended with 1\.\n.*nowhere\S*: there is no such file/);
});
