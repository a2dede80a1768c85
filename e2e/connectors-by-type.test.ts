/** Identity cards by the state's bus, everything else by an upstream: two connectors in one gateway. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from './gateway-process.ts';
import { ownTimeGatewayForTest } from './own-time-gateway.ts';
import { startSimulatorProcess } from './simulator-process.ts';

const IIN = '900101300017';
const PHONE = '77010000001';

test('each document type reaches the connector of its rule, and comes back from there', async (t) => {
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
  const counts = async () => [(await codesBy.identity_card()).length, (await codesBy.diploma()).length];

  for (const [documentType, sms] of [
    ['identity_card', [1, 0]],
    ['diploma', [1, 1]],
  ] as const) {
    const asked = { api_key: gateway.liveKey, iin: IIN, phone: PHONE };
    const requested = await gateway.post(`request/${documentType}/`, asked);
    assert.equal(requested.status, 200, requested.body.message);
    assert.deepEqual(await counts(), sms);
    const code = (await codesBy[documentType]())[0]?.code;
    const session = { backend_session_id: requested.body.backend_session_id };
    const approval = { ...session, code, file: true, file_type: 'pdf' };
    const { status, body } = await gateway.post('approve/', approval);
    assert.equal(status, 200, body.message);
    assert.deepEqual([body.document_type, body.result_json.common.docOwner.iin], [documentType, IIN]);
  }
});
