/**
 * Calls every operation of both API documents as it is meant to be called, and lets every clean-up have its turn. A new operation is
 * called here too, or this fails. `query-plans.test.ts` runs it, and looks at what the store was asked meanwhile.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { API, newestCode, sandboxBehindLiveKeys } from '../../server/src/app/test-gateway.ts';
import {
  addPasskey,
  type Browser,
  type CabinetGateway,
  type CabinetReply,
  enableTotp,
  PASSWORD,
  startCabinetGateway,
  totpCode,
} from '../../server/src/cabinet-api/cabinet-test-setup.ts';
import { logInOperator } from '../../server/src/cabinet-api/operator-test-setup.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../server/src/clock.ts';
import { PRE_AUTHORIZED_CODE } from '../../server/src/credentials/credential-names.ts';
import { makeProof, newKey as newHolderKey, newKeyFile } from '../../server/src/credentials/credential-test-setup.ts';
import type { OpenApiDocument } from '../../server/src/http/openapi-document.ts';
import { operationsIn } from '../../server/src/http/openapi-test-setup.ts';
import { defaultSessionRules, type SessionRules } from '../../server/src/sessions/session.ts';
import { webhookEventTypes } from '../../server/src/webhooks/webhook-event.ts';
import { citizen, wrongCode } from '../client.ts';

/** What a passkey signs is tried in a real browser. These are called, and refuse what nobody has signed. */
const SIGNED = ['registerPasskey', 'logInWithPasskey', 'confirmWithPasskey'];
const unsigned = { response: { id: 'passkey', response: { clientDataJSON: 'e30', userHandle: 'x' } } };
const reason = { reason: 'Everything is called once' };
const email = 'owner@company.example';

interface World {
  gateway: CabinetGateway;
  owner: Browser;
  operator: Browser;
  organizationId: string;
  /** Of the gateway, which reads them at each call. */
  rules: SessionRules;
}

test('every operation answers', async (t) => {
  const { DATABASE_URL: databaseUrl, QUJAT_DATA_DIR: dataDirectory } = process.env;
  const store = { databaseUrl, ...(dataDirectory !== undefined && { dataDirectory }) };
  const rules = { ...defaultSessionRules };
  const gateway = await startCabinetGateway(t, {
    ...sandboxBehindLiveKeys(),
    config: { ...store, rules, webhookNetworks: ['127.0.0.1/32'], credentials: true, signingKeyFiles: [newKeyFile(t)] },
  });
  const statuses = watchStatuses(gateway);
  const operator = await logInOperator(gateway);
  const { browser: owner, organizationId } = await gateway.newOwner(email);
  const world = { gateway, owner, operator, organizationId, rules };
  const keys = await playKeys(world);
  const endpoint = await makeWebhookEndpoint(world);
  await playDocuments(world, keys);
  await playFlows(world, keys);
  await playCredential(world, keys);
  await playReports(world);
  await playWebhooks(world, endpoint, keys);
  await playMembers(world);
  await playOwnAccount(world);
  await playOperator(world);
  await playCleanUps(world);
  await playEnds(world);

  const called = operationsIn(readDocument('openapi.json')).concat(operationsIn(readDocument('openapi-cabinet.json')));
  const left = called.filter(({ operationId, method, path }) => {
    const pattern = new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    const answers = [...statuses].filter(([call]) => pattern.test(call)).flatMap(([, each]) => each);
    return !answers.some((status) => status < (SIGNED.includes(operationId) ? 500 : 400));
  });
  assert.deepEqual(
    left.map(({ operationId }) => operationId),
    [],
    'operations that were never answered as they are meant to be',
  );
});

function readDocument(name: string): OpenApiDocument {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) as OpenApiDocument;
}

/** By method and path. */
function watchStatuses({ app: { server } }: CabinetGateway): Map<string, number[]> {
  const statuses = new Map<string, number[]>();
  const inject = server.inject.bind(server) as (call: InjectOptions) => Promise<LightMyRequestResponse>;
  const watched = async (call: InjectOptions) => {
    const reply = await inject(call);
    const name = `${call.method} ${String(call.url).replace(/\?.*/, '')}`;
    statuses.set(name, [...(statuses.get(name) ?? []), reply.statusCode]);
    return reply;
  };
  Object.assign(server, { inject: watched });
  return statuses;
}

