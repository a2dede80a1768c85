/** What is kept for a repeated approve is small, and the repeat is the first answer, byte for byte. */

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  API,
  assertError,
  newestCode,
  startTestGateway,
  type TestGateway,
  type TestGatewayOptions,
} from '../app/test-gateway.ts';
import { decryptPacked, encryptPacked } from '../crypto/encrypt-packed.ts';
import { documentTypes } from '../documents/catalogue.ts';
import type { StateDocument } from '../egov/egov.ts';
import { parseExactJson } from '../egov/exact-json.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { pdfOfPages, textPage } from '../rendering/supplied/supplied-test-setup.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { ANSWER_PURPOSE } from './idempotent-call.ts';
import type { KeptReply } from './kept-reply.ts';
import { defaultSessionRules } from './session.ts';

const KEPT_MAX_BYTES = 15 * 1024;
const noFiles = { pdf: null, image: null, qrcode: null, barcode: null };

interface Session {
  backendSessionId: string;
  code: string;
}

function approve(gateway: TestGateway, { backendSessionId, code }: Session, file_type = 'pdf') {
  const body = { backend_session_id: backendSessionId, code, file: true, file_type };
  return gateway.post(`${API}/approve/`, body, { 'idempotency-key': 'a' });
}

/** The sandbox's documents as a state might give them: no samples, so each is drawn anew and none comes from a cache. */
function startWithState(t: TestContext, change: Partial<StateDocument> = {}, options: TestGatewayOptions = {}) {
  return startTestGateway(t, {
    ...options,
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      async fetchDocument(...call) {
        const answer = await sandbox.fetchDocument(...call);
        if (answer.outcome !== 'document') return answer;
        return { ...answer, document: { ...answer.document, isSample: false, ...change } };
      },
    }),
  });
}

/** The length of what is kept of the newest call. */
function keptBytes({ dataDirectory }: TestGateway): number {
  const file = openStoreFile(dataDirectory);
  const row = file
    .prepare('select length(encrypted_answer) as bytes from idempotent_calls order by expires_at desc')
    .get();
  file.close();
  return Number(row?.['bytes']);
}

test('of each document type 15 KB at most are kept, and a repeat draws the same bytes once more', async (t) => {
  const gateway = await startWithState(t);
  for (const type of documentTypes) {
    const { iin, phone } = sampleHolderOf(type);
    const { body } = await gateway.requestDocument({ iin, phone }, type.name);
    const inbox = await gateway.get(`/api/v1/sandbox/messages/?phone=${phone}`, gateway.testKey);
    const session = { backendSessionId: body.backend_session_id, code: newestCode(inbox) };
    const first = await approve(gateway, session);
    assert.equal(first.body.file_status, 'ready', type.name);
    assert.ok(keptBytes(gateway) <= KEPT_MAX_BYTES, `${type.name}: ${keptBytes(gateway)} bytes`);
    // Hundreds of kilobytes, not to be printed.
    assert.ok((await approve(gateway, session)).text === first.text, `${type.name} is repeated otherwise`);
  }
  assert.ok(!gateway.logged.some((line) => line.includes('other bytes')));
});

/** The log of a fresh file only grows, until it is written into the file after 16 MB. */
const walBytes = ({ dataDirectory }: TestGateway) => statSync(join(dataDirectory, 'qujat.sqlite-wal')).size;

test('a keyed approve with a file writes no more than 8 KB beside what one without a key writes', async (t) => {
  const gateway = await startTestGateway(t);
  const perApprove = async (headers: Record<string, string>) => {
    const sessions: Session[] = [];
    while (sessions.length < 16) sessions.push(await gateway.openSession());
    const before = walBytes(gateway);
    const replies = sessions.map(({ backendSessionId, code }) => {
      const body = { backend_session_id: backendSessionId, code, file: true, file_type: 'pdf' };
      return gateway.post(`${API}/approve/`, body, headers);
    });
    assert.ok((await Promise.all(replies)).every(({ status }) => status === 200));
    return (walBytes(gateway) - before) / sessions.length / 1024;
  };
  // What else is committed meanwhile, and how many approves share a batch, only adds to it: the least of some rounds tells.
  const [plains, keyeds]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    plains.push(await perApprove({}));
    keyeds.push(await perApprove({ 'idempotency-key': 'a' }));
  }
  const [plain, keyed] = [Math.min(...plains), Math.min(...keyeds)];
  t.diagnostic(`KB of WAL for each of 16 approves at once: ${plain.toFixed(1)}, with a key: ${keyed.toFixed(1)}`);
  assert.ok(keyed - plain <= 8, `${plain} KB, with a key ${keyed} KB`);
});

