/** The connector passes the suite of the port over the simulator, which speaks the state's protocol over HTTP. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { GatewayError } from '../../errors.ts';
import { CHANNEL_PATH } from '../../state-simulator/schema-routes.ts';
import { startSimulator } from '../../state-simulator/simulator-test-setup.ts';
import { egovContract } from '../egov-contract.ts';
import { contractSubjects } from '../sandbox/contract-subjects.ts';
import { connect, pinned, request, signal } from './smartbridge-test-setup.ts';

/** The keys of all simulators here: to make them takes longer than most tests. */
const directory = mkdtempSync(join(tmpdir(), 'qujat-simulator-'));
after(() => rmSync(directory, { recursive: true }));

async function startState(t: Parameters<typeof startSimulator>[0]) {
  const state = await startSimulator(t, { directory });
  const { egov, reports } = connect(t, `${state.address}${CHANNEL_PATH}`, {
    security: { kind: 'rsa', key: state.gateway, trust: pinned(state.keys.state) },
    nowMs: () => Date.now(),
  });
  const codeOf = async (requestId: string) => (await state.simulator.inbox.findLatestMessage(requestId))?.message.code;
  return { ...state, egov, reports, codeOf };
}

egovContract('smartbridge', startState, contractSubjects);

for (const fault of ['unsigned', 'tampered', 'foreign_key', 'other_message', 'fault_format', 'http_500'] as const) {
  test(`an answer of the state that is ${fault.replace('_', ' ')} is not believed, and the request still works after it`, async (t) => {
    const { egov, choose, codeOf } = await startState(t);
    await egov.requestDocument(request, signal);
    const code = (await codeOf(request.requestId)) ?? '';
    for (const service of ['KDP_SERVICE', 'DIGITAL_DOCUMENTS_SERVICE']) {
      await choose(service, { fault, times: 1 });
      await assert.rejects(
        egov.fetchDocument(request, code, signal),
        (error) => error instanceof GatewayError && error.code === 'government_service_error',
      );
    }
    assert.equal((await egov.fetchDocument(request, code, signal)).outcome, 'document');
  });
}

test('a code that is too old is told as such', async (t) => {
  const { egov, advanceMs, codeOf } = await startState(t);
  await egov.requestDocument(request, signal);
  const code = (await codeOf(request.requestId)) ?? '';
  advanceMs(180_000);
  assert.deepEqual(await egov.fetchDocument(request, code, signal), { outcome: 'code_expired' });
});

test('a sample is drawn as one', async (t) => {
  const { egov, codeOf } = await startState(t);
  await egov.requestDocument(request, signal);
  const answer = await egov.fetchDocument(request, (await codeOf(request.requestId)) ?? '', signal);
  assert.equal(answer.outcome, 'document');
  const { isSample, files, facePhoto } = answer.document;
  assert.deepEqual([isSample, files, facePhoto !== null], [true, null, true]);
});