async function playKeys({ owner, operator, organizationId }: World): Promise<{ test: string; live: string }> {
  const path = `/organizations/${organizationId}`;
  const plan = { name: 'Small', technology: 'e_document', months: 12, quota: 100, mcdb_check: true };
  const { id: planId } = await call(operator, 'POST', '/operator/plans/', plan);
  const { id: granted } = await call(operator, 'POST', `${path}/subscriptions/`, { plan_id: planId });
  const newKey = (environment: string) => call(owner, 'POST', `${path}/api-keys/`, { environment, name: 'Production' });
  const [test, live, other] = [await newKey('test'), await newKey('live'), await newKey('test')];
  await call(owner, 'GET', `${path}/api-keys/${test.id}/secret/`);
  await call(owner, 'PATCH', `${path}/api-keys/${other.id}/`, { name: 'Old', expires_at: null, allowed_ip_ranges: [] });
  const { id: rolled } = await call(owner, 'POST', `${path}/api-keys/${other.id}/roll/`, { overlap: '24h' });
  await call(owner, 'POST', `${path}/api-keys/${rolled}/revoke/`, reason);
  for (const active of [false, true]) {
    await call(operator, 'PATCH', `${path}/subscriptions/${granted}/`, { active });
    await call(operator, 'PATCH', `/operator/plans/${planId}/`, { active });
  }
  for (const list of ['api-keys', 'subscriptions']) await call(owner, 'GET', `${path}/${list}/`);
  return { test: test.backend_api_key, live: live.backend_api_key };
}

/** Its receiver takes nothing: nobody is there. */
async function makeWebhookEndpoint({ owner, organizationId }: World): Promise<string> {
  const path = `/organizations/${organizationId}/webhook-endpoints/`;
  const settings = { url: 'http://127.0.0.1:9/', description: 'Shop', events: webhookEventTypes };
  for (const environment of ['live', 'test']) await call(owner, 'POST', path, { environment, ...settings });
  const { endpoints } = await call(owner, 'GET', path);
  const one = `${path}${endpoints[0].id}/`;
  await call(owner, 'PATCH', one, settings);
  await call(owner, 'POST', `${one}roll-secret/`);
  return one;
}

async function playWebhooks(
  { gateway, owner }: World,
  endpoint: string,
  keys: { test: string; live: string },
): Promise<void> {
  await call(owner, 'POST', `${endpoint}test/`);
  await gateway.app.sendWebhooks();
  for (const act of ['disable', 'enable']) await call(owner, 'POST', `${endpoint}${act}/`);
  const since = new Date(gateway.nowMs() - HOUR_MS).toISOString();
  const { deliveries } = await call(owner, 'GET', `${endpoint}deliveries/`);
  for (const query of ['state=failed', `after=${gateway.nowMs()}.evt_x`, `state=failed&after=${gateway.nowMs()}.evt_x`])
    await call(owner, 'GET', `${endpoint}deliveries/?${query}`);
  const delivery = `${endpoint}deliveries/${deliveries[0].event_id}/`;
  await call(owner, 'GET', delivery);
  await call(owner, 'POST', `${delivery}resend/`);
  await call(owner, 'POST', `${endpoint}recover/`, { since });
  const listeners = '/api/v1/sandbox/webhook-listeners/';
  const bearer = { authorization: `Bearer ${keys.test}` };
  const { id } = JSON.parse((await gateway.post(listeners, {}, bearer)).text) as { id: string };
  await gateway.post(`${listeners}${id}/take/`, {}, bearer);
  await gateway.delete(`${listeners}${id}/`, keys.test);
  // What a sender has is not sent again at that moment.
  await gateway.app.sendWebhooks();
  for (const api_key of [keys.test, keys.live])
    await gateway.post('/api/v1/backend/webhooks/resend/', { api_key, event_id: deliveries[0].event_id });
  await gateway.app.sendWebhooks();
  await call(owner, 'DELETE', endpoint);
}

