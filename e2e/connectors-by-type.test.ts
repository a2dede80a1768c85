/** Identity cards by the state's bus, everything else by an upstream: two connectors in one gateway. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory } from './gateway-process.ts';
import { ownTimeGatewayForTest } from './own-time-gateway.ts';
import { startSimulatorProcess } from './simulator-process.ts';

const IIN = '900101300017';
const PHONE = '77010000001';

/** Identity cards by the simulated state, everything else by another gateway. */
async function startWithBoth(t: TestContext) {
  const simulator = await startSimulatorProcess(t, join(temporaryDirectory(t), 'keys'));
  const upstream = await ownTimeGatewayForTest(t, {});
  const gateway = await ownTimeGatewayForTest(t, {
    ...simulator.environment,
    QUJAT_LIVE_CONNECTORS: 'identity_card=smartbridge,*=relay',
    QUJAT_RELAY_URL: upstream.url.href,
    QUJAT_RELAY_API_KEY: upstream.testKey,
  });
  const codesBy = {
    identity_card: () => simulator.messages(PHONE),
    diploma: () => upstream.messages(PHONE),
  };
  /** Requests and approves with a PDF. */
  const receive = async (documentType: keyof typeof codesBy, asked: object) => {
    const citizen = { api_key: gateway.liveKey, iin: IIN, phone: PHONE };
    const requested = await gateway.post(`request/${documentType}/`, { ...citizen, ...asked });
    assert.equal(requested.status, 200, requested.body.message);
    const code = (await codesBy[documentType]())[0]?.code;
    const session = { backend_session_id: requested.body.backend_session_id };
    const { status, body } = await gateway.post('approve/', { ...session, code, file: true, file_type: 'pdf' });
    assert.equal(status, 200, body.message);
    return body;
  };
  return { codesBy, receive };
}

test('each document type reaches the connector of its rule, and comes back from there', async (t) => {
  const { codesBy, receive } = await startWithBoth(t);
  const counts = async () => [(await codesBy.identity_card()).length, (await codesBy.diploma()).length];

  for (const [documentType, sms] of [
    ['identity_card', [1, 0]],
    ['diploma', [1, 1]],
  ] as const) {
    const body = await receive(documentType, {});
    assert.deepEqual(await counts(), sms);
    assert.deepEqual([body.document_type, body.result_json.common.docOwner.iin], [documentType, IIN]);
  }
});

test('of a document that either connector brings only the answers leave, not the document, its file or its holder', async (t) => {
  const { receive } = await startWithBoth(t);
  for (const documentType of ['identity_card', 'diploma'] as const) {
    const whole = await receive(documentType, {});
    const { firstName, lastName, iin } = whole.result_json.common.docOwner;
    const asked = { claims: ['age_over_18'], fields: ['common.docNumber'] };
    const reply: object = await receive(documentType, asked);
    const { request_id: _, receipt: __, ...answers } = reply as Record<string, unknown>;
    assert.deepEqual(answers['claims'], { age_over_18: true }, documentType);
    assert.deepEqual(answers['fields'], { 'common.docNumber': whole.result_json.common.docNumber });
    const others = Object.entries(answers).filter(([name]) => !['document_type', 'claims', 'fields'].includes(name));
    for (const [name, value] of others) assert.ok(value === null || (Array.isArray(value) && value.length === 0), name);
    const told = JSON.stringify(answers);
    for (const secret of [firstName, lastName, iin, PHONE]) assert.ok(secret && !told.includes(secret), documentType);
  }
});
