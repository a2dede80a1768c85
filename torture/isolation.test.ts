/**
 * Every route, with another organisation's ids: refused or answered with the caller's own, and nothing of the other changes.
 *
 * `backend_session_id` is a bearer secret, as the specification has approve carry no API key: whoever holds it is, by its meaning,
 * the one who asked. Isolation means there that nobody else can come by it: no route, no other id of the session, no key of another
 * organisation and no repeated call leads to it.
 *
 * The table has every operation of the integrators' document. A new one is added here, or this test fails. The cabinet's have a
 * log-in, and a table of their own: `cabinet-isolation.test.ts`.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  API,
  assertError,
  startTestGateway,
  type TestGateway,
  type TestReply,
} from '../server/src/app/test-gateway.ts';
import { PRE_AUTHORIZED_CODE } from '../server/src/credentials/credential-names.ts';
import { newKeyFile } from '../server/src/credentials/credential-test-setup.ts';
import type { ErrorCode } from '../server/src/errors.ts';
import { createFlow } from '../server/src/flows/create-flow.ts';
import { createOrganization } from '../server/src/organizations/create-organization.ts';
import { demonstrationOrganization } from '../server/src/organizations/seed-organizations.ts';
import { citizen } from './client.ts';
import { rowsOfOrganization } from './rows-of-organization.ts';
import { codeOf, egovRequestIdOf, hashOf, type NewStore, overEachStore, type TortureStore } from './stores.ts';

interface Party {
  flowKey: string;
  flowSession: string;
  /** Of the webhooks, and an event that waits for it. */
  listener: string;
  eventId: string;
  organization: string;
  key: string;
  sessionId: string;
  code: string;
  idempotencyKey: string;
  /** The hashes under which the store keeps its answers. */
  keptCalls: string[];
}

interface World {
  gateway: TestGateway;
  store: TortureStore;
  victim: Party;
  attacker: Party;
  /** The id of what the victim's citizen agreed to. */
  consent: string;
  /** Whatever names the victim's session or key without being it. */
  traces: string[];
}

type Attack = (world: World) => Promise<TestReply[]>;

const typesPath = '/api/v1/document-types';
const ARM = '/api/v1/sandbox/arm/';
const CLOCK = '/api/v1/sandbox/clock/';
const PEOPLE = '/api/v1/sandbox/people/';
const LISTENERS = '/api/v1/sandbox/webhook-listeners/';
const RESEND = '/api/v1/backend/webhooks/resend/';
/** One of the victim. */
const CREDENTIAL = 'credential-of-the-victim';
const added = { last_name: 'ҮЛГІБАЕВ', birth_date: '1990-01-31', sex: 'male' };

