/**
 * The SDK talks to a gateway through Prism, which knows the OpenAPI document and nothing of us: it checks each request of the SDK and each
 * answer of the gateway against it, over all document types and all scenarios.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { repositoryRoot } from '../e2e/command-process.ts';
import { type GatewayProcess, type Lasting, startGatewayProcess, temporaryDirectory } from '../e2e/gateway-process.ts';
import { installPackages } from '../e2e/install-packages.ts';
import { type DocumentReply, Qujat, QujatError, type Session } from '../sdk/src/index.ts';
import { QujatSandbox } from '../sdk/src/sandbox.ts';
import { runQujat } from '../server/src/cli/command-test-setup.ts';
import { isFull } from './scale.ts';

const prism = join(repositoryRoot, 'bench/node_modules/@stoplight/prism-cli/dist/index.js');
const skip = isFull ? (installPackages('bench') ?? false) : 'npm run test:integrators does it';

let gateway: GatewayProcess;
/** The key of an organisation for each condition of the subscription, by the error that it brings. */
let seeded: { brings: string; backend_api_key: string }[];
let proxy: { url: string; stop(): void };
let qujat: Qujat;
let sandbox: QujatSandbox;
const answers: { operation: string; status: number; violations: string | null }[] = [];

const ends: (() => unknown)[] = [];
before(async () => {
  if (skip !== false) return;
  // The runner's own `after`, called in here, would end them with this hook.
  const file: Lasting = { after: (end) => ends.unshift(end) };
  const store = temporaryDirectory(file);
  const seed = await runQujat(['seed', '--json'], { env: { QUJAT_DATA_DIR: store } });
  seeded = JSON.parse(`[${seed.stdout.trim().replaceAll('\n', ',')}]`);
  gateway = await startGatewayProcess(file, store);
  proxy = await startPrism(gateway.address);
  file.after(proxy.stop);
  qujat = clientWith(gateway.testKey);
  sandbox = new QujatSandbox(optionsWith(gateway.testKey));
});
after(async () => {
  for (const end of ends) await end();
});

const optionsWith = (apiKey: string) => ({ apiKey, baseUrl: proxy.url, maxRetries: 0, fetch: noting });
const clientWith = (apiKey: string) => new Qujat(optionsWith(apiKey));

const noting: typeof fetch = async (input, init) => {
  const reply = await fetch(input, init);
  answers.push({
    operation: `${init?.method} ${input}`,
    status: reply.status,
    violations: reply.headers.get('sl-violations'),
  });
  return reply;
};

