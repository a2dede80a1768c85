/** After the state has delivered, nothing refuses: whatever becomes of the files, the document comes. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertError, startTestGateway, type TestGatewayOptions } from '../app/test-gateway.ts';
import type { Egov, StateDocument } from '../egov/egov.ts';
import { pdfOfPages, textPage } from '../rendering/supplied/supplied-test-setup.ts';
import { defaultSessionRules } from './session.ts';

const noFiles = { pdf: null, image: null, qrcode: null, barcode: null };

/** The sandbox's documents, changed as a state's might be: no sample, with files of its own. */
async function startWithState(t: TestContext, change: Partial<StateDocument>, options: TestGatewayOptions = {}) {
  let delivered = 0;
  const wrapSandbox = (sandbox: Egov): Egov => ({
    ...sandbox,
    async fetchDocument(request, code, signal) {
      const answer = await sandbox.fetchDocument(request, code, signal);
      if (answer.outcome !== 'document') return answer;
      delivered += 1;
      return { outcome: 'document', document: { ...answer.document, isSample: false, ...change } };
    },
  });
  const gateway = await startTestGateway(t, { ...options, wrapSandbox });
  return { gateway, delivered: () => delivered };
}

test('forty approves at once, with a PDF of the state each: all forty documents come', async (t) => {
  const pdf = pdfOfPages([textPage]);
  const { gateway, delivered } = await startWithState(t, { files: { ...noFiles, pdf }, facePhoto: null });
  const sessions: { backendSessionId: string; code: string }[] = [];
  for (let session = 0; session < 40; session += 1) sessions.push(await gateway.openSession());
  const replies = await Promise.all(
    sessions.map(({ backendSessionId, code }) => gateway.approve(backendSessionId, code, { file: true })),
  );
  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [200]);
  assert.equal(delivered(), 40);
  for (const { body } of replies) {
    assert.ok(body.document_pdf === pdf.toString('base64') || body.file_status === 'pending', String(body.file_status));
  }
});

const broken: [string, Partial<StateDocument>, string[]][] = [
  ['a PDF that is none', { files: { ...noFiles, pdf: Buffer.from('<html>') } }, ['drawn_instead']],
  ['a PDF that is cut', { files: { ...noFiles, pdf: pdfOfPages([textPage]).subarray(0, 300) } }, ['drawn_instead']],
  ['a photo that is none', { facePhoto: Buffer.from('GIF89a') }, []],
];

for (const [what, change, changes] of broken) {
  test(`${what} costs itself: data come, and a file that is drawn from them`, async (t) => {
    const { gateway } = await startWithState(t, change);
    for (const file of [true, false]) {
      const { backendSessionId, code } = await gateway.openSession();
      const { status, body } = await gateway.approve(backendSessionId, code, { file });
      assert.equal(status, 200);
      assert.equal(body.result_json.common.docOwner.iin, '900101300017');
      assert.ok(body.qrcode !== null && body.barcode !== null);
      assert.deepEqual([body.file_status, body.file_changes], file ? ['ready', changes] : [null, []]);
    }
  });
}

test('data that cannot be drawn come without a file, and that is said', async (t) => {
  const { gateway } = await startWithState(t, { resultJson: { another: 'shape' }, facePhoto: null });
  const { backendSessionId, code } = await gateway.openSession();
  const { status, body } = await gateway.approve(backendSessionId, code, { file: true });
  assert.equal(status, 200);
  assert.deepEqual(body.result_json, { another: 'shape' });
  assert.deepEqual([body.document_pdf, body.file_status], [null, 'unavailable']);
});

test('files that are not ready in time are pending; the data come', async (t) => {
  const rules = { ...defaultSessionRules, filesWithinMs: 0, filesAtLeastMs: 0 };
  const { gateway } = await startWithState(t, {}, { config: { rules } });
  const { backendSessionId, code } = await gateway.openSession();
  const { status, body } = await gateway.approve(backendSessionId, code, { file: true });
  assert.deepEqual([status, body.document_pdf, body.file_status], [200, null, 'pending']);
  assert.equal(body.result_json.common.docOwner.iin, '900101300017');
});

test('where no place is free the state is not asked, no attempt is spent, and the client is told to come again', async (t) => {
  const room = { places: 1, bytes: 1_000_000 };
  const arrived = Promise.withResolvers<void>();
  const proceed = Promise.withResolvers<void>();
  let asked = 0;
  const gateway = await startTestGateway(t, {
    approveRoom: room,
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      async fetchDocument(request, code, signal) {
        asked += 1;
        arrived.resolve();
        await proceed.promise;
        return await sandbox.fetchDocument(request, code, signal);
      },
    }),
  });
  const [first, second] = [await gateway.openSession(), await gateway.openSession()];
  const running = gateway.approve(first.backendSessionId, first.code);
  await arrived.promise;
  for (let tries = 0; tries < 10; tries += 1) {
    const refused = await gateway.approve(second.backendSessionId, second.code);
    assertError(refused, 'service_unavailable');
    assert.equal(refused.headers['retry-after'], '2');
  }
  assert.equal(asked, 1);
  proceed.resolve();
  assert.equal((await running).status, 200);
  const wrong = await gateway.approve(second.backendSessionId, second.code === '000000' ? '000001' : '000000');
  assert.equal(wrong.body.attempts_left, 4);
  assert.equal((await gateway.approve(second.backendSessionId, second.code)).status, 200);
});
