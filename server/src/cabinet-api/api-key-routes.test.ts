/** API keys in the cabinet: what is shown once, what again, who may do what, and that the Backend API sees it at once. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { API } from '../app/test-gateway.ts';
import { HOUR_MS } from '../clock.ts';
import {
  assertRefused,
  type CabinetGateway,
  type CabinetReply,
  PASSWORD,
  startCabinetGateway,
} from './cabinet-test-setup.ts';

/** An organisation, and calls to its keys as its owner. */
async function startWithOwner(t: TestContext) {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const keys = `/organizations/${owner.organizationId}/api-keys/`;
  const create = async (settings: object) => owner.browser.call('POST', keys, { environment: 'test', ...settings });
  const list = async () => (await owner.browser.call('GET', keys)).body.api_keys;
  const find = async (id: string) => (await list()).find((key: { id: string }) => key.id === id);
  /** A log-in ends after some hours. */
  const logIn = () => owner.browser.call('POST', '/session/', { email: 'owner@company.example', password: PASSWORD });
  return { gateway, owner, keys, create, list, find, logIn };
}

/** What the sandbox says to the key: 200, or 401 for a key that does not work. */
async function useKey(gateway: CabinetGateway, key: string, headers: Record<string, string> = {}): Promise<number> {
  const { status, body } = await gateway.post(
    `${API}/request/identity_card/`,
    { api_key: key, iin: '900101300017', phone: '77010000001' },
    headers,
  );
  if (status === 401) assert.equal(body.code, 'invalid_api_key');
  return status;
}

const fieldsOf = ({ status, body }: CabinetReply) => {
  assert.deepEqual([status, body.code], [400, 'invalid_request']);
  return body.errors.map(({ field, message }: { field: string; message: string }) => `${field} ${message}`);
};

test('a test key is told when it is made and again whenever it is asked for; the list never has it', async (t) => {
  const { gateway, owner, keys, create, list } = await startWithOwner(t);
  const made = await create({ name: ' Касса ', allowed_ip_ranges: ['192.0.2.7', '10.1.2.3/8'] });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { backend_api_key: secret, ...shown } = made.body;
  assert.match(secret, /^qjt_test_[0-9A-Za-z]{49}$/);
  assert.deepEqual(shown, {
    id: shown.id,
    environment: 'test',
    name: 'Касса',
    last_four: secret.slice(-4),
    state: 'usable',
    created_at: new Date(gateway.nowMs()).toISOString(),
    expires_at: null,
    revoked_at: null,
    revoked_by: null,
    revocation_reason: null,
    last_used_at: null,
    seen_in_browser_at: null,
    allowed_ip_ranges: ['192.0.2.7/32', '10.0.0.0/8'],
  });
  const again = await owner.browser.call('GET', `${keys}${shown.id}/secret/`);
  assert.deepEqual([again.status, again.body], [200, { backend_api_key: secret }]);
  assert.equal(again.headers['cache-control'], 'no-store');
  const listed = await list();
  assert.deepEqual(listed.at(-1), shown);
  assert.ok(!JSON.stringify(listed).includes(secret));
  assert.ok(!gateway.logged.join('').includes(secret), 'no key in the log');
});

test('a live key is told once, when it is made or rolled, and never again', async (t) => {
  const { gateway, owner, keys, create, find } = await startWithOwner(t);
  const { body: made } = await create({ environment: 'live', name: 'Шот' });
  assert.match(made.backend_api_key, /^qjt_live_[0-9A-Za-z]{49}$/);
  assertRefused(await owner.browser.call('GET', `${keys}${made.id}/secret/`), 'api_key_not_shown');
  const { body: rolled } = await owner.browser.call('POST', `${keys}${made.id}/roll/`, { overlap: '24h' });
  assert.match(rolled.backend_api_key, /^qjt_live_[0-9A-Za-z]{49}$/);
  assert.notEqual(rolled.backend_api_key, made.backend_api_key);
  assertRefused(await owner.browser.call('GET', `${keys}${rolled.id}/secret/`), 'api_key_not_shown');
  assert.equal((await find(made.id)).environment, 'live');
  // A live key has no business in the sandbox.
  assert.equal((await gateway.get('/api/v1/sandbox/subjects/', rolled.backend_api_key)).status, 401);
});

