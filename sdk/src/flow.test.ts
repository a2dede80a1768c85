/** The SDK's Flow with a real gateway, and with answers of other services. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { CITIZEN, startFlowGateway } from '../../server/src/flows/flow-test-setup.ts';
import { QujatFlow } from './flow.ts';
import { QujatError } from './index.ts';
import { type Answer, KEY, scriptedServer } from './scripted-server.ts';

const ID = '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b';

/** @param steps what the citizen does, one step in place of each wait */
async function realFlow(t: TestContext, steps: (() => Promise<unknown>)[] = []) {
  const gateway = await startFlowGateway(t);
  const baseUrl = await gateway.gateway.app.server.listen({ port: 0, host: '127.0.0.1' });
  const waitsMs: number[] = [];
  const wait = async (ms: number) => {
    waitsMs.push(ms);
    await steps.shift()?.();
  };
  return { gateway, waitsMs, flow: new QujatFlow({ apiKey: gateway.flowKey, baseUrl }, { wait }) };
}

test('from an order to the document, asking as often as the gateway wants to be asked', async (t) => {
  const steps: (() => Promise<unknown>)[] = [];
  const { gateway, flow, waitsMs } = await realFlow(t, steps);
  const session = await flow.createFlowSession({
    documentTypes: ['identity_card'],
    file: 'image',
    purpose: { en: 'To sell you a knife' },
    returnUrl: 'https://shop.example/done?cart=7',
    clientReference: 'order 118',
    metadata: { cart: 7 },
    ...CITIZEN,
  });
  assert.ok(session.url.endsWith(`/flow/${session.id}`) && session.expiresAt !== undefined);
  const page = gateway.page(session.id);
  const { purpose, iin_masked: iin } = await page.view();
  assert.deepEqual([purpose.en, iin], ['To sell you a knife', '********0017']);
  steps.push(
    () => page.post('citizen'),
    async () => page.post('approve', { code: await gateway.code() }),
  );
  const result = await flow.waitForFlowResult(session);
  assert.deepEqual(waitsMs, [3_000, 3_000]);
  assert.equal(result.status, 'done');
  const { document, clientReference, metadata, failureReasons } = result;
  assert.deepEqual([clientReference, metadata, failureReasons], ['order 118', { cart: 7 }, []]);
  assert.deepEqual([document?.iin, document?.document_type], [CITIZEN.iin, 'identity_card']);
  assert.ok(document?.document_image && document.document_pdf === null);
  assert.deepEqual(await flow.readFlowResult({ id: session.id }), result);
  gateway.gateway.advanceMs(11 * 60_000);
  const late = await flow.readFlowResult(session);
  assert.deepEqual([late.status, late.document, late.failureReasons], ['done', null, ['expired']]);
});

test('a citizen who cancels, and a session that nobody begins, are told apart', async (t) => {
  const { gateway, flow } = await realFlow(t);
  const [cancelled, left] = [await flow.createFlowSession(), await flow.createFlowSession()];
  const open = await flow.readFlowResult(left);
  assert.deepEqual([open.status, open.document, open.finishedAt], ['progress', null, null]);
  await gateway.page(cancelled.id).post('cancel');
  gateway.gateway.advanceMs(31 * 60_000);
  const ends = await Promise.all([cancelled, left].map((session) => flow.waitForFlowResult(session)));
  assert.deepEqual(
    ends.map(({ status, failureReasons }) => [status, failureReasons]),
    [
      ['failed', ['cancelled']],
      ['expired', ['expired']],
    ],
  );
});

test('a session whose answer is lost on the way is made once', async (t) => {
  const { gateway, flow } = await realFlow(t);
  await flow.readFlowResult(await flow.createFlowSession());
  const made: string[] = [];
  const losesTheFirst: typeof fetch = async (input, init) => {
    const reply = await fetch(input, init);
    made.push(((await reply.clone().json()) as { session_id: string }).session_id);
    if (made.length === 2) throw new TypeError('fetch failed');
    return reply;
  };
  const baseUrl = gateway.gateway.app.server.listeningOrigin;
  const lossy = new QujatFlow({ apiKey: gateway.flowKey, baseUrl, fetch: losesTheFirst }, { wait: async () => {} });
  await lossy.createFlowSession();
  const { id } = await lossy.createFlowSession();
  assert.deepEqual(made.slice(1), [id, id]);
});