async function playDocuments(world: World, keys: { test: string; live: string }): Promise<void> {
  const { gateway } = world;
  for (const key of [keys.test, keys.live]) {
    await playSession(world, key, keys.test);
    const locked = await gateway.openSession();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await gateway.approve(locked.backendSessionId, wrongCode(locked.code));
    }
    await gateway.requestDocument({ api_key: key }, 'diploma');
    await gateway.post('/api/v1/backend/e-document/mcdb/check/', { api_key: key, ...citizen });
  }
  for (const path of ['', 'sample.json', 'sample.pdf', 'sample.jpg']) {
    await gateway.get(`/api/v1/document-types/identity_card/${path}`);
  }
  for (const path of ['/api/v1/document-types/', '/.well-known/jwks.json', '/livez', '/readyz', '/metrics']) {
    await gateway.get(path);
  }
  await playSandbox(world, keys.test);
}

async function playSandbox({ gateway }: World, testKey: string): Promise<void> {
  const bearer = { authorization: `Bearer ${testKey}` };
  for (const path of ['scenarios', 'subjects', 'messages']) await gateway.get(`/api/v1/sandbox/${path}/`, testKey);
  for (const extent of [{ calls: 2 }, { minutes: 5 }]) {
    await gateway.post('/api/v1/sandbox/arm/', { scenario: 'fixed_code', ...extent }, bearer);
  }
  await gateway.requestDocument({ api_key: testKey });
  const { arms } = JSON.parse((await gateway.get('/api/v1/sandbox/arm/', testKey)).text) as { arms: { id: string }[] };
  assert.equal(arms.length, 2);
  for (const { id } of arms) await gateway.delete(`/api/v1/sandbox/arm/${id}/`, testKey);
  await gateway.get('/api/v1/sandbox/clock/', testKey);
  for (const move of [{ advance_seconds: 90 }, { reset: true }])
    await gateway.post('/api/v1/sandbox/clock/', move, bearer);
  const someone = { last_name: 'ҮЛГІБАЕВ', birth_date: '1990-01-31', sex: 'male' };
  const { text } = await gateway.post('/api/v1/sandbox/people/', { people: [someone, someone] }, bearer);
  const [person] = JSON.parse(text).people as { id: string; iin: string; phone: string }[];
  assert.ok(person);
  await gateway.requestDocument({ api_key: testKey, iin: person.iin, phone: person.phone });
  await gateway.get('/api/v1/sandbox/people/', testKey);
  await gateway.delete(`/api/v1/sandbox/people/${person.id}/`, testKey);
  await gateway.post('/api/v1/sandbox/reset/', { people: true }, bearer);
}

/** With a code sent again, a wrong one, a reply that is asked for twice, and a file that comes later. */
async function playSession({ gateway, rules }: World, key: string, testKey: string): Promise<void> {
  const ask = { api_key: key, ...citizen };
  const once = { 'idempotency-key': `once with ${key.slice(0, 20)}` };
  const opened = await gateway.post(`${API}/request/identity_card/`, ask, once);
  assert.deepEqual((await gateway.post(`${API}/request/identity_card/`, ask, once)).body, opened.body);
  const { backend_session_id: id } = opened.body;
  gateway.advanceMs(MINUTE_MS);
  await gateway.post(`${API}/resend/`, { backend_session_id: id });
  const since = new Date(gateway.nowMs() - DAY_MS).toISOString();
  const inbox = await gateway.get(`/api/v1/sandbox/messages/?phone=${citizen.phone}&sent_after=${since}`, testKey);
  const code = newestCode(inbox);
  await gateway.approve(id, wrongCode(code));
  const approval = { backend_session_id: id, code, file: true, file_type: 'pdf' };
  Object.assign(rules, { filesWithinMs: 0, filesAtLeastMs: 0 });
  const approved = await gateway.post(`${API}/approve/`, approval, once);
  assert.equal(approved.status, 200, approved.text);
  assert.deepEqual((await gateway.post(`${API}/approve/`, approval, once)).body, approved.body);
  Object.assign(rules, defaultSessionRules);
  await gateway.post('/api/v1/e-document/generate-files/', { session_id: id, api_key: key });
}

