/** The commands on webhooks with a real gateway, and a receiver as a developer has one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { startFlowGateway } from '../flows/flow-test-setup.ts';
import { startTestReceiver } from '../webhooks/test-receiver-test-setup.ts';
import { bin, printedBy, runQujat } from './command-test-setup.ts';
import { exitCodes } from './exit-codes.ts';
import { triggers } from './triggers.ts';

async function newDesk(t: TestContext) {
  const flow = await startFlowGateway(t);
  const baseUrl = await flow.gateway.app.server.listen({ host: '127.0.0.1', port: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'qujat-webhooks-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const env = { QUJAT_BASE_URL: baseUrl, QUJAT_API_KEY: flow.testKey, XDG_CONFIG_HOME: join(folder, 'config') };
  const flowKeyFile = join(folder, 'flow.key');
  writeFileSync(flowKeyFile, flow.flowKey);
  return { flow, folder, env, flowKeyFile, printed: (...words: string[]) => printedBy(words, env) };
}

/** `webhooks listen` as a developer has it open, with the lines that it prints. */
async function listen(t: TestContext, words: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [bin, 'webhooks', 'listen', '--json', ...words], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? '{}') as Record<string, unknown>;
  const interrupt = async () => {
    child.kill('SIGINT');
    return (await ended)[0] as number;
  };
  return { next, interrupt, secret: String((await next())['secret']) };
}

test('what is triggered reaches the receiver, signed by the secret that was printed, and once more where that is asked for', async (t) => {
  const { flow, folder, env, flowKeyFile, printed } = await newDesk(t);
  const receiver = await startTestReceiver(t);
  const secretFile = join(folder, 'webhook.secret');
  const words = ['--forward-to', receiver.url, '--secret-file', secretFile];
  const listening = await listen(t, words, env);
  receiver.secrets = [listening.secret];
  assert.equal(readFileSync(secretFile, 'utf8'), `${listening.secret}\n`);

  for (const trigger of triggers) {
    // The time of this gateway stands still otherwise, and the next SMS would be as old as the last.
    flow.gateway.advanceMs(1_000);
    const { code, failure } = await printed('trigger', trigger, '--flow-key-file', flowKeyFile);
    assert.equal(code, 0, `${trigger}: ${JSON.stringify(failure)}`);
    if (trigger === 'session.expired') {
      flow.gateway.advanceMs(60_000);
      await flow.gateway.app.runMaintenance();
    }
    for (let type = ''; type !== trigger; ) {
      const told = await listening.next();
      assert.equal(told['status'], 204);
      type = String(told['type']);
    }
  }
  const { id, text } = receiver.received[0] ?? assert.fail();
  receiver.answer = { status: 500 };
  assert.equal((await printed('webhooks', 'resend', id)).code, 0);
  assert.deepEqual(await listening.next(), { id, type: 'document.delivered', status: 500 });
  assert.deepEqual([receiver.received.at(-1)?.id, receiver.received.at(-1)?.text], [id, text]);
  assert.equal(await listening.interrupt(), exitCodes.interrupted.code);
  const again = await listen(t, words, env);
  assert.equal(again.secret, listening.secret);
  await again.interrupt();
});

test('where nobody listens, a receiver that is nowhere, and wrong words are told', async (t) => {
  const { flow, env, printed } = await newDesk(t);
  const listening = await listen(t, ['--forward-to', 'http://127.0.0.1:9/'], env);
  flow.gateway.advanceMs(1_000);
  assert.equal((await printed('trigger', 'document.delivered')).code, 0);
  const told = await listening.next();
  assert.deepEqual([told['type'], told['status']], ['document.delivered', null]);
  await listening.interrupt();
  const cases = [
    [['webhooks', 'resend', 'evt_of_nobody'], 'webhook_event_not_found'],
    [['webhooks', 'listen', '--forward-to', 'localhost'], 'usage'],
    [['trigger', 'flow.finished'], 'usage'],
  ] as const;
  for (const [words, code] of cases) assert.equal((await printed(...words)).failure?.['code'], code, words.join(' '));
  const live = await runQujat(['trigger', 'document.delivered', '--json'], {
    env: { ...env, QUJAT_API_KEY: 'qjt_live_x' },
  });
  assert.deepEqual([live.code, JSON.parse(live.stderr).code], [exitCodes.usage.code, 'usage']);
});
