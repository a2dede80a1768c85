/** The connector `relay`. Its state is another Qujat, whose sandbox has the people. */
import type { TestContext } from 'node:test';
import { newestCode, startTestGateway } from '../server/src/app/test-gateway.ts';
import { createRelayConnector } from '../server/src/egov/relay/relay-connector.ts';
import type { ConnectorUnderTest, StateUnderTest } from './connector-under-test.ts';

/** Of the state that was started last: tests start one after the other. */
let upstreamKey = '';

export const relayConnector: ConnectorUnderTest = { name: 'relay', startState, connect };

function connect(port: number) {
  const options = { maxFileBytes: 10_000_000, timeoutMs: 20_000, monotonicMs: () => performance.now() };
  return createRelayConnector({ url: new URL(`http://127.0.0.1:${port}`), apiKey: upstreamKey, ...options });
}

async function startState(t: TestContext): Promise<StateUnderTest> {
  const upstream = await startTestGateway(t);
  const { testKey, get, advanceMs } = upstream;
  upstreamKey = testKey;
  // Each request at a time of its own, so that of two SMS the newer one is known.
  upstream.app.server.addHook('onRequest', async () => advanceMs(1));
  const address = new URL(await upstream.app.server.listen({ port: 0 }));
  return {
    port: Number(address.port),
    newestCode: async (phone) => newestCode(await get(`/api/v1/sandbox/messages/?phone=${phone}&limit=1`, testKey)),
    advanceMs,
  };
}
