/** `qujat operator create` and the start's account, as an operator of the gateway uses them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { exitCodes } from '../server/src/cli/exit-codes.ts';
import { repositoryRoot } from './command-process.ts';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

const PASSWORD = 'кеше далада жел соқты';

function operator(dataDirectory: string, args: string[], input = '') {
  return spawnSync(process.execPath, ['server/bin/qujat.cjs', 'operator', ...args], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    input,
    env: { ...process.env, QUJAT_DATA_DIR: dataDirectory, PORT: '8080' },
  });
}

async function logIn(address: string, email: string, password: string) {
  const headers = { 'content-type': 'application/json', 'x-qujat-cabinet': '1' };
  const body = JSON.stringify({ email, password });
  return (await fetch(`${address}/api/v1/cabinet/session/`, { method: 'POST', headers, body })).status;
}

test('an operator is made beside the running gateway, by password or by link, and mistakes are told in a sentence', async (t) => {
  const dataDirectory = temporaryDirectory(t);
  const gateway = await startGatewayProcess(t, dataDirectory);
  const made = operator(dataDirectory, ['create', 'operator@gateway.example', '--password-stdin'], `${PASSWORD}\n`);
  assert.deepEqual([made.status, made.stdout, made.stderr], [0, 'operator@gateway.example is an operator now.\n', '']);
  assert.equal(await logIn(gateway.address, 'operator@gateway.example', PASSWORD), 200);
  const link = operator(dataDirectory, ['create', 'second@gateway.example']);
  assert.match(link.stdout, /^Open this link .*\nhttp:\/\/localhost:8080\/cabinet\/invitation#qjc_[\w-]{43}\n$/);
  for (const [args, sentence] of [
    [['create', 'no address'], /^The email must be an e-mail address/],
    [['create', 'third@gateway.example', '--password-stdin'], /^The password must have at least 15 characters/],
  ] as const) {
    const failed = operator(dataDirectory, [...args], 'short');
    assert.equal(failed.status, exitCodes.refused.code);
    assert.match(failed.stderr, sentence);
  }
});

test('the printed account logs in, is the same at the next start, and differs from installation to installation', async (t) => {
  const directories = [temporaryDirectory(t), temporaryDirectory(t)];
  const printed: string[] = [];
  for (const directory of [directories[0], directories[0], directories[1]]) {
    const gateway = await startGatewayProcess(t, directory ?? '');
    const [, email = '', password = ''] =
      /^Cabinet log-in: +(\S+)\nPassword: +(\S+)$/m.exec(gateway.standardOutput()) ?? [];
    assert.equal(await logIn(gateway.address, email, password), 200);
    printed.push(password);
    await gateway.stop();
  }
  assert.equal(printed[0], printed[1]);
  assert.notEqual(printed[0], printed[2]);
  for (const variables of [
    { QUJAT_DEMONSTRATION: 'off' },
    { QUJAT_DEMONSTRATION: '', QUJAT_PUBLIC_URL: 'https://qujat.example.kz' },
  ]) {
    const gateway = await startGatewayProcess(t, temporaryDirectory(t), variables);
    assert.doesNotMatch(gateway.standardOutput(), /Password/);
    await gateway.untilLogged(/mails of the cabinet are not sent/);
    await gateway.stop();
  }
});
