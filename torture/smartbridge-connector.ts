/** The connector `smartbridge`. Its state is the simulator, with signed messages over HTTP. */
import { randomUUID, X509Certificate } from 'node:crypto';
import type { TestContext } from 'node:test';
import { defaultMapping } from '../server/src/egov/smartbridge/mapping.ts';
import { createSmartbridgeConnector } from '../server/src/egov/smartbridge/smartbridge-connector.ts';
import type { SecuritySettings } from '../server/src/egov/smartbridge/smartbridge-settings.ts';
import { fingerprintOf } from '../server/src/soap/certificate-trust.ts';
import { CHANNEL_PATH } from '../server/src/state-simulator/schema-routes.ts';
import { startSimulator } from '../server/src/state-simulator/simulator-test-setup.ts';
import type { ConnectorUnderTest, StateUnderTest } from './connector-under-test.ts';

/** Of the state that was started last: tests start one after the other. */
let security: SecuritySettings | undefined;

export const smartbridgeConnector: ConnectorUnderTest = { name: 'smartbridge', startState, connect };

function connect(port: number) {
  if (security === undefined) throw new Error('the state has not been started');
  return createSmartbridgeConnector({
    url: new URL(`http://127.0.0.1:${port}${CHANNEL_PATH}`),
    sender: { senderId: 'qujat', password: null },
    company: { bin: null, responsible: null },
    security,
    tls: {},
    mapping: defaultMapping,
    maxFileBytes: 10_000_000,
    nowMs: () => Date.now(),
    uuid: () => randomUUID(),
    onMessage: () => undefined,
  });
}

async function startState(t: TestContext): Promise<StateUnderTest> {
  const { address, gateway, keys, codeOf, advanceMs } = await startSimulator(t);
  const fingerprints = [fingerprintOf(new X509Certificate(keys.state.certificate))];
  security = { kind: 'rsa', key: gateway, trust: { kind: 'pinned', fingerprints } };
  return {
    port: Number(new URL(address).port),
    newestCode: async (phone) => (await codeOf(phone)) ?? '',
    advanceMs,
  };
}