/** A document that goes into a wallet, and is taken back. */
async function playCredential({ gateway }: World, { test: key }: { test: string }): Promise<void> {
  const { text } = await gateway.post(`${API}/request/identity_card/`, { api_key: key, ...citizen, credential: true });
  const { backend_session_id: offered, credential_id: id } = JSON.parse(text) as Record<string, string>;
  const code = newestCode(await gateway.get(`/api/v1/sandbox/messages/?phone=${citizen.phone}`, key));
  const form = { grant_type: PRE_AUTHORIZED_CODE, 'pre-authorized_code': String(offered), tx_code: code };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const access = await gateway.post('/api/v1/credentials/token/', new URLSearchParams(form).toString(), type);
  const { c_nonce: nonce } = JSON.parse((await gateway.post('/api/v1/credentials/nonce/', {})).text);
  const claims = { aud: 'http://localhost:8080', iat: Math.floor(Date.now() / 1000), nonce };
  const body = { credential_configuration_id: 'identity_card', proofs: { jwt: [makeProof(newHolderKey(), claims)] } };
  const authorization = `Bearer ${JSON.parse(access.text).access_token}`;
  const issued = await gateway.post('/api/v1/credentials/credential/', body, { authorization });
  assert.equal(issued.status, 200, issued.text);
  const owner = { authorization: `Bearer ${key}` };
  assert.equal((await gateway.post(`/api/v1/credentials/${id}/revoke/`, {}, owner)).status, 204);
  for (const path of ['openid-credential-issuer', 'oauth-authorization-server', 'jwt-vc-issuer']) {
    await gateway.get(`/.well-known/${path}`);
  }
  await gateway.get('/api/v1/credential-status-lists/test/');
}

/** From the flow to the result, with another code, a wrong one, and another device; and a session that nobody goes on with. */
async function playFlows(
  { gateway, owner, organizationId }: World,
  { test: testKey }: { test: string },
): Promise<void> {
  const path = `/organizations/${organizationId}/flows/`;
  const purpose = { kk: null, ru: null, en: 'To open an account' };
  const addresses = { origins: ['https://shop.example'], return_urls: ['https://shop.example/done'] };
  const settings = { name: 'Account', document_types: ['identity_card'], ...addresses, purpose, enabled: true };
  const { id } = await call(owner, 'POST', path, { environment: 'test', ...settings });
  await call(owner, 'PUT', `${path}${id}/`, settings);
  const { flow_api_key: key } = await call(owner, 'POST', `${path}${id}/roll-key/`, { overlap: '24h' });
  await call(owner, 'GET', path);
  const create = async () => {
    const { text } = await gateway.post('/api/v1/flows/session/create/', { api_key: key });
    return String(JSON.parse(text).session_id);
  };
  const act = async (session: string, step: string, body: object, device = '') => {
    const headers = { 'qujat-flow-session': session, 'qujat-flow-device': device };
    const reply = await gateway.post(`/api/v1/flows/page/${step}/`, body, headers);
    assert.ok(reply.status < 300 || reply.body.code === 'invalid_otp_code', `${step}: ${reply.text}`);
    return JSON.parse(reply.text);
  };
  await act(await create(), 'cancel', {});
  const session = await create();
  await act(session, 'citizen', citizen);
  const { url } = await act(session, 'hand-over', {});
  const device = 'a device'.padEnd(43, '.');
  await act(session, 'take-over', { token: String(url).split('#hand-over=')[1] }, device);
  gateway.advanceMs(MINUTE_MS);
  await act(session, 'resend', {}, device);
  const code = newestCode(await gateway.get(`/api/v1/sandbox/messages/?phone=${citizen.phone}`, testKey));
  await act(session, 'approve', { code: wrongCode(code) }, device);
  await act(session, 'approve', { code }, device);
  const { body } = await gateway.get(`/api/v1/flows/session/result/?session_id=${session}`, key);
  const { status, consent_id: consentId } = body as unknown as { status: string; consent_id: string };
  assert.equal(status, 'FINISHED');
  await gateway.get(`/api/v1/consents/${consentId}/`, key);
  await playReceipt(await act(await create(), 'citizen', citizen), gateway);
  await act(await create(), 'citizen', citizen);
  await playMyConsents(organizationId, testKey, gateway);
  await create();
}

async function playReceipt({ receipt_url: url }: { receipt_url: string }, { app: { server } }: World['gateway']) {
  const headers = { 'qujat-consent-receipt': new URL(url).hash.slice(1) };
  const path = '/api/v1/consents/receipt/';
  assert.equal((await server.inject({ method: 'GET', url: path, headers })).json().state, 'given');
  assert.equal((await server.inject({ method: 'POST', url: `${path}withdraw/`, headers })).json().state, 'withdrawn');
}