test('a key’s name, end and addresses can be changed, and count from the next request', async (t) => {
  const { gateway, owner, keys, create, find } = await startWithOwner(t);
  const { body: made } = await create({ name: 'Касса' });
  assert.notEqual(await useKey(gateway, made.backend_api_key), 401);
  const change = (settings: object) => owner.browser.call('PATCH', `${keys}${made.id}/`, settings);
  const expiresAt = new Date(gateway.nowMs() + HOUR_MS).toISOString();
  const moved = await change({ name: 'Қойма', expires_at: expiresAt, allowed_ip_ranges: ['192.0.2.0/24'] });
  assert.equal(moved.status, 204, JSON.stringify(moved.body));
  const changed = await find(made.id);
  assert.deepEqual(
    [changed.name, changed.expires_at, changed.allowed_ip_ranges],
    ['Қойма', expiresAt, ['192.0.2.0/24']],
  );
  assert.equal(await useKey(gateway, made.backend_api_key), 401);
  await change({ name: 'Қойма', expires_at: expiresAt, allowed_ip_ranges: [] });
  assert.notEqual(await useKey(gateway, made.backend_api_key), 401);
  gateway.advanceMs(2 * HOUR_MS);
  assert.equal(await useKey(gateway, made.backend_api_key), 401);
  assert.equal((await find(made.id)).state, 'expired');
});

for (const [overlap, overlapMs] of [
  ['now', 0],
  ['1h', HOUR_MS],
  ['24h', 24 * HOUR_MS],
  ['7d', 7 * 24 * HOUR_MS],
] as const) {
  test(`a key rolled with the overlap ${overlap} works until then and no longer, its successor at once`, async (t) => {
    const { owner, gateway, keys, create, find, list, logIn } = await startWithOwner(t);
    const { body: old } = await create({ name: 'Касса', allowed_ip_ranges: ['127.0.0.1'] });
    const rolled = await owner.browser.call('POST', `${keys}${old.id}/roll/`, { overlap });
    assert.equal(rolled.status, 201, JSON.stringify(rolled.body));
    const { body: next } = rolled;
    assert.deepEqual(
      [next.name, next.environment, next.allowed_ip_ranges, next.expires_at],
      ['Касса', 'test', ['127.0.0.1/32'], null],
    );
    assert.deepEqual((await list()).map(({ id }: { id: string }) => id).slice(-2), [old.id, next.id]);
    assert.notEqual(await useKey(gateway, next.backend_api_key), 401);
    const endsAt = Date.parse((await find(old.id)).expires_at);
    assert.ok(Math.abs(endsAt - Date.parse(next.created_at) - overlapMs) < 1_000, 'as long as was chosen');
    gateway.advanceMs(endsAt - gateway.nowMs() - 1);
    if (overlapMs > 0) {
      assert.notEqual(await useKey(gateway, old.backend_api_key), 401);
    }
    gateway.advanceMs(1);
    assert.equal(await useKey(gateway, old.backend_api_key), 401);
    await logIn();
    assert.equal((await find(old.id)).state, 'expired');
    assertRefused(await owner.browser.call('POST', `${keys}${old.id}/roll/`, { overlap }), 'api_key_not_usable');
    assert.notEqual(await useKey(gateway, next.backend_api_key), 401);
  });
}