async function startPrism(upstream: string): Promise<{ url: string; stop(): void }> {
  const args = [prism, 'proxy', join(repositoryRoot, 'openapi.json'), upstream, '--port', '0', '--no-cors'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (;;) {
    const url = /listening on (http:\/\/\S+:\d+)/.exec(said)?.[1];
    if (url !== undefined) return { url, stop: () => child.kill() };
    await once(child.stdout, 'data');
  }
}

function assertNoViolations(t: TestContext): void {
  const found = answers.filter(({ violations }) => violations !== null);
  t.diagnostic(`${answers.length} calls so far, ${found.length} violations`);
  assert.deepEqual(found, []);
}

test('all document types, as PDF, as image and as data', { skip }, async (t) => {
  const people = (await sandbox.people()).filter(({ situation }) => situation === 'ok');
  const types = new Set(people.flatMap((person) => person.document_types)) as Set<'diploma'>;
  assert.equal(types.size, 24);
  for (const [at, type] of [...types].entries()) {
    const owners = people.filter((person) => person.document_types.includes(type));
    const owner = owners[at % owners.length];
    assert.ok(owner);
    for (const file of ['pdf', 'image', false] as const) {
      await sandbox.reset();
      const session: Session<'diploma'> = await qujat.requestDocument(type, owner);
      const { code } = await sandbox.waitForMessage(owner.phone);
      const reply: DocumentReply = await qujat.approveSession(session, { code, file });
      assert.equal(reply.document_type, type);
    }
  }
  assertNoViolations(t);
});

/** Somebody else for each scenario, so that no limit of a citizen is met. */
async function* others(): AsyncGenerator<{ iin: string; phone: string }> {
  const people = (await sandbox.people()).filter((each) => each.situation === 'ok');
  for (;;) yield* people.filter(({ document_types }) => document_types.includes('identity_card'));
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return 'none';
  assert.ok(error instanceof QujatError, String(error));
  return error.code;
}

type Operation = 'request' | 'resend' | 'approve' | 'mcdb_check';

/** The scenario at one of the calls; what it is told. */
async function play(operation: Operation, scenario: string, citizen: { iin: string; phone: string }): Promise<string> {
  if (operation === 'request') return codeOf(qujat.requestDocument('identity_card', citizen, { scenario }));
  if (operation === 'mcdb_check') return codeOf(qujat.checkMcdb(citizen, { scenario }));
  const session = await qujat.requestDocument('identity_card', citizen);
  const { code } = await sandbox.waitForMessage(citizen.phone);
  if (operation === 'approve') return codeOf(qujat.approveSession(session, { code }, { scenario }));
  await sandbox.advanceClock(60);
  return codeOf(qujat.resendOtp(session, { scenario }));
}

test('all scenarios that can be chosen, at each call at which they play', { skip }, async (t) => {
  const citizens = others();
  for (const { name, choose, error_code } of await sandbox.scenarios()) {
    if (!choose.header) continue;
    const scenario = choose.seconds === null ? name : `${name};seconds=${choose.seconds.min}`;
    const met: string[] = [];
    for (const operation of choose.operations) {
      await sandbox.reset();
      met.push(await play(operation, scenario, (await citizens.next()).value));
    }
    t.diagnostic(`${scenario}: ${met.join(', ')}`);
    if (error_code !== null && choose.operations.includes('approve'))
      assert.ok(met.includes(error_code), `${name}: ${met}`);
  }
  assertNoViolations(t);
});

type Steps = Record<string, () => Promise<unknown>>;

/** What leads to each scenario that cannot be chosen. */
async function stepsToErrors(): Promise<Steps> {
  const citizens = others();
  const next = async () => (await citizens.next()).value;
  const citizen = await next();
  const request = (who = citizen, options = {}) => qujat.requestDocument('identity_card', who, options);
  return {
    invalid_iin: () => request({ ...citizen, iin: '900101300018' }),
    invalid_phone: () => request({ ...citizen, phone: '12345' }),
    document_type_not_found: () => qujat.requestDocument('identity' as 'identity_card', citizen),
    session_not_found: () => qujat.approveSession({ id: 'nobody', documentType: 'diploma' }, { code: '042137' }),
    invalid_api_key: () => clientWith(`${gateway.testKey}x`).requestDocument('diploma', citizen),
    resend_too_early: async () => qujat.resendOtp(await request(await next()), { timeoutMs: 5_000 }),
    too_many_resends: async () => {
      const session = await request(await next());
      for (;;) {
        await sandbox.advanceClock(60);
        await qujat.resendOtp(session);
      }
    },
    idempotency_key_in_use: async () => {
      const who = await next();
      return firstOfTwo(() => request(who, { idempotencyKey: 'two', scenario: 'slow;seconds=1' }));
    },
    idempotency_key_mismatch: async () => {
      await request(await next(), { idempotencyKey: 'one' });
      return request(await next(), { idempotencyKey: 'one' });
    },
    session_in_progress: async () => {
      const session = await request(await next());
      return firstOfTwo(() => qujat.approveSession(session, { code: '042137' }, { scenario: 'slow;seconds=1' }));
    },
    flapping: async () => {
      await sandbox.arm('flapping', { minutes: 5 });
      for (;;) await request(await next());
    },
    technology_not_accessible: async () => {
      await sandbox.advanceClock(3_153_600_000);
      return request(await next());
    },
  };
}

/** The one that is refused does not wait for the state. */
const firstOfTwo = <T>(call: () => Promise<T>): Promise<T> => Promise.race([call(), call()]);

function stepsWithSeededKeys(citizen: { iin: string; phone: string }): [string, Steps[string]][] {
  const ofConditions = seeded.filter(({ brings }) => brings !== 'ok');
  return ofConditions.map(({ brings, backend_api_key }) => [
    brings,
    () => clientWith(backend_api_key).requestDocument('identity_card', citizen),
  ]);
}

test('the errors to which steps lead, which are all that cannot be chosen', { skip }, async (t) => {
  const citizen = (await others().next()).value;
  const steps = [...Object.entries(await stepsToErrors()), ...stepsWithSeededKeys(citizen)];
  const scenarios = await sandbox.scenarios();
  const unchosen = scenarios.filter(({ choose }) => !choose.header).map(({ name }) => name);
  assert.deepEqual([...new Set(steps.map(([name]) => name))].toSorted(), unchosen.toSorted());
  const catalogue = new Map(scenarios.map(({ name, error_code }) => [name, error_code]));
  for (const [name, step] of steps) {
    await sandbox.reset();
    assert.equal(await codeOf(step()), catalogue.get(name), name);
  }
  assertNoViolations(t);
});
