/** The steps of docs/guides/operate.md, "Change the master key", while documents are asked for at two gateways. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { repositoryRoot } from './command-process.ts';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';
import {
  approve,
  codeOf,
  gatewaysForTest,
  operatorForTest,
  postgresForTest,
  requestDocument,
  testWithPostgres,
} from './postgres-gateways.ts';

const run = promisify(execFile);
/** Between two flows of a client. */
const PAUSE_MS = 100;
const newKey = () => randomBytes(32).toString('base64');

function guideSteps(): [string, string, string, string] {
  const guide = readFileSync(join(repositoryRoot, 'docs/guides/operate.md'), 'utf8');
  const section = /^## Change the master key$(.*?)^## /ms.exec(`${guide}\n## `)?.[1] ?? '';
  const steps = [...section.matchAll(/^ {3}```sh\n(.*?)^ {3}```$/gms)].map((step) => step[1] ?? '');
  assert.equal(steps.length, 4);
  return steps as [string, string, string, string];
}

/** `npx qujat`, as it is in the guide, without npx. */
async function runScript(script: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const qujat = `"${process.execPath}" "${join(repositoryRoot, 'server/bin/qujat.cjs')}"`;
  const options = { env: { ...process.env, ...environment }, cwd: repositoryRoot };
  return (await run('sh', ['-e', '-c', script.replaceAll('npx qujat', qujat)], options)).stdout;
}

testWithPostgres('the master key is changed by the guide’s steps, and no call fails meanwhile', async (t) => {
  const server = await postgresForTest(t);
  const oldKey = newKey();
  const variables = { DATABASE_URL: server.url, QUJAT_DATA_DIR: temporaryDirectory(t) };
  const gateways = await gatewaysForTest(t, 2, { DATABASE_URL: server.url, QUJAT_MASTER_KEY: oldKey });
  const [{ testKey }] = gateways;
  const operator = await operatorForTest(t, server.url);
  const replies: number[] = [];
  let over = false;
  const clients = gateways.map(async (_, client) => {
    while (!over) {
      const requested = await requestDocument(gateways[client]?.address ?? '', testKey, client);
      const sessionId = String(requested.body.backend_session_id);
      const approved = await approve(gateways[1 - client]?.address ?? '', sessionId, await codeOf(operator, sessionId));
      replies.push(requested.status, approved.status);
      await pause(PAUSE_MS);
    }
  });

  const [make, give, rotate, remove] = guideSteps();
  const keys = await runScript(`${make}${give}echo "$QUJAT_MASTER_KEY"`, { QUJAT_MASTER_KEY: oldKey });
  const current = keys.trim();
  const both = { QUJAT_MASTER_KEY: current, QUJAT_MASTER_KEY_PREVIOUS: oldKey };
  const start = async (settings: NodeJS.ProcessEnv) => {
    const gateway = await startGatewayProcess(t, temporaryDirectory(t), { DATABASE_URL: server.url, ...settings });
    assert.equal(gateway.testKey, testKey);
    await gateway.stop();
  };
  await start(both);
  const report = await runScript(rotate, { ...variables, ...both });
  assert.match(report, /^api_key_encryption +encrypted anew$/m);
  for (const key of [oldKey, current]) assert.ok(!report.includes(key));
  await start(both);
  assert.match(
    await runScript(rotate, { ...variables, ...both }),
    /^api_key_encryption +was under the new key already$/m,
  );
  assert.equal((await runScript(`${remove}echo "\${QUJAT_MASTER_KEY_PREVIOUS-gone}"`, both)).trim(), 'gone');
  await start({ QUJAT_MASTER_KEY: current });
  await assert.rejects(start({ QUJAT_MASTER_KEY: oldKey }), /The master key is not the one/);

  over = true;
  await Promise.all(clients);
  assert.ok(replies.length > 0);
  assert.deepEqual(
    replies.filter((status) => status !== 200),
    [],
  );
});

test('a key in the data directory is changed in its place', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await startGatewayProcess(t, directory);
  await first.stop();
  const file = join(directory, 'master.key');
  const before = readFileSync(file, 'utf8');
  const report = await runScript('npx qujat keys rotate-master', { QUJAT_DATA_DIR: directory });
  assert.match(report, /^api_key_encryption +encrypted anew$/m);
  assert.notEqual(readFileSync(file, 'utf8'), before);
  const [kept = ''] = readdirSync(directory).filter((name) => name.startsWith('master.key.'));
  assert.equal(readFileSync(join(directory, kept), 'utf8'), before);
  assert.ok(report.includes(`The one before is kept in ${join(directory, kept)}`));
  const again = await startGatewayProcess(t, directory);
  assert.equal(again.testKey, first.testKey);
  await again.stop();
});

test('a change that cannot be right is refused in one sentence, without the key', async (t) => {
  const directory = temporaryDirectory(t);
  const [key, other] = [newKey(), newKey()];
  const refusals: [NodeJS.ProcessEnv, RegExp][] = [
    [
      { QUJAT_MASTER_KEY: key },
      /^Set QUJAT_MASTER_KEY to the new key and QUJAT_MASTER_KEY_PREVIOUS to the one in use\.\n$/,
    ],
    [{ QUJAT_MASTER_KEY: key, QUJAT_MASTER_KEY_PREVIOUS: key }, /hold the same key\.\n$/],
    [{ QUJAT_MASTER_KEY: 'short', QUJAT_MASTER_KEY_PREVIOUS: key }, /^QUJAT_MASTER_KEY must be base64 of 32 bytes/],
    [{ QUJAT_MASTER_KEY_PREVIOUS: other }, /^QUJAT_MASTER_KEY_PREVIOUS is set, but QUJAT_MASTER_KEY is not/],
  ];
  for (const [variables, sentence] of refusals) {
    const refused = runScript('npx qujat keys rotate-master', { QUJAT_DATA_DIR: directory, ...variables });
    await assert.rejects(refused, ({ stderr, code }: { stderr: string; code: number }) => {
      assert.match(stderr, sentence);
      assert.ok(!stderr.includes(key) && !stderr.includes(other));
      return code === 1;
    });
  }
});
