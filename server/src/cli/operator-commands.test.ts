/** The operator's commands beside a running gateway: what they change counts there from the next call on, and the audit says who did it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { API, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { HOUR_MS } from '../clock.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { printedBy, runQujat } from './command-test-setup.ts';
import { exitCodes } from './exit-codes.ts';

const CITIZEN = { iin: '900101300017', phone: '77010000001' };

type Row = Record<string, unknown>;

function rowsIn(value: unknown): Row[] {
  assert.ok(Array.isArray(value));
  return value;
}

function besideWith({ dataDirectory }: TestGateway) {
  const run = (...words: string[]) => printedBy(words, { QUJAT_DATA_DIR: dataDirectory });
  const rows = async (...words: string[]): Promise<Row[]> => {
    const { records, failure } = await run(...words);
    assert.equal(failure, undefined, words.join(' '));
    return records;
  };
  return { run, rows };
}

async function gatewayWithOrganization(t: TestContext) {
  const gateway = await startTestGateway(t);
  const { run, rows } = besideWith(gateway);
  const [made] = await rows('organizations', 'create', 'Алма ЖШС');
  // The store's time stands still for this gateway, and goes on for the commands.
  gateway.advanceMs(HOUR_MS);
  const { id, backend_api_key: testKey } = made ?? {};
  assert.ok(typeof id === 'string' && typeof testKey === 'string');
  const request = async (apiKey: string) =>
    (await gateway.post(`${API}/request/identity_card/`, { api_key: apiKey, ...CITIZEN })).body.code ?? 'ok';
  return { gateway, run, rows, id, testKey, request };
}

test('an organisation of the command line gets a plan and is let in, suspended and reopened', async (t) => {
  const { run, rows, id, testKey, request } = await gatewayWithOrganization(t);
  assert.equal(await request(testKey), 'no_subscription');
  const plan = (await rows('subscriptions', 'plans')).find(({ technology }) => technology === 'e_document');
  const [granted] = await rows('subscriptions', 'grant', '--organization', id, '--plan', String(plan?.['id']));
  assert.equal(await request(testKey), 'ok');
  const subscription = String(granted?.['id']);

  await rows('subscriptions', 'disable', subscription, '--organization', id);
  assert.equal(await request(testKey), 'technology_not_accessible');
  await rows('subscriptions', 'enable', subscription, '--organization', id);
  const reason = ['--reason', 'The contract is at an end'];
  await rows('organizations', 'suspend', id, ...reason);
  assert.equal(await request(testKey), 'technology_not_accessible');
  assert.equal((await rows('organizations', 'list')).find((row) => row['id'] === id)?.['suspended'], true);
  await rows('organizations', 'reopen', id, ...reason);
  assert.equal(await request(testKey), 'ok');

  await rows('subscriptions', 'end', subscription, '--organization', id);
  const twice = await run('subscriptions', 'end', subscription, '--organization', id);
  assert.equal(twice.code, exitCodes.refused.code);
  assert.equal(twice.failure?.['code'], 'subscription_has_ended');
  const [listed] = await rows('subscriptions', 'list', '--organization', id);
  assert.equal(listed?.['state'], 'ended');
});

test('a live key is told once, in a file that only its owner may read; rolled and revoked it is at its end', async (t) => {
  const { gateway, run, rows, id } = await gatewayWithOrganization(t);
  const file = join(gateway.dataDirectory, 'live.key');
  const create = ['keys', 'create', '--organization', id, '--environment', 'live', '--name', 'Касса', '--to', file];
  const [made] = await rows(...create);
  assert.match(readFileSync(file, 'utf8'), /^qjt_live_\w{49}\n$/);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.ok(!JSON.stringify(made).includes(readFileSync(file, 'utf8').trim()));
  const again = await run(...create);
  assert.deepEqual([again.code, again.failure?.['message']], [1, `${file} exists already. Name another file.`]);
  assert.equal((await rows('keys', 'list', '--organization', id)).length, 2, 'no key was made without a file for it');

  const key = String(made?.['id']);
  const [successor] = await rows('keys', 'roll', key, '--organization', id, '--overlap', 'now');
  assert.match(String(successor?.['backend_api_key']), /^qjt_live_/);
  await rows('keys', 'revoke', String(successor?.['id']), '--organization', id, '--reason', 'Found in a repository');
  const states = (await rows('keys', 'list', '--organization', id)).map(({ environment, state }) => [
    environment,
    state,
  ]);
  assert.deepEqual(states, [
    ['test', 'usable'],
    ['live', 'expired'],
    ['live', 'revoked'],
  ]);
  const wrong = await run(
    'keys',
    'create',
    '--organization',
    id,
    '--environment',
    'test',
    '--name',
    '',
    '--allow',
    'x',
  );
  assert.equal(wrong.code, exitCodes.refused.code);
  assert.deepEqual(
    rowsIn(wrong.failure?.['errors']).map(({ field }) => field),
    ['name', 'allowed_ip_ranges.0'],
  );
});

test('the audit says that the command line acted, and what it looked at', async (t) => {
  const { rows, id } = await gatewayWithOrganization(t);
  await rows('keys', 'list', '--organization', id);
  await rows('usage', '--organization', id, '--environment', 'test');
  const found = await rows('audit', 'list', '--organization', id);
  assert.deepEqual(
    found.map(({ action, target, by_command_line }) => [action, target, by_command_line]),
    [
      ['audit_read', null, true],
      ['organization_read', 'readUsage', true],
      ['organization_read', 'listApiKeys', true],
      ['organization_created', id, true],
    ],
  );
  assert.equal((await rows('audit', 'list', '--limit', '1')).length, 1);
});

test('the usage has the documents of the gateway, and the days that were asked for', async (t) => {
  const { gateway, run, rows } = await gatewayWithOrganization(t);
  const { backendSessionId, code } = await gateway.openSession();
  await gateway.approve(backendSessionId, code);
  const usage = ['usage', '--organization', 'demonstration', '--environment', 'test'];
  const [lately] = await rows(...usage);
  assert.equal(rowsIn(lately?.['days']).length, 30);
  // The gateway's clock is ahead of the command's: late in the evening its day is the next one.
  const day = almatyIsoDate(gateway.nowMs());
  const [thatDay] = await rows(...usage, '--from', day, '--to', day);
  const types = rowsIn(thatDay?.['document_types']);
  assert.deepEqual(
    types.map(({ document_type, delivered }) => [document_type, delivered]),
    [['identity_card', 1]],
  );
  const [then] = await rows(...usage, '--from', '2020-01-01', '--to', '2020-01-02');
  assert.deepEqual(
    rowsIn(then?.['days']).map(({ day }) => day),
    ['2020-01-01', '2020-01-02'],
  );
  const backwards = await run(...usage, '--from', '2020-01-02', '--to', '2020-01-01');
  assert.equal(backwards.code, exitCodes.refused.code);
});

test('an organisation that is not there is refused, and so is a store that is not there', async (t) => {
  const gateway = await startTestGateway(t);
  const { run } = besideWith(gateway);
  const { code, failure } = await run('keys', 'list', '--organization', 'nobody');
  assert.deepEqual([code, failure?.['code']], [exitCodes.refused.code, 'organization_not_found']);
  const env = { QUJAT_DATA_DIR: join(gateway.dataDirectory, 'nowhere') };
  const missing = await runQujat(['organizations', 'list'], { env });
  assert.equal(missing.code, exitCodes.failure.code);
  assert.match(missing.stderr, /^There is no store in the folder .*nowhere/);

  const check = () => printedBy(['migrate', '--check'], env);
  const names = migrations.map(({ name }) => name);
  const before = await check();
  assert.deepEqual([before.code, before.failure?.['missing']], [exitCodes.pending.code, names]);
  assert.ok(!existsSync(env.QUJAT_DATA_DIR), 'a look makes nothing');
  assert.deepEqual((await printedBy(['migrate'], env)).records, [{ applied: names }]);
  assert.deepEqual((await printedBy(['migrate'], env)).records, [{ applied: [] }]);
  assert.deepEqual([(await check()).code, (await check()).records], [0, [{ missing: [], statements: [], newer: [] }]]);
});