async function playMyConsents(sandbox: string, testKey: string, { post, get, advanceMs }: World['gateway']) {
  const path = '/api/v1/consents/my/';
  advanceMs(1);
  const { pass } = JSON.parse((await post(`${path}code/`, { sandbox, ...citizen })).text) as { pass: string };
  const headers = { 'qujat-citizen-pass': pass };
  const code = newestCode(await get(`/api/v1/sandbox/messages/?phone=${citizen.phone}`, testKey));
  const { consents } = JSON.parse((await post(`${path}confirm/`, { code }, headers)).text) as {
    consents: { id: string; state: string }[];
  };
  const given = consents.find(({ state }) => state === 'given');
  assert.equal((await post(`${path}${given?.id}/withdraw/`, {}, headers)).status, 200);
}

async function playReports({ gateway, owner, operator, organizationId }: World): Promise<void> {
  await runTasks(gateway);
  const path = `/organizations/${organizationId}`;
  const [from, to] = [-DAY_MS, DAY_MS].map((ms) => new Date(gateway.nowMs() + ms).toISOString());
  const filters = [
    'environment=live',
    'outcome=failed',
    'document_type=diploma',
    'operation=approveSession',
    'request_id=x',
    'api_key_id=x',
    'iin_end=0017',
    `session=${'a'.repeat(24)}`,
    `after=${gateway.nowMs()}.x`,
  ];
  for (const query of ['', `from=${from}&to=${to}`, ...filters, filters.join('&')]) {
    await call(owner, 'GET', `${path}/requests/?${query}`);
    await call(owner, 'GET', `${path}/requests/export/?${query}`);
  }
  const days = `from=${from?.slice(0, 10)}&to=${to?.slice(0, 10)}`;
  for (const environment of ['live', 'test']) {
    await call(owner, 'GET', `${path}/usage/?${days}&environment=${environment}`);
  }
  const audit = ['', `from=${from}&to=${to}`, `organization_id=${organizationId}`, 'action=logged_in', 'after=3'];
  for (const query of [...audit, audit.slice(1).join('&')]) await call(operator, 'GET', `/operator/audit/?${query}`);
  await call(operator, 'GET', `/operator/organizations/?after=${gateway.nowMs()}.x`);
  for (const each of ['audit/checkpoint', 'audit/export', 'health', 'organizations', 'plans']) {
    await call(operator, 'GET', `/operator/${each}/`);
  }
  await call(operator, 'POST', '/operator/audit/verification/');
  const order = { iin: '900101300017', reason: 'The citizen asked for it' };
  for (const act of ['export', 'erase']) await call(operator, 'POST', `/operator/citizens/${act}/`, order);
}

async function playMembers({ gateway, owner, operator, organizationId }: World): Promise<void> {
  const path = `/organizations/${organizationId}`;
  const { browser: member, accountId } = await gateway.newMember(
    { browser: owner, organizationId },
    'a@b.example',
    'viewer',
  );
  await call(owner, 'PATCH', `${path}/members/${accountId}/`, { role: 'owner' });
  await call(owner, 'POST', `${path}/members/${accountId}/reset-second-factors/`);
  const invite = (to: string) => call(owner, 'POST', `${path}/invitations/`, { email: to, role: 'developer' });
  await call(owner, 'DELETE', `${path}/invitations/${(await invite('nobody@b.example')).id}/`);
  const second = await gateway.newOwner('second@b.example', 'Another');
  await invite('second@b.example');
  const token = await gateway.linkToken('second@b.example', 'invitation');
  await call(second.browser, 'POST', '/invitations/show/', { token });
  await call(second.browser, 'POST', '/invitations/accept/', { token });
  for (const list of ['', 'members/', 'invitations/']) await call(owner, 'GET', `${path}/${list}`);
  await call(second.browser, 'DELETE', `${path}/membership/`);
  await call(owner, 'DELETE', `${path}/members/${accountId}/`);
  for (const act of ['lock', 'unlock']) await call(operator, 'POST', `/operator/accounts/${accountId}/${act}/`, reason);
  await call(member, 'GET', '/gateway/');
}

