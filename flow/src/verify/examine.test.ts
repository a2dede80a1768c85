/** What is said of things that belong together, or do not. Signed by the gateway's own signers. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, hash, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { readPdfSigningKey } from '../../../server/src/pdf-signatures/local/signing-key.ts';
import {
  hasOpenssl,
  makeKey,
  newFolder,
  signedPdf,
} from '../../../server/src/pdf-signatures/pdf-signatures-test-setup.ts';
import { createReceiptSigner } from '../../../server/src/proofs/receipt.ts';
import { signCode } from '../../../server/src/proofs/signed-code.ts';
import { createSigningKeys } from '../../../server/src/proofs/signing-keys.ts';
import { pdfOfPages, textPage } from '../../../server/src/rendering/supplied/supplied-test-setup.ts';
import { examine, type Finding } from './examine.ts';
import type { Item } from './read-item.ts';

const signingKeys = createSigningKeys(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const keys = { keys: signingKeys.published };
const ids = { uuid: () => 'id', rowId: () => '', requestId: () => '', randomBytes: () => new Uint8Array() };
const context = { keys: signingKeys, issuer: () => 'https://gateway.example', clock: { nowMs: () => 0 }, ids };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const item = (name: string, text: string): Item => ({ name, bytes: new Uint8Array(Buffer.from(text, 'latin1')) });

const PDF = '%PDF-1.7 one';
const result_json = { common: { docNumber: '1' }, domain: null };
const facts = { document_type: 'diploma', result_json };
const documentType = 'diploma';
const environment = 'live';
const receipt = createReceiptSigner(context)({
  ...{ documentType, environment, facts },
  files: { document_pdf: Buffer.from(base64(PDF)), qrcode: null },
});
const answer = item('answer.json', JSON.stringify({ ...facts, receipt, qrcode: null }));
const qrText = signCode(
  { documentType, environment, resultJson: result_json, endsAtMs: undefined, pdf: Buffer.from(base64(PDF)) },
  context,
);
const code = item('', ` ${qrText}\n`);
const pdf = item('one.pdf', PDF);
const otherPdf = item('other.pdf', '%PDF-1.7 two');
const data = item('data.json', JSON.stringify(result_json));

async function found(...items: Item[]): Promise<string[]> {
  const findings = await examine(items, { keys, readQrTexts: async () => [] });
  return findings.map(({ what, verdict, reason }) =>
    [what, verdict, ...(reason === undefined ? [] : [reason])].join(' '),
  );
}

test('a file is genuine by the answer or by the QR beside it, whichever comes first, and not alone', async () => {
  assert.deepEqual(await found(pdf, answer), ['file genuine', 'answer genuine']);
  assert.deepEqual(await found(code, pdf), ['code genuine', 'file genuine']);
  assert.deepEqual(await found(pdf), ['file untold pdf_not_signed']);
  assert.deepEqual(await found(answer, otherPdf), ['answer genuine', 'file refused file_unknown']);
});

test('a QR that is drawn on a document says nothing of its PDF, and its picture is a file of the answer beside it', async () => {
  const drawnText = signCode(
    { documentType, environment, resultJson: result_json, endsAtMs: undefined, pdf: null },
    context,
  );
  const drawn = item('', drawnText);
  assert.deepEqual(await found(drawn, data, pdf), ['code genuine', 'data genuine', 'file untold pdf_not_signed']);
  const picture = item('card.jpg', '\xff\xd8\xff picture');
  const document_image = Buffer.from(Buffer.from(picture.bytes).toString('base64'));
  const withPicture = { ...facts, document_image: document_image.toString() };
  const files = { document_image };
  const proven = createReceiptSigner(context)({ documentType, environment, facts, files });
  const items = [item('', JSON.stringify({ ...withPicture, receipt: proven })), picture];
  const look = async (given: Item[]) =>
    (await examine(given, { keys, readQrTexts: async () => [drawnText] })).map(({ what, verdict }) => [what, verdict]);
  assert.deepEqual(await look(items), [
    ['answer', 'genuine'],
    ['file', 'genuine'],
  ]);
  assert.deepEqual(await look([picture]), [['code', 'genuine']]);
});

test('data without a receipt are genuine by a QR, and not by that of another document', async () => {
  assert.deepEqual(await found(data, code), ['data genuine', 'code genuine']);
  assert.deepEqual(await found(data), ['data untold receipt_missing']);
  assert.deepEqual(await found(item('', '{"common":{}}'), code), ['data refused file_unknown', 'code genuine']);
});

test('what a forged answer or QR names proves nothing', async () => {
  const forged = item('', JSON.stringify({ ...facts, gender: 'male', receipt }));
  assert.deepEqual(await found(forged, pdf), ['answer refused answer_changed', 'file untold pdf_not_signed']);
  assert.deepEqual(await found(item('', `${qrText}0`), pdf), [
    'code refused code_malformed',
    'file untold pdf_not_signed',
  ]);
});

test('a file that is here is not told as absent from its answer', async () => {
  const absentOf = (findings: Finding[]) => findings.map(({ proof }) => proof && 'absent' in proof && proof.absent);
  const examination = { keys, readQrTexts: async () => [] };
  assert.deepEqual(absentOf(await examine([answer], examination)), [['document_pdf']]);
  assert.deepEqual(absentOf(await examine([answer, pdf], examination))[0], []);
});

test('the result of a Flow is the answer in it; a picture without a signed QR, other things and broken JSON are told apart', async () => {
  const result = { status: 'FINISHED', edocument_result: JSON.parse(Buffer.from(answer.bytes).toString()) };
  assert.deepEqual(await found(item('', JSON.stringify(result))), ['answer genuine']);
  const picture = item('a.png', '\x89PNG\r\n\x1a\n');
  assert.deepEqual(await found(picture, item('', 'hello'), item('', '{"a":1,"a":2}')), [
    'file untold code_missing',
    'file untold kind_unknown',
    'answer untold json_broken',
  ]);
  const findings = await examine([picture], { keys, readQrTexts: async () => ['https://example.kz', qrText] });
  assert.deepEqual(
    findings.map(({ what, verdict }) => [what, verdict]),
    [['code', 'genuine']],
  );
  const none = await examine([answer], { keys: undefined, readQrTexts: async () => [] });
  assert.deepEqual(
    none.map(({ reason }) => reason),
    ['keys_missing'],
  );
});

test('a PDF that the gateway has signed proves itself, and no longer where something was put behind it or the key is another', {
  skip: !hasOpenssl && 'openssl is not installed',
}, async (t) => {
  const { keyFile, certificateFile } = makeKey(newFolder(t), 'gateway');
  const key = readPdfSigningKey(keyFile, certificateFile);
  const plain = new Uint8Array(pdfOfPages([textPage]));
  const signed = await signedPdf({ pdf: plain, key, signedAtMs: Date.now(), timestamps: undefined });
  const thumbprint = hash('sha256', new X509Certificate(key.certificates[0] ?? '').raw, 'base64url');
  const trusted = { keys: [{ 'x5t#S256': thumbprint }] };
  const look = async (bytes: Uint8Array, given: { keys: readonly object[] }) => {
    const readQrTexts = async () => [];
    const [finding] = await examine([{ name: 'a.pdf', bytes: new Uint8Array(bytes) }], { keys: given, readQrTexts });
    return [finding?.what, finding?.verdict, finding?.reason];
  };
  assert.deepEqual(await look(signed, trusted), ['seal', 'genuine', undefined]);
  assert.deepEqual(await look(Buffer.concat([signed, Buffer.from('\n')]), trusted), [
    'file',
    'refused',
    'pdf_added_after',
  ]);
  assert.deepEqual(await look(signed, keys), ['file', 'untold', 'pdf_certificate_unknown']);
});
