/** The commands that call a gateway: they save documents, tell by their exit code what became of the call, and take no secret as a word. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newestCode, startTestGateway, type TestGateway, type TestGatewayOptions } from '../app/test-gateway.ts';
import { defaultSessionRules } from '../sessions/session.ts';
import { bin, type Printed, printedBy, type RunOptions, runQujat } from './command-test-setup.ts';
import { exitCodes } from './exit-codes.ts';

const PERSON = ['--iin', '900101300017', '--phone', '77010000001'];

interface Desk {
  gateway: TestGateway;
  /** Where documents are saved. */
  folder: string;
  environment: NodeJS.ProcessEnv;
  printed(...words: string[]): Promise<Printed>;
  run(words: readonly string[], options?: RunOptions): ReturnType<typeof runQujat>;
}

/** A gateway that listens, and somebody with its key in the environment. */
async function newDesk(t: TestContext, options: TestGatewayOptions = {}): Promise<Desk> {
  const gateway = await startTestGateway(t, options);
  const baseUrl = await gateway.app.server.listen({ host: '127.0.0.1', port: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'qujat-desk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const environment = {
    QUJAT_BASE_URL: baseUrl,
    QUJAT_API_KEY: gateway.testKey,
    XDG_CONFIG_HOME: join(folder, 'config'),
  };
  return {
    gateway,
    folder,
    environment,
    printed: (...words) => printedBy(words, environment),
    run: (words, options) => runQujat(words, { cwd: folder, env: environment, ...options }),
  };
}

const fileNames = ['.json', '.pdf', '-barcode.png', '-face-photo.jpg', '-qrcode.png'].map(
  (end) => `identity_card${end}`,
);

test('get saves a document of the sandbox, for its owner alone, and overwrites nothing', async (t) => {
  const { gateway, folder, run, printed } = await newDesk(t);
  const { code, stdout } = await run(['get', 'identity_card', ...PERSON, '--to', 'documents']);
  assert.equal(code, exitCodes.ok.code);
  const documents = join(folder, 'documents');
  assert.deepEqual(readdirSync(documents).toSorted(), fileNames.toSorted());
  assert.match(readFileSync(join(documents, 'identity_card.pdf'), 'latin1'), /^%PDF-/);
  assert.equal(statSync(join(documents, 'identity_card.pdf')).mode & 0o777, 0o600);
  assert.match(stdout, /^documents\/identity_card\.pdf {2}\d+ bytes$/m);

  // The gateway's time stands still otherwise, and the next SMS would be as old as the last.
  gateway.advanceMs(1_000);
  const again = await printed('get', 'identity_card', ...PERSON, '--file', 'none', '--to', documents);
  assert.equal(again.failure, undefined);
  assert.ok(existsSync(join(documents, 'identity_card-2.json')));
});

test('claims and fields are asked for in place of the document, and the answer alone is saved', async (t) => {
  const { folder, run, printed } = await newDesk(t);
  const asked = ['--claim', 'age_over_18', '--claim', 'not_expired', '--field', 'common.docNumber', '--to', folder];
  assert.equal((await printed('get', 'identity_card', ...PERSON, ...asked)).failure, undefined);
  assert.deepEqual(readdirSync(folder), ['identity_card.json']);
  const saved = JSON.parse(readFileSync(join(folder, 'identity_card.json'), 'utf8'));
  assert.deepEqual(saved.claims, { age_over_18: true, not_expired: true });
  assert.match(saved.fields['common.docNumber'], /^\d+$/);
  assert.equal(saved.result_json, null);
  const wrong = await run(['request', 'identity_card', ...PERSON, '--claim', 'licence_category_B', '--json']);
  assert.deepEqual([wrong.code, JSON.parse(wrong.stderr).code], [exitCodes.refused.code, 'invalid_request']);
});

test('request prints the session id alone; approve takes it and the code from standard input', async (t) => {
  const { gateway, folder, run } = await newDesk(t);
  const requested = await run(['request', 'identity_card', ...PERSON]);
  assert.match(requested.stdout, /^[0-9a-f-]{36}\n$/);
  assert.match(requested.stderr, /^A code goes to /);
  const approve = ['approve', '--to', folder];
  const [message] = (await gateway.get('/api/v1/sandbox/messages/?limit=1', gateway.testKey)).body.messages;
  const approved = await run(approve, { input: `${requested.stdout}${message?.code}\n` });
  assert.deepEqual([approved.code, existsSync(join(folder, 'identity_card.pdf'))], [0, true], approved.stderr);

  const short = await run([...approve, '--json'], { input: requested.stdout });
  assert.equal(short.code, exitCodes.usage.code);
  assert.match(JSON.parse(short.stderr).message, /^The code is missing/);
});

test('request offers the document to a wallet where that is asked, and the credential is revoked by its id', async (t) => {
  const { run } = await newDesk(t, { config: { credentials: true, signingKeyFiles: undefined } });
  const request = ['request', 'identity_card', ...PERSON, '--credential'];
  const { stdout, stderr } = await run(request);
  assert.match(stdout, /^wallet-[0-9a-f-]{36}\n$/);
  const [, link, id = ''] = /code: (openid-credential-offer:\S+)[\s\S]*revoke (\w+)\n/.exec(stderr) ?? [];
  const offer = JSON.parse(new URL(link ?? '').searchParams.get('credential_offer') ?? '');
  assert.deepEqual(offer.credential_configuration_ids, ['identity_card']);
  // No wallet has it yet.
  const early = await run(['credentials', 'revoke', id, '--json']);
  assert.deepEqual([early.code, JSON.parse(early.stderr).code], [exitCodes.refused.code, 'credential_not_found']);
  assert.equal((await run([...request, '--claim', 'age_over_18'])).code, exitCodes.usage.code);
});

test('resend takes the session id from standard input and prints it again; only the newest code opens the document', async (t) => {
  const { gateway, folder, run } = await newDesk(t);
  const { stdout: sessionId } = await run(['request', 'identity_card', ...PERSON]);
  const early = await run(['resend', '--json'], { input: sessionId });
  assert.deepEqual([early.code, JSON.parse(early.stderr).code], [exitCodes.refused.code, 'resend_too_early']);

  gateway.advanceMs(60_000);
  const resent = await run(['resend'], { input: sessionId });
  assert.deepEqual([resent.code, resent.stdout], [exitCodes.ok.code, sessionId], resent.stderr);
  const { messages } = (await gateway.get('/api/v1/sandbox/messages/', gateway.testKey)).body;
  const [second, first] = messages.map(({ code }) => code);
  const approve = (code = '') => run(['approve', '--json', '--to', folder], { input: `${sessionId}${code}\n` });
  // One in a million are alike.
  if (first !== second) assert.equal(JSON.parse((await approve(first)).stderr).code, 'invalid_otp_code');
  assert.equal((await approve(second)).code, exitCodes.ok.code);
});

test('the process list shows no key, session id or code of a command that uses all three', async (t) => {
  if (!existsSync('/proc/self/cmdline')) return t.skip('this system has no /proc');
  const { environment, folder, gateway, run } = await newDesk(t);
  const { stdout: sessionId } = await run(['request', 'identity_card', ...PERSON]);
  const code = newestCode(await gateway.get('/api/v1/sandbox/messages/?limit=1', gateway.testKey));
  const words = [bin, 'approve', '--to', folder, '--scenario', 'silent'];
  const child = spawn(process.execPath, words, { env: { PATH: process.env['PATH'], ...environment } });
  const ended = once(child, 'close');
  child.stdin.write(`${sessionId}${code}\n`);
  for (let told = ''; !told.includes('The state looks for the document'); ) {
    const [text] = await once(child.stderr, 'data');
    told += text;
  }
  const listed = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8').split('\0');
  child.kill('SIGKILL');
  await ended;
  assert.deepEqual(listed.slice(1, -1), words);
});

test('where nothing can be written no code is sent; what has come is saved even where its file does not', async (t) => {
  const rules = { ...defaultSessionRules, filesWithinMs: 0, filesAtLeastMs: 0 };
  const { folder, printed } = await newDesk(t, { config: { rules } });
  const nowhere = await printed('get', 'identity_card', ...PERSON, '--to', '/proc/qujat');
  assert.equal(nowhere.code, exitCodes.failure.code);
  writeFileSync(join(folder, 'a-file'), '');
  const file = await printed('get', 'identity_card', ...PERSON, '--to', join(folder, 'a-file'));
  assert.equal(file.code, exitCodes.failure.code);
  assert.match(String(file.failure?.['message']), /a-file: it is a file, not a folder\.$/);
  assert.deepEqual((await printed('sandbox', 'messages')).records, []);

  const fileless = await printed('get', 'identity_card', ...PERSON, '--to', join(folder, 'documents'));
  assert.deepEqual([fileless.code, fileless.failure?.['code']], [exitCodes.unavailable.code, 'service_unavailable']);
  // QR and barcode are of the file.
  const saved = readdirSync(join(folder, 'documents'));
  assert.deepEqual(saved.toSorted(), ['identity_card-face-photo.jpg', 'identity_card.json']);
});

test('a disk without room for a document is told before a code is sent', async (t) => {
  const { environment, folder, printed } = await newDesk(t);
  const script = 'trap "" XFSZ; ulimit -f 512; exec "$@"';
  const words = [bin, 'get', 'identity_card', ...PERSON, '--to', join(folder, 'documents')];
  const child = spawn('sh', ['-c', script, 'sh', process.execPath, ...words], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const [code] = await once(child, 'close');
  assert.equal(code, exitCodes.failure.code);
  assert.match(told, /^Cannot save in .*documents: file too large\.\n$/);
  assert.deepEqual(readdirSync(join(folder, 'documents')), []);
  assert.deepEqual((await printed('sandbox', 'messages')).records, []);
});

test('a word that can be no name is refused before anything is sent', async (t) => {
  const { printed, run } = await newDesk(t);
  for (const words of [
    ['request', 'identity_card', ...PERSON, '--scenario', 'nö'],
    ['request', '..', ...PERSON],
    ['get', 'identity/card', ...PERSON],
    ['request', '', ...PERSON],
    ['sandbox', 'arm', 'nö'],
    ['sandbox', 'disarm', '..'],
    ['sandbox', 'remove-person', ''],
  ]) {
    assert.match(String((await printed(...words)).failure?.['message']), /It must be a name/, words.join(' '));
  }
  assert.equal((await run(['request', '..', ...PERSON])).code, exitCodes.usage.code);
  assert.deepEqual((await printed('sandbox', 'messages')).records, []);
});

test('a document type that is nearly right is answered with a question', async (t) => {
  const { printed } = await newDesk(t);
  const { failure } = await printed('get', 'identity_crd', ...PERSON);
  assert.match(String(failure?.['message']), /; did you mean identity_card\?$/);
});

test('files of the caller may begin with the byte order mark of Windows', async (t) => {
  const { folder, gateway, printed } = await newDesk(t);
  const people = join(folder, 'people.json');
  writeFileSync(people, '\ufeff{"last_name":"ТЕСТ","birth_date":"1990-01-31","sex":"male"}\r\n');
  assert.equal((await printed('sandbox', 'add-people', people)).failure, undefined);
  const key = join(folder, 'test.key');
  writeFileSync(key, `\ufeff${gateway.testKey}\r\n`);
  assert.equal((await printed('sandbox', 'clock', '--api-key-file', key)).failure, undefined);
  mkdirSync(join(folder, 'qujat'));
  writeFileSync(join(folder, 'qujat', 'config.json'), '\ufeff{"profiles":{"shop":{"baseUrl":"https://example.kz"}}}');
  const listed = await printedBy(['profiles', 'list'], { XDG_CONFIG_HOME: folder });
  assert.equal(listed.failure, undefined);
});

test('a key that cannot be read ends with code 2 and a sentence that names its file', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-key-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [missing, empty, words] = ['missing', 'empty', 'words'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(empty, '\r\n');
  writeFileSync(words, 'two words');
  const wrong: [file: string, sentence: RegExp][] = [
    [missing, /missing, but there is no such file or folder\.$/],
    [folder, /qujat-key-\w+, but it is a folder, not a file\.$/],
    [empty, /must name a file with one line, the API key\.$/],
    [words, /must name a file with one line, the API key\.$/],
  ];
  for (const [file, sentence] of wrong) {
    const named = await printedBy(['sandbox', 'clock', '--api-key-file', file], { XDG_CONFIG_HOME: folder });
    assert.deepEqual([named.code, named.failure?.['code']], [exitCodes.usage.code, 'usage']);
    assert.match(String(named.failure?.['message']), sentence);
    const set = await printedBy(['sandbox', 'clock'], { XDG_CONFIG_HOME: folder, QUJAT_API_KEY_FILE: file });
    assert.equal(set.code, exitCodes.usage.code);
    assert.match(String(set.failure?.['message']), /^QUJAT_API_KEY_FILE /);
  }
});

test('the exit code says what became of a call', async (t) => {
  const { environment, gateway, printed } = await newDesk(t);
  const request = ['request', 'identity_card'];
  const codeOf = async (...words: string[]) => {
    const { code, failure } = await printed(...words);
    return [code, failure?.['code']];
  };
  assert.deepEqual(await codeOf(...request, '--iin', '900101300018', '--phone', '77010000001'), [3, 'invalid_iin']);
  assert.deepEqual(await codeOf('request', 'identity', ...PERSON), [3, 'document_type_not_found']);
  assert.deepEqual(await codeOf(...request, ...PERSON, '--scenario', 'egov_unavailable'), [4, 'egov_unavailable']);
  assert.deepEqual(await codeOf(...request, ...PERSON, '--scenario', 'government_service_error'), [
    4,
    'government_service_error',
  ]);
  assert.deepEqual(await codeOf('get', 'identity_card', ...PERSON, '--scenario', 'sms_never', '--wait', '1'), [
    5,
    'timed_out',
  ]);
  // Nothing listens there.
  assert.deepEqual(await codeOf('sandbox', 'clock', '--base-url', 'http://127.0.0.1:9'), [4, 'connection_failed']);
  assert.deepEqual(await codeOf('sandbox', 'clock', '--base-url', 'gateway'), [2, 'usage']);
  const noKey = await printedBy([...request, ...PERSON], { ...environment, QUJAT_API_KEY: '' });
  assert.deepEqual([noKey.code, noKey.failure?.['code']], [2, 'usage']);
  const live = { ...environment, QUJAT_API_KEY: gateway.testKey.replace('qjt_test_', 'qjt_live_') };
  const named = await printedBy([...request, ...PERSON], live);
  assert.equal(named.code, exitCodes.usage.code);
  assert.match(String(named.failure?.['message']), /can be read by every user of this machine/);
});

test('Ctrl-C ends a command that waits with 130 and one sentence', async (t) => {
  const { environment, folder } = await newDesk(t);
  const words = [bin, 'get', 'identity_card', ...PERSON, '--scenario', 'sms_never'];
  const child = spawn(process.execPath, words, { cwd: folder, env: { PATH: process.env['PATH'], ...environment } });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    // A second one would end it at once, without a word.
    if (/inbox waits/.test(text)) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  assert.equal(code, exitCodes.interrupted.code);
  assert.match(told, /\nInterrupted\.\n$/);
});

test('the sandbox is seen, set up and emptied', async (t) => {
  const { printed, run } = await newDesk(t);
  const rows = async (...words: string[]) => {
    const { records, failure } = await printed('sandbox', ...words);
    assert.equal(failure, undefined, words.join(' '));
    return records;
  };
  assert.ok((await rows('people')).some(({ iin }) => iin === '900101300017'));
  assert.ok((await rows('scenarios')).some(({ name }) => name === 'sms_never'));
  const [before] = await rows('clock');
  const [after] = await rows('clock', '--advance', '180');
  assert.ok(Date.parse(String(after?.['now'])) - Date.parse(String(before?.['now'])) >= 180_000);

  const [armed] = await rows('arm', 'slow', '--seconds', '1', '--calls', '2');
  assert.deepEqual(
    (await rows('arms')).map(({ id, calls_left }) => [id, calls_left]),
    [[armed?.['id'], 2]],
  );
  await rows('disarm', String(armed?.['id']));
  assert.deepEqual(await rows('arms'), []);
  await printed('request', 'identity_card', ...PERSON);
  assert.match(String((await rows('messages', '--phone', '77010000001'))[0]?.['code']), /^\d{6}$/);
  await rows('reset');
  assert.deepEqual(await rows('messages'), []);
  assert.match(
    (await run(['sandbox', 'people'])).stdout,
    /^iin +phone +full name +situation\n900101300017 +77010000001 /,
  );
});

test('people of one’s own come from a file, are asked for, and go again', async (t) => {
  const { folder, printed } = await newDesk(t);
  const example = fileURLToPath(new URL('../../../docs/guides/sandbox-people.json', import.meta.url));
  const added = await printed('sandbox', 'add-people', example);
  assert.equal(added.failure, undefined);
  const { id, iin, phone } = added.records[0] ?? {};
  const person = ['--iin', String(iin), '--phone', String(phone)];
  assert.equal((await printed('request', 'identity_card', ...person)).failure, undefined);
  await printed('sandbox', 'remove-person', String(id));
  const own = async () => (await printed('sandbox', 'people', '--own')).records.map((each) => each['id']);
  assert.deepEqual(
    await own(),
    added.records.slice(1).map((each) => each['id']),
  );
  await printed('sandbox', 'reset', '--people');
  assert.deepEqual(await own(), []);

  const wrong = join(folder, 'people.json');
  writeFileSync(wrong, '{"last_name": "ҮЛГІБАЕВ", "birth_date": "1990-02-30", "sex": "male"}');
  const refused = await printed('sandbox', 'add-people', wrong);
  assert.equal(refused.code, exitCodes.refused.code);
  assert.match(JSON.stringify(refused.failure?.['errors']), /birth_date/);
});

test('a list of people is told how it should look', async (t) => {
  const { folder, printed } = await newDesk(t);
  const people = join(folder, 'people.json');
  writeFileSync(people, '[{"last_name":"ТЕСТ","birth_date":"1990-01-31","sex":"male"}]');
  const { code, failure } = await printed('sandbox', 'add-people', people);
  assert.equal(code, exitCodes.refused.code);
  assert.match(
    String(failure?.['message']),
    /must be one person, or an object whose field people is a list of them\.$/,
  );
});

test('a profile says where the gateway is and where the key lies', async (t) => {
  const { environment, folder, gateway } = await newDesk(t);
  const { QUJAT_BASE_URL: baseUrl = '', QUJAT_API_KEY: apiKey, ...bare } = environment;
  const printed = (...words: string[]) => printedBy(words, bare);
  const keyFile = join(folder, 'test.key');
  writeFileSync(keyFile, `${apiKey}\n`, { mode: 0o600 });
  await printed('profiles', 'set', 'shop', '--base-url', baseUrl, '--api-key-file', keyFile);
  const config = join(folder, 'config/qujat/config.json');
  assert.equal(statSync(config).mode & 0o777, 0o600);
  assert.ok(!readFileSync(config, 'utf8').includes(gateway.testKey));
  assert.equal((await printed('sandbox', 'clock', '--profile', 'shop')).failure, undefined);
  assert.equal((await printedBy(['sandbox', 'clock'], { ...bare, QUJAT_PROFILE: 'shop' })).failure, undefined);
  // Its option is nearer to a command than the profile.
  const elsewhere = await printed('sandbox', 'clock', '--profile', 'shop', '--base-url', 'http://127.0.0.1:9');
  assert.equal(elsewhere.code, exitCodes.unavailable.code);

  const misspelt = await printed('sandbox', 'clock', '--profile', 'shpo');
  assert.deepEqual(
    [misspelt.code, misspelt.failure?.['message']],
    [2, 'There is no profile "shpo". Did you mean shop?'],
  );
  assert.equal((await printed('sandbox', 'clock', '--profile', 'constructor')).code, exitCodes.usage.code);
  assert.deepEqual((await printed('profiles', 'list')).records, [
    { name: 'shop', base_url: baseUrl, api_key_file: keyFile, current: false },
  ]);
  await printed('profiles', 'remove', 'shop');
  assert.deepEqual((await printed('profiles', 'list')).records, []);
  mkdirSync(join(folder, 'config/qujat'), { recursive: true });
  writeFileSync(config, '{"profiles": {"shop": {"apiKey": "x"}}}');
  assert.match(String((await printed('profiles', 'list')).failure?.['message']), /may not have the field apiKey\.$/);
});

/** A terminal, as `script` makes one, with somebody at it. */
function atTerminal(words: readonly string[], { environment, folder }: Desk) {
  const command = [process.execPath, bin, ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SHELL: '/bin/sh', ...environment },
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  return {
    child,
    until: async (words: RegExp): Promise<string> => {
      while (!words.test(shown)) await once(child.stdout, 'data');
      const seen = shown;
      shown = '';
      return seen;
    },
    type: (text: string) => child.stdin.write(text),
    ended: async (): Promise<number> => child.exitCode ?? (await once(child, 'close'))[0],
  };
}

async function hasScript(): Promise<boolean> {
  const child: ChildProcess = spawn('script', ['--version'], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

test('at a terminal the code is asked for, once more after a wrong one, and Ctrl-C ends the question', async (t) => {
  if (!(await hasScript())) return t.skip('script, which makes a terminal, is not installed');
  const desk = await newDesk(t);
  const { gateway } = desk;
  const get = ['get', 'identity_card', ...PERSON, '--ask', '--file', 'none'];
  const terminal = atTerminal(get, desk);
  await terminal.until(/code: /);
  const [message] = (await gateway.get('/api/v1/sandbox/messages/?limit=1', gateway.testKey)).body.messages;
  terminal.type(message?.code === '000000' ? '000001\n' : '000000\n');
  assert.match(await terminal.until(/code: /), /Attempts left: 4\./);
  terminal.type(`${message?.code}\n`);
  await terminal.until(/identity_card\.json {2}\d+ bytes/);
  assert.equal(await terminal.ended(), exitCodes.ok.code);

  const interrupted = atTerminal(get, desk);
  await interrupted.until(/code: /);
  interrupted.type('\u0003');
  await interrupted.until(/Interrupted\./);
  assert.equal(await interrupted.ended(), exitCodes.interrupted.code);
});

test('at a terminal the key is not shown, and what is asked for after it is', async (t) => {
  if (!(await hasScript())) return t.skip('script, which makes a terminal, is not installed');
  const desk = await newDesk(t);
  const terminal = atTerminal(['request', 'identity_card', '--api-key-stdin'], desk);
  await terminal.until(/API key: /);
  terminal.type(`${desk.gateway.testKey}\n`);
  assert.doesNotMatch(await terminal.until(/IIN: /), /qjt_/);
  terminal.type('900101300017\n');
  assert.match(await terminal.until(/phone: /), /900101300017/);
  terminal.type('77010000001\n');
  assert.match(await terminal.until(/[0-9a-f-]{36}/), /77010000001/);
  assert.equal(await terminal.ended(), exitCodes.ok.code);
});