async function playOwnAccount({ gateway, owner }: World): Promise<void> {
  await call(owner, 'PATCH', '/account/', { language: 'kk' });
  await gateway.browser().call('POST', '/password-reset/', { email });
  const token = await gateway.linkToken(email, 'reset-password');
  await call(gateway.browser(), 'POST', '/password-reset/confirm/', { token, password: PASSWORD });
  await call(owner, 'POST', '/session/', { email, password: PASSWORD });
  await call(owner, 'PUT', '/account/password/', { current_password: PASSWORD, new_password: `${PASSWORD}!` });
  await call(owner, 'POST', '/session/confirm/', { password: `${PASSWORD}!` });
  const { secret } = await enableTotp(gateway, owner);
  const codeLater = () => {
    gateway.advanceMs(MINUTE_MS);
    return { code: totpCode(secret, gateway.nowMs()) };
  };
  const other = gateway.browser();
  const logIn = { email, password: `${PASSWORD}!` };
  await call(other, 'POST', '/session/', logIn);
  await call(other, 'POST', '/session/second-factor/', codeLater());
  const { recovery_codes: recoveryCodes } = await call(owner, 'POST', '/account/recovery-codes/');
  await call(owner, 'POST', '/session/confirm/second-factor/', { recovery_code: recoveryCodes[0] });
  const passkey = await addPasskey(gateway, owner, 'phone');
  await call(owner, 'POST', '/account/passkeys/options/');
  await owner.call('POST', '/account/passkeys/', { name: 'other', ...unsigned });
  await call(owner, 'GET', '/account/passkeys/');
  await call(owner, 'PATCH', `/account/passkeys/${passkey}/`, { name: 'old phone' });
  await call(owner, 'POST', '/session/confirm/passkey/options/');
  await owner.call('POST', '/session/confirm/passkey/', unsigned);
  const stranger = gateway.browser();
  await call(stranger, 'POST', '/session/passkey/options/');
  await stranger.call('POST', '/session/passkey/', unsigned);
  await call(owner, 'POST', '/session/confirm/second-factor/', codeLater());
  await call(owner, 'DELETE', `/account/passkeys/${passkey}/`);
  const { sessions } = await call(owner, 'GET', '/sessions/');
  const another = sessions.find((session: { current: boolean }) => !session.current);
  await call(owner, 'DELETE', `/sessions/${another.id}/`);
  await call(owner, 'DELETE', '/account/totp/');
  for (const path of ['/account/', '/organizations/']) await call(owner, 'GET', path);
}

async function playOperator({ gateway, organizationId }: World): Promise<void> {
  const operator = await logInOperator(gateway);
  for (const act of ['suspend', 'reopen'])
    await call(operator, 'POST', `/organizations/${organizationId}/${act}/`, reason);
  const authorization = `Bearer ${gateway.app.inboxSecret}`;
  const { status } = await operator.call('GET', '/development/mail/', undefined, { host: 'localhost', authorization });
  assert.equal(status, 200);
}

/** Each has something to clean up, first at the end of the short times, then at that of the long ones. */
async function playCleanUps({ gateway }: World): Promise<void> {
  for (const laterMs of [HOUR_MS, 400 * DAY_MS]) {
    gateway.advanceMs(laterMs);
    await gateway.app.watchStore();
    await runTasks(gateway);
  }
}

/** What ends log-ins and subscriptions, and so comes last. */
async function playEnds({ gateway, organizationId }: World): Promise<void> {
  const owner = gateway.browser();
  await call(owner, 'POST', '/session/', { email, password: `${PASSWORD}!` });
  const operator = await logInOperator(gateway);
  const path = `/organizations/${organizationId}/subscriptions/`;
  const { plans } = await call(operator, 'GET', '/operator/plans/');
  const { id } = await call(operator, 'POST', path, { plan_id: plans[0].id });
  await call(operator, 'POST', `${path}${id}/end/`);
  await call(owner, 'DELETE', '/sessions/');
  await call(operator, 'POST', '/operator/end-every-log-in/', reason);
  await call(owner, 'POST', '/session/', { email, password: `${PASSWORD}!` });
  await call(owner, 'DELETE', '/session/');
}

async function runTasks(gateway: CabinetGateway): Promise<void> {
  gateway.advanceMs(11 * MINUTE_MS);
  await gateway.app.runMaintenance();
}

/** @returns the body of the answer, which must be a good one */
async function call(browser: Browser, method: string, path: string, body?: unknown): Promise<CabinetReply['body']> {
  const reply = await browser.call(method, path, body);
  assert.ok(reply.status < 300, `${method} ${path} answered ${reply.status}: ${reply.text.slice(0, 300)}`);
  return reply.body;
}