test('a revoked key is refused by the Backend API from the next request on, and stays revoked', async (t) => {
  const { owner, gateway, keys, create, find } = await startWithOwner(t);
  const { body: made } = await create({ name: 'Касса' });
  assert.notEqual(await useKey(gateway, made.backend_api_key), 401);
  for (let time = 0; time < 2; time++) {
    assert.equal((await owner.browser.call('POST', `${keys}${made.id}/revoke/`, {})).status, 204);
    assert.equal(await useKey(gateway, made.backend_api_key), 401);
  }
  const revoked = await find(made.id);
  assert.equal(revoked.state, 'revoked');
  assert.ok(Date.parse(revoked.revoked_at) <= gateway.nowMs());
  const settings = { name: 'Касса', expires_at: null, allowed_ip_ranges: [] };
  assertRefused(await owner.browser.call('PATCH', `${keys}${made.id}/`, settings), 'api_key_not_usable');
  assertRefused(await owner.browser.call('POST', `${keys}${made.id}/roll/`, { overlap: '7d' }), 'api_key_not_usable');
});

test('the list tells when a key was used, and when a page of another site held it', async (t) => {
  const { gateway, create, find } = await startWithOwner(t);
  const { body: made } = await create({ name: 'Касса' });
  // The note is written beside the request, which does not wait for it.
  const noted = async (field: string) => {
    let key = await find(made.id);
    while (key[field] === null) key = await find(made.id);
    return key;
  };
  await useKey(gateway, made.backend_api_key);
  assert.equal((await noted('last_used_at')).seen_in_browser_at, null);
  await useKey(gateway, made.backend_api_key, { origin: 'https://shop.example' });
  assert.ok(Date.parse((await noted('seen_in_browser_at')).seen_in_browser_at) <= gateway.nowMs());
});

test('owners and developers manage keys; viewers and operators see the list, and no key', async (t) => {
  const { gateway, owner, keys, create } = await startWithOwner(t);
  const { body: made } = await create({ name: 'Касса' });
  const one = `${keys}${made.id}/`;
  const attempts = [
    ['POST', keys, { environment: 'test', name: 'Касса' }],
    ['PATCH', one, { name: 'Касса', expires_at: null, allowed_ip_ranges: [] }],
    ['GET', `${one}secret/`, undefined],
    ['POST', `${one}roll/`, { overlap: '7d' }],
    ['POST', `${one}revoke/`, {}],
  ] as const;
  const { browser: viewer } = await gateway.newMember(owner, 'viewer@company.example', 'viewer');
  const { browser: developer } = await gateway.newMember(owner, 'developer@company.example', 'developer');
  for (const [method, path, body] of attempts) {
    const refused = await viewer.call(method, path, body);
    assertRefused(refused, 'permission_denied');
    assert.equal(refused.status, 403);
  }
  assert.equal((await viewer.call('GET', keys)).status, 200);
  assert.notEqual(await useKey(gateway, made.backend_api_key), 401, 'the viewer has revoked nothing');
  for (const [method, path, body] of attempts) {
    const { status } = await developer.call(method, path, body);
    assert.ok(status < 300, `${method} ${path}: ${status}`);
  }
});

test('another organisation’s key is as unknown as one that never was', async (t) => {
  const { gateway, owner, create } = await startWithOwner(t);
  const { body: made } = await create({ name: 'Касса' });
  const stranger = await gateway.newOwner('stranger@other.example', 'Өзге ұйым');
  for (const [organizationId, code] of [
    [stranger.organizationId, 'api_key_not_found'],
    [owner.organizationId, 'not_found'],
  ] as const) {
    for (const id of [made.id, 'never-was', '%00']) {
      const one = `/organizations/${organizationId}/api-keys/${encodeURIComponent(id)}/`;
      for (const [method, path, body] of [
        ['PATCH', one, { name: 'Иной', expires_at: null, allowed_ip_ranges: [] }],
        ['GET', `${one}secret/`, undefined],
        ['POST', `${one}roll/`, { overlap: 'now' }],
        ['POST', `${one}revoke/`, {}],
      ] as const) {
        const refused = await stranger.browser.call(method, path, body);
        assertRefused(refused, code);
        assert.equal(refused.status, 404);
      }
    }
  }
  assert.notEqual(await useKey(gateway, made.backend_api_key), 401);
});