const attacks: Record<string, Attack> = {
  async requestDocument({ gateway, victim, attacker, traces, store }) {
    const path = `${API}/request/identity_card/`;
    const repeated = await gateway.post(path, { api_key: attacker.key, ...citizen }, keyHeader(victim));
    assert.equal(repeated.status, 200, repeated.text);
    const named = { api_key: attacker.key, ...citizen, organization_id: victim.organization };
    const smuggled = await gateway.post(path, named);
    for (const { body } of [repeated, smuggled]) await assertOwnedBy(store, body.backend_session_id, attacker);
    const keys = [...traces, victim.sessionId, `${victim.key} `, victim.key.toUpperCase()];
    return [
      repeated,
      smuggled,
      ...(await refusedAll(keys, 'invalid_api_key', (key) => gateway.post(path, { api_key: key, ...citizen }))),
    ];
  },

  async resendOtp({ gateway, victim, traces }) {
    gateway.advanceMs(60_000);
    const ids = [...traces, victim.sessionId.toUpperCase(), ` ${victim.sessionId}`, victim.key];
    return refusedAll(ids, 'session_not_found', (id) => gateway.post(`${API}/resend/`, { backend_session_id: id }));
  },

  async approveSession({ gateway, victim, attacker, traces }) {
    const ids = [...traces, victim.sessionId.toUpperCase(), `${victim.sessionId} `, victim.key];
    const approve = (id: string, code: string, headers?: Record<string, string>) => {
      const body = { backend_session_id: id, code, file: false, file_type: 'pdf' };
      return gateway.post(`${API}/approve/`, body, headers);
    };
    const guessed = await refusedAll(ids, 'session_not_found', (id) => approve(id, victim.code, keyHeader(victim)));
    const crossed = await approve(attacker.sessionId, victim.code);
    assertError(crossed, 'invalid_otp_code');
    // The victim's key, with the attacker's own session, is a key of the attacker's.
    const own = await approve(attacker.sessionId, attacker.code, keyHeader(victim));
    assert.equal(own.status, 200, own.text);
    return [...guessed, crossed, own];
  },

  async generateFiles({ gateway, victim, attacker, traces }) {
    const generate = (session_id: string, api_key: string) =>
      gateway.post('/api/v1/e-document/generate-files/', { session_id, api_key });
    const foreign = (session: string) => generate(session, attacker.key);
    const keyless = (key: string) => generate(victim.sessionId, key);
    return [
      ...(await refusedAll([victim.sessionId, ...traces, victim.key], 'session_not_found', foreign)),
      ...(await refusedAll([...traces, victim.sessionId, `${victim.key} `], 'invalid_api_key', keyless)),
    ];
  },

  async checkMcdb({ gateway, attacker, victim, traces }) {
    const path = '/api/v1/backend/e-document/mcdb/check/';
    const check = (key: string) => gateway.post(path, { api_key: key, ...citizen });
    const named = { api_key: attacker.key, ...citizen, organization_id: victim.organization };
    const own = [await check(attacker.key), await gateway.post(path, named, keyHeader(victim))];
    for (const { text } of own) assert.equal(text, '{"is_verified":true}');
    const keys = [...traces, victim.sessionId, `${victim.key} `, victim.key.toUpperCase()];
    return [...own, ...(await refusedAll(keys, 'invalid_api_key', check))];
  },

  async createFlowSession({ gateway, victim, attacker, traces }) {
    const path = '/api/v1/flows/session/create/';
    const create = (key: string) => gateway.post(path, { api_key: key, organization_id: victim.organization });
    const own = await create(attacker.flowKey);
    assert.equal(own.status, 200, own.text);
    const keys = [...traces, victim.key, victim.flowSession, `${victim.flowKey} `, victim.flowKey.toUpperCase()];
    return [own, ...(await refusedAll(keys, 'invalid_api_key', create))];
  },

  async readFlowResult({ gateway, victim, attacker, traces }) {
    const read = (session: string, key: string) =>
      gateway.get(`/api/v1/flows/session/result/?session_id=${encodeURIComponent(session)}`, key);
    const sessions = [
      victim.flowSession,
      victim.flowSession.toUpperCase(),
      hashOf(victim.flowSession),
      victim.sessionId,
    ];
    const keys = [...traces, victim.key, attacker.key, victim.flowKey.toUpperCase(), ''];
    return [
      ...(await refusedAll(sessions, 'flow_session_not_found', (session) => read(session, attacker.flowKey))),
      ...(await refusedAll(keys, 'invalid_api_key', (key) => read(victim.flowSession, key))),
    ];
  },

  async readConsent({ gateway, victim, attacker, traces, consent }) {
    const read = (id: string, key: string) => gateway.get(`/api/v1/consents/${encodeURIComponent(id)}/`, key);
    assert.equal((await read(consent, victim.key)).status, 200);
    const keys = [attacker.key, attacker.flowKey];
    const foreign = await Promise.all(
      keys.map((key) => refusedAll([consent], 'consent_not_found', (id) => read(id, key))),
    );
    const bad = [...traces, victim.flowSession, victim.key.toUpperCase(), ''];
    return [...foreign.flat(), ...(await refusedAll(bad, 'invalid_api_key', (key) => read(consent, key)))];
  },

  async showCredentialIssuer({ gateway }) {
    return [await gateway.get('/.well-known/openid-credential-issuer')];
  },

  async showAuthorizationServer({ gateway }) {
    return [await gateway.get('/.well-known/oauth-authorization-server')];
  },

  async showCredentialKeys({ gateway }) {
    return [await gateway.get('/.well-known/jwt-vc-issuer')];
  },

  async makeNonce({ gateway }) {
    return [await gateway.post('/api/v1/credentials/nonce/', {})];
  },

  async redeemOffer({ gateway, victim, traces }) {
    const redeem = (code: string) => {
      const form = { grant_type: PRE_AUTHORIZED_CODE, 'pre-authorized_code': code, tx_code: '000000' };
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return gateway.post('/api/v1/credentials/token/', new URLSearchParams(form).toString(), type);
    };
    const codes = [victim.sessionId, `wallet-${victim.sessionId}`, hashOf(victim.sessionId), ...traces, victim.key];
    return refusedAll(codes, 'session_not_found', redeem);
  },

  async issueCredential({ gateway, victim, attacker, traces }) {
    const issue = (token: string) => {
      const body = { credential_configuration_id: 'identity_card', proofs: { jwt: ['a.b.c'] } };
      return gateway.post('/api/v1/credentials/credential/', body, { authorization: `Bearer ${token}` });
    };
    const guessed = `${hashOf(victim.sessionId)}.${'A'.repeat(43)}`;
    return refusedAll([...traces, victim.sessionId, victim.key, attacker.key, guessed], 'invalid_token', issue);
  },

  async showStatusList({ gateway }) {
    return [await gateway.get('/api/v1/credential-status-lists/test/')];
  },

  async revokeCredential({ gateway, victim, attacker, traces }) {
    const revoke = (key: string) =>
      gateway.post(`/api/v1/credentials/${CREDENTIAL}/revoke/`, {}, { authorization: `Bearer ${key}` });
    return [
      ...(await refusedAll([attacker.key], 'credential_not_found', revoke)),
      ...(await refusedAll([...traces, victim.sessionId, victim.flowKey], 'invalid_api_key', revoke)),
    ];
  },

  async listSandboxSubjects({ gateway, victim, attacker, traces }) {
    const path = '/api/v1/sandbox/subjects/';
    const own = await gateway.get(path, attacker.key);
    const { subjects } = (await gateway.get(path, victim.key)).body;
    assert.deepEqual(
      own.body.subjects,
      subjects.slice(0, -1),
      'the same people for everybody, but whom the other has added',
    );
    return [own, ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', (key) => gateway.get(path, key)))];
  },

  async listSandboxMessages({ gateway, victim, attacker, traces }) {
    const path = '/api/v1/sandbox/messages/';
    const theirs = (await gateway.get(path, victim.key)).body.messages.map(({ id }) => id);
    assert.ok(theirs.length > 0);
    const queries = ['', `?phone=${citizen.phone}`, `?organization_id=${victim.organization}`];
    const own = await Promise.all(queries.map((query) => gateway.get(`${path}${query}`, attacker.key)));
    for (const { text } of own) assert.ok(!theirs.some((id) => text.includes(id)), 'no SMS of the other');
    return [
      ...own,
      ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', (key) => gateway.get(path, key))),
    ];
  },

  listSandboxScenarios: ({ gateway, attacker }) => sameForAll(gateway, '/api/v1/sandbox/scenarios/', attacker),

  async listSandboxArms({ gateway, victim, attacker, traces }) {
    const list = (key: string) => gateway.get(ARM, key);
    const own = await list(attacker.key);
    assert.equal(own.text, '{"arms":[]}', 'nothing of what the other has armed');
    return [own, ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', list))];
  },

  async armSandboxScenario({ gateway, victim, attacker, traces }) {
    const arm = (key: string, body: object = {}) =>
      gateway.post(ARM, { scenario: 'egov_unavailable', ...body }, { authorization: `Bearer ${key}` });
    const named = await arm(attacker.key, { organization_id: victim.organization });
    assert.equal(named.status, 201);
    const sessions = [victim.sessionId, ...traces];
    return [
      named,
      ...(await refusedAll(sessions, 'session_not_found', (id) => arm(attacker.key, { backend_session_id: id }))),
      ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', (key) => arm(key))),
    ];
  },

  async disarmSandboxScenario({ gateway, victim, attacker, traces }) {
    const { arms } = JSON.parse((await gateway.get(ARM, victim.key)).text) as { arms: { id: string }[] };
    const [armed] = arms;
    assert.ok(armed);
    const take = (key: string) => gateway.delete(`${ARM}${armed.id}/`, key);
    return [
      ...(await refusedAll([attacker.key], 'not_found', take)),
      ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', take)),
    ];
  },

  async startListening({ gateway, victim, attacker, traces }) {
    const start = (key: string) => gateway.post(LISTENERS, {}, { authorization: `Bearer ${key}` });
    const own = await start(attacker.key);
    assert.equal(own.status, 201);
    return [own, ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', start))];
  },

  async takeWebhooks({ gateway, victim, attacker, traces }) {
    const take = (id: string, key: string) =>
      gateway.post(`${LISTENERS}${id}/take/`, {}, { authorization: `Bearer ${key}` });
    const own = await take(attacker.listener, attacker.key);
    assert.ok(own.text.includes(attacker.eventId) && !own.text.includes(victim.eventId));
    return [
      own,
      ...(await refusedAll([attacker.key], 'webhook_listener_not_found', (key) => take(victim.listener, key))),
      ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', (key) => take(victim.listener, key))),
    ];
  },

  async stopListening({ gateway, victim, attacker, traces }) {
    const stop = (key: string) => gateway.delete(`${LISTENERS}${victim.listener}/`, key);
    return [
      ...(await refusedAll([attacker.key], 'webhook_listener_not_found', stop)),
      ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', stop)),
    ];
  },

  async resendWebhookEvent({ gateway, victim, attacker, traces }) {
    const resend = (key: string, eventId = victim.eventId) => gateway.post(RESEND, { api_key: key, event_id: eventId });
    const own = await resend(attacker.key, attacker.eventId);
    assert.equal(own.status, 204);
    return [
      own,
      ...(await refusedAll([attacker.key], 'webhook_event_not_found', (key) => resend(key))),
      ...(await refusedAll([...traces, victim.flowKey], 'invalid_api_key', (key) => resend(key))),
    ];
  },

  async listSandboxPeople({ gateway, victim, attacker, traces }) {
    const list = (key: string) => gateway.get(PEOPLE, key);
    const own = await list(attacker.key);
    assert.equal(own.text, '{"people":[]}', 'nobody whom the other has added');
    return [own, ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', list))];
  },

  async addSandboxPeople({ gateway, victim, attacker, traces }) {
    const add = (key: string, body: object) => gateway.post(PEOPLE, body, { authorization: `Bearer ${key}` });
    const namesake = await add(attacker.key, { ...added, iin: (await addedBy(gateway, victim)).iin });
    assert.equal(namesake.status, 201, 'nothing tells that the other has somebody with this IIN');
    return [namesake, ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', (key) => add(key, added)))];
  },

  async removeSandboxPerson({ gateway, victim, attacker, traces }) {
    const { id } = await addedBy(gateway, victim);
    const remove = (key: string) => gateway.delete(`${PEOPLE}${id}/`, key);
    return [
      ...(await refusedAll([attacker.key], 'not_found', remove)),
      ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', remove)),
    ];
  },

  async showSandboxClock({ gateway, victim, attacker, traces }) {
    const show = (key: string) => gateway.get(CLOCK, key);
    const own = await show(attacker.key);
    assert.equal(JSON.parse(own.text).ahead_seconds, 0, 'not the other’s');
    return [own, ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', show))];
  },

  async moveSandboxClock({ gateway, victim, attacker, traces }) {
    const move = (key: string, body: object) => gateway.post(CLOCK, body, { authorization: `Bearer ${key}` });
    const named = await move(attacker.key, { advance_seconds: 90, organization_id: victim.organization });
    assert.equal(named.status, 200);
    const bad = (key: string) => move(key, { advance_seconds: 90 });
    return [
      named,
      await move(attacker.key, { reset: true }),
      ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', bad)),
    ];
  },

  async resetSandbox({ gateway, victim, attacker, traces }) {
    const reset = (key: string) =>
      gateway.post(
        '/api/v1/sandbox/reset/',
        { organization_id: victim.organization, people: true },
        { authorization: `Bearer ${key}` },
      );
    const own = await reset(attacker.key);
    assert.equal(own.status, 204);
    return [own, ...(await refusedAll(badBearers(traces, victim), 'invalid_api_key', reset))];
  },

  listSigningKeys: ({ gateway, attacker }) => sameForAll(gateway, '/.well-known/jwks.json', attacker),
  listDocumentTypes: ({ gateway, attacker }) => sameForAll(gateway, `${typesPath}/`, attacker),
  showDocumentType: ({ gateway, victim }) => noSuchType(gateway, victim, ''),
  showSampleJson: ({ gateway, victim }) => noSuchType(gateway, victim, '/sample.json'),
  showSamplePdf: ({ gateway, victim }) => noSuchType(gateway, victim, '/sample.pdf'),
  showSampleImage: ({ gateway, victim }) => noSuchType(gateway, victim, '/sample.jpg'),

  checkLiveness: ({ gateway, attacker }) => sameForAll(gateway, '/livez', attacker),
  checkReadiness: ({ gateway, attacker }) => sameForAll(gateway, '/readyz', attacker),
  // Counts over all organisations, without their names.
  readMetrics: async ({ gateway, attacker }) => [await gateway.get('/metrics', attacker.key)],
};

overEachStore((newStore) => {
  test('no route leads to what is another organisation’s, or changes it', async (t) => {
    const world = await startWorld(t, newStore);
    const { sessionId, key, flowKey, flowSession, organization } = world.victim;
    const secrets = [sessionId, key, flowKey, flowSession, organization, ...world.traces];
    for (const [operation, attack] of Object.entries(attacks)) {
      await t.test(operation, async () => {
        const before = await rowsOf(world.store, world.victim);
        const replies = await attack(world);
        assert.ok(replies.length > 0);
        for (const { text } of replies) {
          assert.deepEqual(
            secrets.filter((secret) => text.includes(secret)),
            [],
            'no answer tells of the other organisation',
          );
        }
        assert.deepEqual(await rowsOf(world.store, world.victim), before, 'nothing of the other has changed');
      });
    }
    await t.test('and afterwards the session is still its owner’s to approve', async () => {
      const { victim, gateway } = world;
      assert.equal((await gateway.approve(victim.sessionId, victim.code)).status, 200);
    });
  });
});

test('the table has every operation of the OpenAPI document', async (t) => {
  const { app } = await startTestGateway(t);
  const { body } = await app.server.inject({ url: '/openapi.json' });
  const { paths } = JSON.parse(body) as { paths: Record<string, Record<string, { operationId: string }>> };
  const operations = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
  assert.deepEqual(Object.keys(attacks).sort(), operations.sort());
});

async function startWorld(t: TestContext, newStore: NewStore): Promise<World> {
  const store = await newStore(t);
  const { DATABASE_URL: databaseUrl, QUJAT_DATA_DIR } = store.variables;
  const issuing = { credentials: true, signingKeyFiles: [newKeyFile(t)] };
  const config = { databaseUrl, ...issuing, ...(QUJAT_DATA_DIR !== undefined && { dataDirectory: QUJAT_DATA_DIR }) };
  const gateway = await startTestGateway(t, { config });
  const victim = await joinGateway(gateway, store, 'organisation-of-the-victim');
  const attacker = await joinGateway(gateway, store, 'organisation-of-the-attacker');
  await gateway.post(CLOCK, { advance_seconds: 30 }, { authorization: `Bearer ${victim.key}` });
  const armed = { scenario: 'sms_late', minutes: 60 };
  await gateway.post(ARM, armed, { authorization: `Bearer ${victim.key}` });
  await gateway.post(PEOPLE, added, { authorization: `Bearer ${victim.key}` });
  await store.change(`insert into credentials (id, organization_id, environment, status_index, expires_at)
    values ('${CREDENTIAL}', '${victim.organization}', 'test', 7, ${Date.now() + 60_000})`);
  const consent = await consentOf(gateway, victim);
  const requestId = await egovRequestIdOf(store, victim.sessionId);
  return {
    gateway,
    store,
    victim,
    attacker,
    consent,
    traces: [hashOf(victim.sessionId), requestId, hashOf(victim.key), hashOf(victim.flowKey)],
  };
}

/** An organisation with a key, and a session that waits for its code. */
async function joinGateway(gateway: TestGateway, store: TortureStore, id: string): Promise<Party> {
  const { subscriptions } = demonstrationOrganization;
  const organization = { id, name: id };
  const { testKey: key } = await createOrganization({ organization, subscriptions }, gateway.app.organizationContext);
  const idempotencyKey = `key of ${id}`;
  const body = { api_key: key, ...citizen };
  const opened = await gateway.post(`${API}/request/identity_card/`, body, { 'idempotency-key': idempotencyKey });
  const sessionId = opened.body.backend_session_id;
  const keptCalls = (await store.rows('select key_hash from idempotent_calls')).map((row) => String(row['key_hash']));
  const flowKey = await makeFlow(gateway, id);
  const ofFlow = await gateway.post('/api/v1/flows/session/create/', { api_key: flowKey });
  const flowSession = String(JSON.parse(ofFlow.text).session_id);
  const started = await gateway.post(LISTENERS, {}, { authorization: `Bearer ${key}` });
  const listener = String(JSON.parse(started.text).id);
  const eventId = `evt_${id.replaceAll('-', '_')}`;
  await store.change(`insert into webhook_deliveries
    (id, event_id, endpoint_id, organization_id, type, data, state, tries, created_at, due_at)
    values ('${eventId}.${listener}', '${eventId}', '${listener}', '${id}', 'document.delivered', '{}', 'failed', 0, ${Date.now()}, 0)`);
  return {
    organization: id,
    key,
    flowKey,
    flowSession,
    listener,
    eventId,
    sessionId,
    code: await codeOf(store, sessionId),
    idempotencyKey,
    keptCalls,
  };
}

/** Given on the page of the party's session of a Flow. */
async function consentOf(gateway: TestGateway, { flowSession, flowKey }: Party): Promise<string> {
  const { server } = gateway.app;
  const [url, headers] = ['/api/v1/flows/page/citizen/', { 'qujat-flow-session': flowSession }];
  await server.inject({ method: 'POST', url, headers, payload: citizen });
  const result = await gateway.get(`/api/v1/flows/session/result/?session_id=${flowSession}`, flowKey);
  return JSON.parse(result.text).consent_id;
}

async function makeFlow({ app }: TestGateway, organizationId: string): Promise<string> {
  const purpose = { kk: null, ru: null, en: null };
  const settings = {
    name: 'Account',
    documentTypes: ['identity_card'],
    origins: [],
    returnUrls: [],
    claimsOnly: false,
    purpose,
  };
  const actor = { organizationId, accountId: organizationId, source: { requestId: 'req_flow', network: null } };
  const order = { environment: 'test', settings: { ...settings, enabled: true } } as const;
  return (await createFlow(order, actor, app.flows)).secret;
}

async function addedBy(gateway: TestGateway, { key }: Party): Promise<{ id: string; iin: string }> {
  const [person] = JSON.parse((await gateway.get(PEOPLE, key)).text).people;
  return person;
}

function keyHeader({ idempotencyKey }: Party): Record<string, string> {
  return { 'idempotency-key': idempotencyKey };
}

/** What is no key of the sandbox's routes, however much it is the victim's. */
function badBearers(traces: string[], victim: Party): string[] {
  return [...traces, victim.sessionId, victim.key.toUpperCase(), victim.organization];
}

async function refusedAll(values: string[], code: ErrorCode, call: (value: string) => Promise<TestReply>) {
  const replies = await Promise.all(values.map(call));
  for (const reply of replies) assertError(reply, code);
  return replies;
}

/** For routes that know no organisation: the key makes no difference. */
async function sameForAll(gateway: TestGateway, path: string, attacker: Party): Promise<TestReply[]> {
  const reply = await gateway.get(path, attacker.key);
  assert.equal(reply.text, (await gateway.get(path)).text);
  return [reply];
}

/** The catalogue has samples, never a document of a session. */
async function noSuchType(gateway: TestGateway, victim: Party, file: string): Promise<TestReply[]> {
  const call = (type: string) => gateway.get(`${typesPath}/${type}${file || '/'}`);
  return refusedAll([victim.sessionId, hashOf(victim.sessionId)], 'document_type_not_found', call);
}

async function assertOwnedBy(store: TortureStore, sessionId: string, owner: Party): Promise<void> {
  const [row] = await store.rows(`select organization_id from sessions where id_hash = '${hashOf(sessionId)}'`);
  assert.equal(row?.['organization_id'], owner.organization);
}

/** Every row that is the party's, and the answers that are kept for it. */
async function rowsOf(store: TortureStore, { organization, keptCalls }: Party): Promise<Record<string, unknown>> {
  const kept = await store.rows(
    `select * from idempotent_calls where key_hash in (${keptCalls.map((hash) => `'${hash}'`).join()})`,
  );
  return { ...(await rowsOfOrganization(store, organization)), kept };
}