test('a refusal names the field, and neither the key nor the session’s id', async (t) => {
  const { gateway, flow } = await realFlow(t);
  const refused = await flow.createFlowSession({ returnUrl: 'https://thief.example' }).catch((error) => error);
  assert.ok(refused instanceof QujatError && refused.code === 'invalid_request');
  assert.equal(refused.fields?.[0]?.field, 'return_url');
  const unknown = await flow.readFlowResult({ id: ID }).catch((error) => error);
  assert.equal(unknown.code, 'flow_session_not_found');
  assert.doesNotMatch(JSON.stringify({ ...unknown, text: String(unknown) }), new RegExp(`${ID}|${gateway.flowKey}`));
});

test('the wait ends with its signal', async (t) => {
  const abort = new AbortController();
  const { flow } = await realFlow(t, [async () => abort.abort(new Error('the order was cancelled'))]);
  const session = await flow.createFlowSession();
  await assert.rejects(flow.waitForFlowResult(session, { signal: abort.signal }), /the order was cancelled/);
});

const scriptedFlow = async (t: TestContext, answers: Answer[], waitsMs: number[] = []) => {
  const { url: baseUrl, asked } = await scriptedServer(t, answers);
  const wait = async (ms: number) => void waitsMs.push(ms);
  return { flow: new QujatFlow({ apiKey: KEY, baseUrl }, { wait }), baseUrl, asked };
};

test('the hosted service names neither the page nor a time to wait, and says no more than its clients need', async (t) => {
  const waitsMs: number[] = [];
  const edocument_result = { document_type: 'identity_card', ...CITIZEN };
  const { flow, baseUrl, asked } = await scriptedFlow(
    t,
    [
      { body: { session_id: ID, technologies: ['ED'] } },
      { body: { status: 'PROGRESS', edocument_result: {} } },
      { body: { status: 'FINISHED', flow_session_result: true, edocument_result } },
    ],
    waitsMs,
  );
  const session = await flow.createFlowSession();
  assert.deepEqual(session, { id: ID, url: `${baseUrl}/flow/${ID}` });
  const result = await flow.waitForFlowResult(session);
  assert.deepEqual([result.status, result.document, waitsMs], ['done', edocument_result, [3_000]]);
  assert.equal(asked[1]?.path, `/api/v1/flows/session/result/?session_id=${ID}`);
});

test('no answer makes it ask without a pause, or fall asleep', async (t) => {
  for (const told of [0, -1, 3_600, '5', null]) {
    const { flow } = await scriptedFlow(t, [{ body: { status: 'PROGRESS', retry_after: told } }]);
    assert.equal(
      ((await flow.readFlowResult({ id: ID })) as { askAgainInSeconds: number }).askAgainInSeconds,
      3,
      String(told),
    );
  }
});

test('what is no answer of a Flow is refused; one that was lost is asked for again, but no session is made twice', async (t) => {
  for (const body of [{ hello: 'world' }, { status: 'DONE' }, []]) {
    const { flow } = await scriptedFlow(t, [{ body }]);
    await assert.rejects(flow.createFlowSession(), { code: 'unexpected_reply' });
    await assert.rejects(flow.readFlowResult({ id: ID }), { code: 'unexpected_reply' });
  }
  const reading = await scriptedFlow(t, [{ instead: 'lost' }, { body: { status: 'PROGRESS' } }]);
  assert.equal((await reading.flow.readFlowResult({ id: ID })).status, 'progress');
  const making = await scriptedFlow(t, [{ instead: 'lost' }, { body: { session_id: ID } }]);
  await assert.rejects(making.flow.createFlowSession(), { code: 'connection_failed' });
});