const exact = parseExactJson('{"another": {"2": 1, "1": 12345678901234567890, "text": "\\ud800"}}') as object;
const supplied: [string, Partial<StateDocument>, string][] = [
  ['a PDF of the state', { files: { ...noFiles, pdf: pdfOfPages([textPage]) }, facePhoto: null }, 'pdf'],
  ['an image of a PDF of the state', { files: { ...noFiles, pdf: pdfOfPages([textPage]) }, facePhoto: null }, 'image'],
  ['a PDF that is none', { files: { ...noFiles, pdf: Buffer.from('<html>') } }, 'pdf'],
  ['a photo that is none', { facePhoto: Buffer.from('GIF89a') }, 'image'],
  ['data that cannot be drawn, with numbers beyond JavaScript’s', { resultJson: exact, facePhoto: null }, 'pdf'],
  [
    'an `extra` of the source',
    { extra: { date_of_birth: null, date_of_issue: '2020-01-02', date_of_expire: null, more: 1 } },
    'image',
  ],
];

for (const [what, change, fileType] of supplied) {
  test(`the repeat is the same for ${what}`, async (t) => {
    const gateway = await startWithState(t, change);
    const session = await gateway.openSession();
    const first = await approve(gateway, session, fileType);
    assert.equal(first.status, 200);
    assert.ok((await approve(gateway, session, fileType)).text === first.text);
  });
}

/** As if another version of the gateway had kept the answer. */
function changeKept(gateway: TestGateway, { backendSessionId }: Session, change: (kept: KeptReply) => object): void {
  const secret = `${backendSessionId}\na`;
  const file = openStoreFile(gateway.dataDirectory, { readOnly: false });
  const [row] = file.prepare('select key_hash, encrypted_answer from idempotent_calls').all();
  const { text } = JSON.parse(decryptPacked(secret, ANSWER_PURPOSE, String(row?.['encrypted_answer'])));
  const changed = JSON.stringify({ text: JSON.stringify(change(JSON.parse(text))) });
  file
    .prepare('update idempotent_calls set encrypted_answer = ? where key_hash = ?')
    .run(encryptPacked(secret, ANSWER_PURPOSE, changed), String(row?.['key_hash']));
  file.close();
}

const toldOfOtherBytes = ({ logged }: TestGateway) => logged.filter((line) => line.includes('other bytes')).length;

test('that another version drew other bytes is told in the log, without anything of the document, and the answer is handed out', async (t) => {
  const gateway = await startWithState(t);
  const session = await gateway.openSession();
  const first = await approve(gateway, session);
  assert.ok((await approve(gateway, session)).text === first.text);
  assert.equal(toldOfOtherBytes(gateway), 0);
  changeKept(gateway, session, (kept) => ({ ...kept, digest: 'of other bytes' }));
  const repeated = await approve(gateway, session);
  assert.equal(repeated.status, 200);
  assert.ok(repeated.text === first.text);
  const [line = '', ...others] = gateway.logged.filter((each) => each.includes('other bytes'));
  assert.deepEqual(others, []);
  const { document_type: documentType, note } = JSON.parse(line);
  assert.deepEqual([documentType, note], ['identity_card', 'its repeated answer has other bytes than the first']);
});

test('where an upgrade took the portrait away the repeat has another one, and says so in the log', async (t) => {
  const gateway = await startWithState(t);
  const session = await gateway.openSession();
  const first = await approve(gateway, session);
  changeKept(gateway, session, (kept) => {
    assert.match(JSON.stringify(kept.document.facePhoto), /"own":"male-/);
    return { ...kept, document: { ...kept.document, facePhoto: { own: 'male-of-a-version-before.jpg' } } };
  });
  const repeated = await approve(gateway, session);
  assert.equal(repeated.status, 200);
  assert.deepEqual(repeated.body.result_json, first.body.result_json);
  assert.equal(repeated.body.file_status, 'ready');
  assert.ok(repeated.body.face_photo !== null && repeated.body.face_photo !== first.body.face_photo);
  assert.equal(toldOfOtherBytes(gateway), 1);
});

test('a file that was pending is not in the repeat either', async (t) => {
  const rules = { ...defaultSessionRules, filesWithinMs: 0, filesAtLeastMs: 0 };
  const gateway = await startWithState(t, {}, { config: { rules } });
  const session = await gateway.openSession();
  const first = await approve(gateway, session);
  assert.equal(first.body.file_status, 'pending');
  assert.equal((await approve(gateway, session)).text, first.text);
});

test('a repeat takes a place like any approve; where none is free, it may come again', async (t) => {
  const other = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  let isHeld = false;
  const gateway = await startTestGateway(t, {
    // Test keys have half of them.
    approveRoom: { places: 2, bytes: 1024 * 1024 },
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      async fetchDocument(...call) {
        if (isHeld) {
          asked.resolve();
          await other.promise;
        }
        return await sandbox.fetchDocument(...call);
      },
    }),
  });
  const [session, held] = [await gateway.openSession(), await gateway.openSession()];
  const first = await approve(gateway, session);
  isHeld = true;
  const heldReply = approve(gateway, held);
  await asked.promise;
  const refused = await approve(gateway, session);
  other.resolve();
  assert.equal((await heldReply).status, 200);
  assertError(refused, 'service_unavailable');
  assert.equal((await approve(gateway, session)).text, first.text);
});