test('what is wrong is told by field, and nothing is made', async (t) => {
  const { owner, keys, create, list } = await startWithOwner(t);
  const { body: made } = await create({ name: 'Касса' });
  const before = JSON.stringify(await list());
  const change = (settings: object) =>
    owner.browser.call('PATCH', `${keys}${made.id}/`, {
      name: 'Касса',
      expires_at: null,
      allowed_ip_ranges: [],
      ...settings,
    });
  const aTime = 'must be a time such as 2026-11-22T10:30:00Z, from 2000 to 2100';
  const wrongs: [object, string[]][] = [
    [{ name: ' ' }, ['name must have 1 to 80 characters']],
    [{ name: 'ы'.repeat(81) }, ['name must have 1 to 80 characters']],
    [{ name: 5 }, ['name must be a string']],
    [{ name: 'Касса', expires_at: '2020-01-01T00:00:00Z' }, ['expires_at must be in the future']],
    [{ name: 'Касса', expires_at: 'tomorrow' }, [`expires_at ${aTime}`]],
    [{ name: 'Касса', expires_at: '9999-12-31T00:00:00Z' }, [`expires_at ${aTime}`]],
    [{ name: 'Касса', expires_at: 5 }, ['expires_at must be a string or null']],
    // A second that exists and that no clock of ours can tell (RFC 3339, 5.7).
    [{ name: 'Касса', expires_at: '2032-12-31T23:59:60Z' }, [`expires_at ${aTime}`]],
    [
      { name: '', allowed_ip_ranges: ['10.0.0.0/8', 'office', '10.0.0.0/33'] },
      [
        'name must have 1 to 80 characters',
        'allowed_ip_ranges.1 must be an IP address or a range such as 10.0.0.0/8',
        'allowed_ip_ranges.2 must be an IP address or a range such as 10.0.0.0/8',
      ],
    ],
  ];
  for (const [settings, expected] of wrongs) {
    assert.deepEqual(fieldsOf(await create(settings)), expected);
    assert.deepEqual(fieldsOf(await change(settings)), expected);
  }
  assert.deepEqual(fieldsOf(await create({ environment: 'production', name: 'Касса' })), [
    'environment must be one of test, live',
  ]);
  assert.deepEqual(fieldsOf(await owner.browser.call('PATCH', `${keys}${made.id}/`, {})), [
    'name is required',
    'expires_at is required',
    'allowed_ip_ranges is required',
  ]);
  assert.deepEqual(fieldsOf(await owner.browser.call('POST', `${keys}${made.id}/roll/`, { overlap: '2h' })), [
    'overlap must be one of now, 1h, 24h, 7d',
  ]);
  assert.equal(JSON.stringify(await list()), before);
});

test('an organisation has 100 keys at most that are not revoked', async (t) => {
  const { owner, keys, create, list } = await startWithOwner(t);
  let last = '';
  for (let count = (await list()).length; count < 100; count++)
    last = (await create({ name: `Касса ${count}` })).body.id;
  assertRefused(await create({ name: 'Касса' }), 'too_many_api_keys');
  await owner.browser.call('POST', `${keys}${last}/revoke/`, {});
  assert.equal((await create({ name: 'Касса' })).status, 201);
});

test('each change is in the audit with who made it, and without the key', async (t) => {
  const { gateway, owner, keys, create } = await startWithOwner(t);
  const { body: made } = await create({ name: 'Касса' });
  const one = `${keys}${made.id}/`;
  await owner.browser.call('PATCH', one, { name: 'Қойма', expires_at: null, allowed_ip_ranges: [] });
  await owner.browser.call('POST', `${one}roll/`, { overlap: '1h' });
  await owner.browser.call('POST', `${one}revoke/`, {});
  const rows = gateway.audit().filter(({ action }) => action.startsWith('api_key_'));
  assert.deepEqual(
    rows.map(({ action, account_id: by, organization_id: of }) => [action, by, of]),
    ['api_key_created', 'api_key_changed', 'api_key_rolled', 'api_key_revoked'].map((action) => [
      action,
      owner.accountId,
      owner.organizationId,
    ]),
  );
});
