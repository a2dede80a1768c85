/** From an event over HTTP to an export that somebody else verifies: the gateway, its maintenance, and the commands. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTestGateway, type TestGateway } from '../app/test-gateway.ts';

const IIN = '900101300017';
const PHONE = '77010000001';
const bin = fileURLToPath(new URL('../../bin/qujat.cjs', import.meta.url));

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** The command in a process of its own, beside the gateway. */
function commandBeside(gateway: TestGateway): (...args: string[]) => Promise<Ran> {
  const env = { ...process.env, QUJAT_DATA_DIR: gateway.dataDirectory };
  return (...args) =>
    new Promise((resolve) => {
      execFile(process.execPath, [bin, 'audit', ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
}

async function gatewayWithEvents(t: TestContext): Promise<TestGateway> {
  const gateway = await startTestGateway(t);
  // From here on no task is due before the test moves the store's time.
  await gateway.app.runMaintenance();
  const { backendSessionId, code } = await gateway.openSession(IIN, PHONE);
  gateway.advanceMs(1);
  await gateway.approve(backendSessionId, code === '000000' ? '000001' : '000000');
  gateway.advanceMs(1);
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  return gateway;
}

async function backlogOf(gateway: TestGateway): Promise<Record<string, number>> {
  const { text } = await gateway.get('/metrics');
  return Object.fromEntries(
    [...text.matchAll(/^qujat_audit_(\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
  );
}

test('the gateway chains and seals by itself, tells its backlog, and puts the checkpoint in the log', async (t) => {
  const gateway = await gatewayWithEvents(t);
  gateway.advanceMs(1_500);
  const before = await backlogOf(gateway);
  assert.deepEqual(
    { ...before, unchained_age_seconds: 0 },
    { unchained_age_seconds: 0, unchained_rows: 3, unsealed_rows: 0 },
  );
  assert.ok((before['unchained_age_seconds'] ?? 0) >= 1.5);
  gateway.advanceMs(60_000);
  await gateway.app.runMaintenance();
  assert.deepEqual(await backlogOf(gateway), { unchained_age_seconds: 0, unchained_rows: 0, unsealed_rows: 0 });
  const sealed = gateway.logged.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'the audit was sealed');
  const { stdout: checkpoint } = await commandBeside(gateway)('checkpoint');
  assert.equal(sealed?.checkpoint, checkpoint);
  assert.match(checkpoint, /^qujat-audit\/[0-9a-f]{16}\n3\n/);
});

test('an export beside the running gateway verifies with the key and a kept checkpoint, and tells no person', async (t) => {
  const gateway = await gatewayWithEvents(t);
  const audit = commandBeside(gateway);
  const file = join(gateway.dataDirectory, 'audit.jsonl');
  const [kept, key] = [join(gateway.dataDirectory, 'kept'), (await audit('key')).stdout.trim()];
  await writeFile(kept, (await audit('checkpoint')).stdout);
  await gateway.openSession(IIN, PHONE);

  assert.equal((await audit('export', '--to', file)).code, 0);
  const again = await audit('export', '--to', file);
  assert.deepEqual(
    [again.code, again.stderr],
    [1, `${file} exists already. Name another file, or add --yes to replace it.\n`],
  );
  const verified = await audit('verify', file, '--key', key, '--checkpoint', kept);
  assert.equal(verified.stderr, '');
  assert.match(
    verified.stdout,
    /^The export is whole: 5 rows of 2 organisations, 2 checkpoints, sealed at 5 rows in all\./,
  );
  const text = await readFile(file, 'utf8');
  const subjects = [...text.matchAll(/"subject":"([0-9a-f]{64})"/g)].map((match) => match[1]);
  assert.equal(subjects.length, 4);
  assert.equal(new Set(subjects).size, 1, 'the same citizen is recognised');
  for (const personal of [IIN, PHONE, gateway.testKey]) assert.ok(!text.includes(personal));
  assert.deepEqual(
    [...text.matchAll(/"action":"(\w+)"/g)].map((match) => match[1]),
    ['document_requested', 'code_refused', 'document_delivered', 'document_requested', 'audit_exported'],
  );

  const one = await audit('export', '--organization', 'demonstration', '--since', kept, '--to', file, '--yes');
  assert.equal(one.code, 0);
  const whole = await audit('verify', file, '--checkpoint', kept);
  assert.match(whole.stdout, /5 rows of 1 organisations[\s\S]*continues the checkpoint that was kept/);
});

test('an export that was changed ends with code 1 and a sentence that names the row', async (t) => {
  const gateway = await gatewayWithEvents(t);
  const audit = commandBeside(gateway);
  const file = join(gateway.dataDirectory, 'audit.jsonl');
  await writeFile(file, (await audit('export')).stdout.replace('code_refused', 'code_accepted'));
  assert.deepEqual(await audit('verify', file), {
    code: 1,
    stdout: '',
    stderr: 'Row 2 of organisation demonstration (line 3) was changed: its content does not have its hash.\n',
  });
});

test('what cannot be right is answered with a sentence', async (t) => {
  const gateway = await startTestGateway(t);
  const audit = commandBeside(gateway);
  const refused = async (expected: number, sentence: RegExp, ...args: string[]) => {
    const { code, stderr } = await audit(...args);
    assert.equal(code, expected);
    assert.match(stderr, sentence);
  };
  await refused(1, /^There are no audit rows yet\.$/m, 'checkpoint');
  await refused(2, /Missing required argument 'file'/, 'verify');
  await refused(2, /--since goes with --organization/, 'export', '--since', 'x');
  await gateway.openSession();
  await refused(1, /The organisation "nobody" has no audit rows/, 'export', '--organization', 'nobody');
});
