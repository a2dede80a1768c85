/** Subscriptions: what the operator does in the cabinet, and what the Backend API says of it at once. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { almatyIsoDate, almatyMidnightMs } from '../calendar/almaty-date.ts';
import { DAY_MS } from '../clock.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import type { Environment } from '../words/environment.ts';
import { assertRefused, type Browser, type CabinetGateway, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';

interface World {
  gateway: CabinetGateway;
  owner: Browser;
  operator: Browser;
  organizationId: string;
  /** `/organizations/…/subscriptions/` */
  path: string;
  keys: { test: string; live: string };
}

async function startWorld(t: TestContext): Promise<World> {
  const gateway = await startCabinetGateway(t);
  const { browser: owner, organizationId } = await gateway.newOwner('owner@company.example');
  const newKey = async (environment: string) => {
    const made = await owner.call('POST', `/organizations/${organizationId}/api-keys/`, { environment, name: 'A' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body.backend_api_key as string;
  };
  const keys = { test: await newKey('test'), live: await newKey('live') };
  const path = `/organizations/${organizationId}/subscriptions/`;
  return { gateway, owner, operator: await logInOperator(gateway), organizationId, path, keys };
}

const request = ({ gateway, keys }: World, environment: Environment = 'test') =>
  gateway.requestDocument({ api_key: keys[environment] });

async function grant({ operator, path }: World, planId: string, startsOn?: string): Promise<string> {
  const body = { plan_id: planId, ...(startsOn !== undefined && { starts_on: startsOn }) };
  const granted = await operator.call('POST', path, body);
  assert.equal(granted.status, 201, JSON.stringify(granted.body));
  return granted.body.id;
}

test('each of the four errors can be brought about here, and is seen in the Backend API at once', async (t) => {
  const world = await startWorld(t);
  const { gateway, operator, owner, path } = world;
  const access = async () => (await owner.call('GET', path)).body.access.test;
  const end = async (id: string) => assert.equal((await operator.call('POST', `${path}${id}/end/`)).status, 204);
  const switchTo = async (id: string, active: boolean) =>
    assert.equal((await operator.call('PATCH', `${path}${id}/`, { active })).status, 204);

  assertError(await request(world), 'no_subscription');
  assert.equal(await access(), 'no_subscription');

  await grant(world, 'liveness-year');
  assertError(await request(world), 'no_subscription_for_technology');
  assert.equal(await access(), 'no_subscription_for_technology');

  const tomorrow = almatyIsoDate(gateway.nowMs() + DAY_MS);
  const scheduled = await grant(world, 'e-document-open', tomorrow);
  assertError(await request(world), 'subscription_not_started');
  assert.equal(await access(), 'subscription_not_started');
  await end(scheduled);
  assertError(await request(world), 'technology_not_accessible');

  const running = await grant(world, 'e-document-open');
  assert.equal((await request(world)).status, 200);
  assert.equal(await access(), 'ok');
  await switchTo(running, false);
  assertError(await request(world), 'technology_not_accessible');
  assert.equal(await access(), 'technology_not_accessible');
  await switchTo(running, true);
  await switchTo(running, true);
  assert.equal((await request(world)).status, 200);
  await end(running);
  assertError(await request(world), 'technology_not_accessible');

  const states = (await owner.call('GET', path)).body.subscriptions.map((each: { state: string }) => each.state);
  assert.deepEqual(states.sort(), ['cancelled', 'ended', 'running']);
  const actions = gateway.audit().map(({ action }) => action);
  assert.deepEqual(
    actions.filter((action) => action.startsWith('subscription_')),
    [
      'subscription_granted',
      'subscription_granted',
      'subscription_ended',
      'subscription_granted',
      'subscription_disabled',
      'subscription_enabled',
      'subscription_ended',
    ],
  );
});

test('a scheduled subscription starts by itself, at midnight in Almaty, and ends a plan’s months later', async (t) => {
  const world = await startWorld(t);
  const { gateway, owner, path } = world;
  const day = almatyIsoDate(gateway.nowMs() + 3 * DAY_MS);
  await grant(world, 'e-document-month', day);
  const [subscription] = (await owner.call('GET', path)).body.subscriptions;
  assert.equal(Date.parse(subscription.starts_at), almatyMidnightMs(day));
  assert.equal(
    almatyIsoDate(Date.parse(subscription.ends_at)),
    Temporal.PlainDate.from(day).add({ months: 1 }).toString(),
  );
  gateway.advanceMs(Date.parse(subscription.starts_at) - gateway.nowMs() - 10);
  assertError(await request(world), 'subscription_not_started');
  gateway.advanceMs(10);
  assert.equal((await request(world)).status, 200);
  gateway.advanceMs(Date.parse(subscription.ends_at) - gateway.nowMs());
  assertError(await request(world), 'technology_not_accessible');
});

test('a quota that is used up refuses live keys alone; another subscription lets them in again', async (t) => {
  const world = await startWorld(t);
  const { gateway, owner, operator, path, organizationId } = world;
  const plan = { name: 'Small', technology: 'e_document', months: 1, quota: 3 };
  const made = await operator.call('POST', '/operator/plans/', plan);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  await grant(world, made.body.id);
  const deliver = (delivered: number) => {
    const database = openStoreFile(gateway.dataDirectory, { readOnly: false });
    const day = almatyIsoDate(gateway.nowMs());
    database
      .prepare('insert or replace into usage values (?, ?, ?, ?, ?, ?)')
      .run(organizationId, 'live', 'e_document', 'diploma', day, delivered);
    database.close();
  };
  deliver(2);
  // There is no state behind live keys here: whoever is let in comes as far as that.
  assertError(await request(world, 'live'), 'no_live_connector');
  deliver(3);
  assertError(await request(world, 'live'), 'technology_not_accessible');
  assert.equal((await request(world, 'test')).status, 200);
  const { body } = await owner.call('GET', path);
  assert.deepEqual(body.access, { test: 'ok', live: 'technology_not_accessible' });
  assert.deepEqual([body.subscriptions[0].quota, body.subscriptions[0].delivered], [3, 3]);
  await grant(world, 'e-document-year');
  assertError(await request(world, 'live'), 'no_live_connector');
});

test('the MCDB check is granted by a plan that has it, and seen by the organisation; no other plan has it', async (t) => {
  const world = await startWorld(t);
  const { owner, operator, path } = world;
  const plan = { name: 'With the check', technology: 'e_document', months: 1, quota: null, mcdb_check: true };
  const made = await operator.call('POST', '/operator/plans/', plan);
  assert.equal(made.body.mcdb_check, true);
  const { plans } = (await operator.call('GET', '/operator/plans/')).body;
  const having = plans.filter(({ mcdb_check: has }: { mcdb_check: boolean }) => has);
  assert.deepEqual(
    having.map(({ id }: { id: string }) => id),
    [made.body.id],
  );
  await grant(world, 'e-document-open');
  await grant(world, made.body.id);
  const { subscriptions } = (await owner.call('GET', path)).body;
  const seen = subscriptions.map(({ mcdb_check: has, plan_name: name }: Record<string, unknown>) => [name, has]);
  assert.deepEqual(
    new Map(seen),
    new Map([
      ['E-Document', false],
      ['With the check', true],
    ] as const),
  );
});

test('only operators manage, and what they typed wrong is told with its field', async (t) => {
  const world = await startWorld(t);
  const { gateway, owner, operator, path } = world;
  assertRefused(await owner.call('POST', path, { plan_id: 'e-document-year' }), 'permission_denied');
  assertRefused(await owner.call('GET', '/operator/plans/'), 'permission_denied');
  assertRefused(await operator.call('POST', path, { plan_id: 'no-such-plan' }), 'plan_not_found');
  const yesterday = almatyIsoDate(gateway.nowMs() - DAY_MS);
  for (const startsOn of [yesterday, '2031-02-30', 'tomorrow', '', '2999-01-01']) {
    const refused = await operator.call('POST', path, { plan_id: 'e-document-year', starts_on: startsOn });
    assertRefused(refused, 'invalid_request');
    assert.equal(refused.body.errors[0].field, 'starts_on', startsOn);
  }
  for (const [field, changes] of [
    ['name', { name: '  ' }],
    ['months', { months: 0 }],
    ['quota', { quota: 0 }],
    ['technology', { technology: 'E Document' }],
    ['mcdb_check', { mcdb_check: 'yes' }],
    ['mcdb_check', { technology: 'liveness', mcdb_check: true }],
  ] as const) {
    const plan = { name: 'A', technology: 'e_document', months: 1, quota: null, ...changes };
    const refused = await operator.call('POST', '/operator/plans/', plan);
    assertRefused(refused, 'invalid_request');
    assert.equal(refused.body.errors[0].field, field);
  }
  assertRefused(await operator.call('POST', `${path}nobody/end/`), 'subscription_not_found');
  assertRefused(await operator.call('PATCH', `${path}nobody/`, { active: true }), 'subscription_not_found');
  const id = await grant(world, 'e-document-year');
  await operator.call('POST', `${path}${id}/end/`);
  assertRefused(await operator.call('POST', `${path}${id}/end/`), 'subscription_has_ended');
  assertRefused(await operator.call('PATCH', `${path}${id}/`, { active: false }), 'subscription_has_ended');
  // The subscription of another organisation is none of this one.
  const other = `/organizations/demonstration/subscriptions/`;
  assertRefused(await operator.call('POST', `${other}${id}/end/`), 'subscription_not_found');
});

test('a retired plan is granted no more; what was granted from it stays', async (t) => {
  const world = await startWorld(t);
  const { operator } = world;
  await grant(world, 'e-document-open');
  const retire = (active: boolean) => operator.call('PATCH', '/operator/plans/e-document-open/', { active });
  assert.equal((await retire(false)).status, 204);
  assert.equal((await request(world)).status, 200);
  assertRefused(await operator.call('POST', world.path, { plan_id: 'e-document-open' }), 'plan_not_found');
  assert.equal((await retire(true)).status, 204);
  await grant(world, 'e-document-open');
  assertRefused(await operator.call('PATCH', '/operator/plans/nothing/', { active: false }), 'plan_not_found');
});

test('the list of organisations tells the operator where each stands', async (t) => {
  const world = await startWorld(t);
  const summaryOf = async (id: string) => {
    const { body } = await world.operator.call('GET', '/operator/organizations/');
    return body.organizations.find((organization: { id: string }) => organization.id === id);
  };
  assert.equal((await summaryOf(world.organizationId)).access, 'no_subscription');
  assert.equal((await summaryOf('demonstration')).access, 'ok');
  await grant(world, 'e-document-month');
  const summary = await summaryOf(world.organizationId);
  assert.equal(summary.access, 'ok');
  assert.ok(Date.parse(summary.ends_at) > world.gateway.nowMs());
});

test('owners are told 30, 7 and 1 days before the end, each in their language and once', async (t) => {
  const world = await startWorld(t);
  const { gateway, owner, path, organizationId } = world;
  await owner.call('PATCH', '/account/', { language: 'kk' });
  await gateway.newMember({ browser: owner, organizationId }, 'viewer@company.example', 'viewer');
  await gateway.newMember({ browser: owner, organizationId }, 'second@company.example', 'owner');
  await grant(world, 'e-document-year');
  const [subscription] = (await owner.call('GET', path)).body.subscriptions;
  const endsAt = Date.parse(subscription.ends_at);
  const subjects = async (to: string) =>
    (await gateway.mailsTo(to)).map(({ subject }) => subject).filter((subject) => subject.includes('E-Document'));
  const goTo = async (beforeEndMs: number) => {
    gateway.advanceMs(endsAt - beforeEndMs - gateway.nowMs());
    await gateway.app.runMaintenance();
    gateway.advanceMs(11 * 60_000);
    await gateway.app.runMaintenance();
  };
  await goTo(30 * DAY_MS + 3_600_000);
  assert.deepEqual(await subjects('owner@company.example'), []);
  await goTo(30 * DAY_MS);
  const [first] = await subjects('owner@company.example');
  assert.match(first ?? '', /жазылымы \d\d\.\d\d\.\d{4} күні аяқталады/);
  assert.equal((await subjects('second@company.example')).length, 1);
  assert.deepEqual(await subjects('viewer@company.example'), []);
  await goTo(7 * DAY_MS);
  await goTo(DAY_MS - 1);
  const mails = await gateway.mailsTo('owner@company.example');
  const told = mails.filter(({ subject }) => subject.includes('E-Document'));
  // The first mail has been swept by then: the development inbox keeps mails for eight days.
  assert.equal(told.length, 2);
  assert.match(told[0]?.text ?? '', /\/cabinet\/organizations\/[\w-]+\/subscription/);
  assert.match(
    told[0]?.text ?? '',
    new RegExp(
      `${almatyIsoDate(endsAt - 1)
        .split('-')
        .toReversed()
        .join('\\.')}`,
    ),
  );
});

test('the banner’s data: days left where E-Document ends soon, nothing where it is continued', async (t) => {
  const world = await startWorld(t);
  const { gateway, operator, path } = world;
  const endsSoon = async (browser: Browser) => (await browser.call('GET', path)).body.ends_soon;
  await grant(world, 'e-document-year');
  assert.equal(await endsSoon(operator), null);
  const [subscription] = (await operator.call('GET', path)).body.subscriptions;
  const endsAt = Date.parse(subscription.ends_at);
  gateway.advanceMs(endsAt - gateway.nowMs() - 6.5 * DAY_MS);
  const again = await logInOperator(gateway);
  assert.deepEqual(await endsSoon(again), { ends_at: subscription.ends_at, days_left: 7 });
  await grant({ ...world, operator: again }, 'e-document-year', almatyIsoDate(endsAt));
  assert.equal(await endsSoon(again), null);
});

test('in a try-out who signs up may use E-Document at once; on a gateway that others reach, an operator grants it', async (t) => {
  const shared = await startCabinetGateway(t, { signUpTrial: true, config: { host: '0.0.0.0' } });
  assert.equal(shared.app.accounts.onSignUp, undefined);
  const gateway = await startCabinetGateway(t, { signUpTrial: true });
  const { browser, organizationId } = await gateway.newOwner('owner@company.example');
  const { access, subscriptions } = (await browser.call('GET', `/organizations/${organizationId}/subscriptions/`)).body;
  assert.deepEqual([access.test, subscriptions.length], ['ok', 1]);
});
