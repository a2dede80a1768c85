/**
 * A gateway process with the connector `relay`, before an upstream that is deliberately strange: what a client of the gateway sees of
 * its files and of its errors.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findDocumentType } from '../server/src/documents/catalogue.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { type ErrorCode, errorTable } from '../server/src/errors.ts';
import { readJpeg, readPdf } from '../server/src/rendering/rendering-test-setup.ts';
import { pdfOfPages, testScan, textPage } from '../server/src/rendering/supplied/supplied-test-setup.ts';
import { startOwnTimeGateway } from './own-time-gateway.ts';

const IIN = '900101300017';
const PHONE = '77010000001';
const CODE = '271828';
const UPSTREAM_KEY = 'key-of-this-gateway-at-the-upstream';

interface Answer {
  status?: number;
  body: object | string;
}

/** By the last words of the path. What is not here is a page of 404. */
let answers: Record<string, Answer> = {};
const heard: string[] = [];
const server = createServer(async (request, reply) => {
  await once(request.resume(), 'end');
  const path = request.url ?? '';
  heard.push(path);
  const found = Object.entries(answers).find(([words]) => path.includes(words))?.[1];
  const { status = 200, body } = found ?? { status: 404, body: '<h1>Not Found</h1>' };
  reply.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/html' : 'application/json; charset=UTF-8',
  });
  reply.end(typeof body === 'string' ? body : JSON.stringify(body));
});
await once(server.listen(0, '127.0.0.1'), 'listening');

