/** The SDK with a real gateway. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSandbox, type Sandbox } from '../../server/src/sandbox/create-sandbox.ts';
import { Qujat, QujatError } from './index.ts';
import { saveFiles } from './node.ts';
import { QujatSandbox } from './sandbox.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };

let gateway: Sandbox;
let qujat: Qujat;
let sandbox: QujatSandbox;
before(async () => {
  gateway = await createSandbox();
  const options = { apiKey: gateway.apiKey, baseUrl: gateway.url };
  qujat = new Qujat(options);
  sandbox = new QujatSandbox(options);
});
after(() => gateway.close());

test('from a citizen to the saved files', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-sdk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const session = await qujat.requestDocument('identity_card', citizen);
  const { code } = await sandbox.waitForMessage(citizen.phone);
  const reply = await qujat.approveSession(session, { code });
  assert.equal(reply.result_json.common.docOwner.iin, citizen.iin);
  const files = await saveFiles(reply, folder);
  assert.deepEqual(
    files.map((file) => basename(file)),
    [
      'identity_card.json',
      'identity_card.pdf',
      'identity_card-face-photo.jpg',
      'identity_card-qrcode.png',
      'identity_card-barcode.png',
    ],
  );
  assert.match(readFileSync(files[1] ?? '', 'latin1'), /^%PDF-/);
  const again = await saveFiles(reply, folder);
  assert.equal(basename(again[1] ?? ''), 'identity_card-2.pdf');
});

test('a wrong code is told with what is left', async () => {
  const session = await qujat.requestDocument('identity_card', citizen);
  const { code } = await sandbox.waitForMessage(citizen.phone);
  const wrong = code === '000000' ? '000001' : '000000';
  const refusal = (await qujat.approveSession(session, { code: wrong }).catch((error) => error)) as QujatError;
  assert.ok(refusal instanceof QujatError);
  assert.deepEqual([refusal.code, refusal.status, refusal.attemptsLeft], ['invalid_otp_code', 400, 4]);
  assert.match(refusal.requestId ?? '', /^req_/);
});
