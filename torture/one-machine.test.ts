/** What the guide on high availability has whoever tries it run on one machine: it serves documents through TLS, and ends whole. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { repositoryRoot } from '../e2e/command-process.ts';
import { HOST } from '../e2e/proxy-example.ts';
import { citizen } from './client.ts';
import { isFull } from './scale.ts';

const API = '/api/v1/backend/e-document/online-access';

test('three nodes, two gateways and TLS are set up by one command, serve a document, and end by one', {
  timeout: 600_000,
}, (t) => {
  const reason = whyNot();
  if (reason !== undefined) return t.skip(reason);
  const folder = mkdtempSync(join(tmpdir(), 'qujat-one-machine-'));
  chmodSync(folder, 0o711);
  t.after(() => {
    oneMachine('stop', folder);
    rmSync(folder, { recursive: true });
  });
  const set = setUp(t, folder);
  const post = (path: string, body: object) =>
    JSON.parse(call(folder, `${API}${path}`, ['--json', JSON.stringify(body)]));

  const apiKey = /qjt_test_\w+/.exec(set)?.[0] ?? '';
  const { backend_session_id } = post('/request/identity_card/', { api_key: apiKey, ...citizen });
  const inbox = call(folder, `/api/v1/sandbox/messages/?phone=${citizen.phone}`, [
    '-H',
    `Authorization: Bearer ${apiKey}`,
  ]);
  const { code } = JSON.parse(inbox).messages[0];
  const { document_pdf } = post('/approve/', { backend_session_id, code, file: true, file_type: 'pdf' });
  assert.match(Buffer.from(document_pdf, 'base64').toString('latin1'), /^%PDF-/);

  const pids = readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number);
  assert.equal(pids.length, 9);
  oneMachine('stop', folder);
  for (const pid of pids) assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

function setUp(t: TestContext, folder: string): string {
  const began = performance.now();
  const set = oneMachine('start', folder);
  t.diagnostic(`set up in ${((performance.now() - began) / 1_000).toFixed(0)} s; the packages were there`);
  return set;
}

function oneMachine(verb: 'start' | 'stop', folder: string): string {
  const script = join(repositoryRoot, 'deploy/ha/one-machine.sh');
  const env = { ...process.env, QUJAT: join(repositoryRoot, 'server/bin/qujat.cjs') };
  const { status, stdout, stderr } = spawnSync('sh', [script, verb, folder], { encoding: 'utf8', env, cwd: '/' });
  assert.equal(status, 0, stderr);
  return stdout;
}

function call(folder: string, path: string, more: readonly string[]): string {
  const to = ['--silent', '--cacert', join(folder, 'ca.pem'), '--resolve', `${HOST}:8443:127.0.0.1`];
  const { status, stdout, stderr } = spawnSync('curl', [...to, ...more, `https://${HOST}:8443${path}`], {
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

function whyNot(): string | undefined {
  if (!isFull) return 'npm run torture does it';
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux';
  const programs = ['patroni', 'etcd', 'haproxy', 'setpriv', 'openssl', 'psql', 'curl'];
  const missing = programs.find((program) => spawnSync(program, ['--version']).error !== undefined);
  return missing === undefined ? undefined : `${missing} is not installed`;
}
