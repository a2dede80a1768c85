/** An example that is a server, as its README starts it, and the citizen who hands over an identity card to it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { repositoryRoot } from './command-process.ts';
import { type GatewayProcess, temporaryDirectory } from './gateway-process.ts';

const IIN = '900101300017';
const PHONE = '77010000001';
const nothingAsked = { status: 400, error: 'session_not_found' };
const START_TIMEOUT_MS = 60_000;

export interface ExampleServer {
  name: string;
  /** Below the top of the repository. */
  folder: string;
  /** It tells its address in what it writes. `PORT` is 0. */
  command: readonly [string, ...string[]];
  env?: NodeJS.ProcessEnv;
  /** Installs what it needs. Gives the reason why that cannot be had here. */
  prepare(folder: string): string | undefined;
}

export function testExampleServer(example: ExampleServer, gateway: GatewayProcess): void {
  test(`${example.name}: a citizen hands over an identity card, and the server saves it`, async (t) => {
    const folder = join(repositoryRoot, example.folder);
    const reason = example.prepare(example.folder);
    if (reason !== undefined) return t.skip(reason);
    const documents = temporaryDirectory(t);
    const server = await startExample(t, example, folder, {
      QUJAT_API_KEY: gateway.testKey,
      QUJAT_BASE_URL: gateway.address,
      DOCUMENTS: documents,
    });
    const visit = startVisit(server.url);
    const codes = await playCitizen(visit, gateway);

    const [pdf] = globSync('*.pdf', { cwd: documents });
    assert.match(readFileSync(join(documents, pdf ?? ''), 'latin1'), /^%PDF-/);
    assert.partialDeepStrictEqual(await visit('/document/code', { code: codes[0] }), nothingAsked);
    for (const secret of [IIN, PHONE, gateway.testKey, ...codes]) assert.ok(!server.said().includes(secret));
  });
}

/** Gives the codes that were sent. */
async function playCitizen(visit: Visit, gateway: GatewayProcess): Promise<string[]> {
  assert.partialDeepStrictEqual(await visit('/document/resend', {}), nothingAsked);
  assert.partialDeepStrictEqual(await visit('/document', { iin: '900101300018', phone: PHONE }), {
    status: 400,
    error: 'invalid_iin',
  });
  assert.deepEqual(await visit('/document', { iin: IIN, phone: PHONE }), { status: 202, sent_to: '7701*****01' });
  const first = await newestCode(gateway);
  const wrong = await visit('/document/code', { code: first === '000000' ? '000001' : '000000' });
  assert.partialDeepStrictEqual(wrong, { status: 400, error: 'invalid_otp_code', attempts_left: 4 });

  const early = await visit('/document/resend', {});
  assert.partialDeepStrictEqual(early, { status: 400, error: 'resend_too_early' });
  await callSandbox(gateway, 'clock/', { advance_seconds: Number(early['retry_after']) });
  assert.partialDeepStrictEqual(await visit('/document/resend', {}), { status: 202 });
  const second = await newestCode(gateway);
  const received = await visit('/document/code', { code: second });
  assert.deepEqual(received, { status: 200, received: 'identity_card' });
  return [first, second];
}

type Visit = (path: string, body: object) => Promise<Record<string, unknown>>;

/** A browser that keeps the cookie. */
function startVisit(url: string): Visit {
  let cookie = '';
  return async (path, body) => {
    const headers = { 'content-type': 'application/json', cookie };
    const reply = await fetch(new URL(path, url), { method: 'POST', headers, body: JSON.stringify(body) });
    const [set] = reply.headers.getSetCookie();
    if (set !== undefined) {
      assert.match(set, /httponly/i);
      cookie = set.split(';')[0] ?? '';
    }
    return { status: reply.status, ...((await reply.json()) as object) };
  };
}

async function newestCode(gateway: GatewayProcess): Promise<string> {
  const { messages } = await callSandbox(gateway, `messages/?phone=${PHONE}&limit=1`);
  return messages?.[0]?.code ?? '';
}

async function callSandbox(
  { address, testKey }: GatewayProcess,
  path: string,
  body?: object,
): Promise<{ messages?: { code: string }[] }> {
  const headers = { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  return (await (await fetch(`${address}/api/v1/sandbox/${path}`, init)).json()) as object;
}

export async function startExample(
  t: TestContext,
  { command: [program, ...args], env }: Pick<ExampleServer, 'command' | 'env'>,
  cwd: string,
  settings: NodeJS.ProcessEnv,
): Promise<{ url: string; said(): string }> {
  const child = spawn(program, args, { cwd, env: { ...process.env, PORT: '0', ...settings, ...env } });
  const ended = once(child, 'close');
  t.after(async () => {
    child.kill();
    await ended;
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      const address = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said);
      if (address !== null) resolve(address[0]);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', listen);
    ended.then(([code]) => reject(new Error(`it ended with ${code}: ${said}`)));
    setTimeout(() => reject(new Error(`it does not listen: ${said}`)), START_TIMEOUT_MS).unref();
  });
  return { url, said: () => said };
}