const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-strange-'));
const gateway = await startOwnTimeGateway(dataDirectory, {
  QUJAT_LIVE_CONNECTORS: '*=relay',
  QUJAT_RELAY_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/base`,
  QUJAT_RELAY_API_KEY: UPSTREAM_KEY,
  QUJAT_LIMITS: 'codes_per_iin=1000/1h,codes_per_phone=1000/1h,own_codes_per_iin=1000/1h,own_codes_per_phone=1000/1h',
  QUJAT_EGOV_BREAKER_FAULTS: '10000',
});
after(async () => {
  await gateway.stop();
  server.closeAllConnections();
  server.close();
  rmSync(dataDirectory, { recursive: true });
});

const person = sandboxPeople.find(({ iin }) => iin === IIN);
assert.ok(person);
const resultJson = findDocumentType('identity_card').sample(person);
const statePdf = pdfOfPages([textPage]);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string | null) => Buffer.from(text ?? '', 'base64');

/** A session of its own for each call; the upstream's id has a form of its own as well. */
const open: Answer = { status: 201, body: { backend_session_id: `s/${randomUUID()}=` } };
const document = (files: object): Answer => ({
  body: { document_type: 'identity_card', result_json: resultJson, ...files },
});

async function request() {
  return await gateway.post('request/identity_card/', { api_key: gateway.liveKey, iin: IIN, phone: PHONE });
}

async function receive(fileType: 'pdf' | 'image') {
  const requested = await request();
  assert.equal(requested.status, 200, requested.body.message);
  const session = requested.body.backend_session_id;
  return await gateway.post('approve/', { backend_session_id: session, code: CODE, file: true, file_type: fileType });
}

test('files that are missing are asked for by generate-files, and handed on', async () => {
  answers = {
    '/request/': open,
    '/approve/': document({ document_pdf: '', document_image: null }),
    '/generate-files/': { body: { document_pdf: base64(statePdf) } },
  };
  const { status, body } = await receive('pdf');
  assert.equal(status, 200, body.message);
  assert.deepEqual(bytesOf(body.document_pdf), statePdf);
  assert.deepEqual(body.result_json, resultJson);
});

test('where only the PDF came, the image is made from it', async () => {
  answers = { '/request/': open, '/approve/': document({ document_pdf: base64(statePdf) }) };
  heard.length = 0;
  const { status, body } = await receive('image');
  assert.equal(status, 200, body.message);
  const { width, height, rgb } = await readJpeg(bytesOf(body.document_image));
  assert.deepEqual([width, height], [1200, 1698]);
  // The line of text on the page, and nothing below it: no card of ours was drawn.
  const darkIn = (from: number, to: number) =>
    rgb.subarray(from * width * 3, to * width * 3).some((value) => value < 60);
  assert.deepEqual([darkIn(200, 300), darkIn(400, height)], [true, false]);
  assert.equal(
    heard.some((path) => path.includes('generate-files')),
    false,
  );
});

test('where no file can be had, the document is drawn here, and says so', async () => {
  answers = { '/request/': open, '/approve/': document({}) };
  const { status, body } = await receive('pdf');
  assert.equal(status, 200, body.message);
  const pdf = bytesOf(body.document_pdf);
  assert.match((await readPdf(pdf)).text, /Создано Qujat по данным государства/);
  assert.match(pdf.toString('latin1'), /drawn-by-qujat/);
  const image = await receive('image');
  assert.equal(image.status, 200, image.body.message);
  assert.ok((await readJpeg(bytesOf(image.body.document_image))).width >= 600);
});

test('where only the image came, it is handed on, and the PDF is drawn here', async () => {
  const scan = await testScan(600, 800);
  answers = { '/request/': open, '/approve/': document({ document_image: `data:image/jpeg;base64,${base64(scan)}` }) };
  assert.deepEqual(bytesOf((await receive('image')).body.document_image), scan);
  assert.match((await readPdf(bytesOf((await receive('pdf')).body.document_pdf))).text, /Qujat/);
});

test('data that nobody here knows are handed on, with the file of the upstream', async () => {
  const strange = { общее: [1, null, { deep: 'ә' }], common: 'text' };
  const body = { result_json: strange, document_pdf: base64(statePdf), unknown: true };
  answers = { '/request/': open, '/approve/': { body } };
  const received = await receive('pdf');
  assert.equal(received.status, 200, received.body.message);
  assert.deepEqual(received.body.result_json, strange);
  assert.deepEqual(bytesOf(received.body.document_pdf), statePdf);
});

const wordings: [string, Answer, ErrorCode][] = [
  [
    'a back-tick in detail',
    { status: 503, body: { detail: 'Can`t connect to e-document service' } },
    'egov_unreachable',
  ],
  [
    'an apostrophe in message',
    { status: 503, body: { message: "Can't connect to e-document service." } },
    'egov_unreachable',
  ],
  [
    'a curly one, in both',
    { status: 400, body: { detail: '', message: 'Can’t connect to E-Document service' } },
    'egov_unreachable',
  ],
  [
    'a part of a longer text',
    { status: 500, body: { detail: 'Error 7: EDocument service is not available (retry)' } },
    'egov_unavailable',
  ],
  ['a list', { status: 404, body: { non_field_errors: ['Profile is not found'] } }, 'profile_not_found'],
  ['CMDB', { status: 404, body: { detail: 'Subject not found in CMDB' } }, 'subject_not_found_in_mcdb'],
  ['MCDB', { status: 404, body: { message: 'Subject not found in MCDB' } }, 'subject_not_found_in_mcdb'],
  ['a time-out', { status: 504, body: { detail: 'Could not send request to e-document service' } }, 'egov_timeout'],
  ['a state that fails', { status: 424, body: { detail: 'Government service error' } }, 'government_service_error'],
  ['our key', { status: 401, body: { detail: 'Invalid API key' } }, 'egov_unavailable'],
  ['a page of a proxy', { status: 502, body: '<h1>Bad Gateway</h1>' }, 'egov_unavailable'],
  ['words that nobody knows', { status: 400, body: { detail: 'Sorry' } }, 'government_service_error'],
];

for (const [what, answer, code] of wordings) {
  test(`the upstream says it with ${what}: the client is told ${code}, to the letter of the specification`, async () => {
    answers = { '/request/': answer };
    const { status, body } = await request();
    const { detail } = errorTable[code];
    assert.deepEqual([status, body.code, body.detail], [errorTable[code].status, code, detail]);
  });
}

test('the log has said nothing of the key, of the person or of the code', async () => {
  await gateway.untilLogged(/"operation":"approveSession"/);
  const log = gateway.logged();
  for (const secret of [UPSTREAM_KEY, gateway.liveKey, IIN, PHONE]) assert.ok(!log.includes(secret));
  // A time or an id may have the same six digits by chance.
  assert.doesNotMatch(log, new RegExp(`\\b${CODE}\\b`));
});
