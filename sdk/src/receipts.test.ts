/** A receipt holds for the very answer, and for nothing that was changed. Signed by the gateway's own signer. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createReceiptSigner, type ReceiptedReply } from '../../server/src/proofs/receipt.ts';
import { createSigningKeys } from '../../server/src/proofs/signing-keys.ts';
import { parseStrictJson } from './canonical-json.ts';
import { fieldOfFile, type GatewayKeys, type ReceiptError, readReceipt, verifyReceipt } from './receipts.ts';

const keys = createSigningKeys(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const jwks: GatewayKeys = { keys: keys.published };
const nowMs = Date.UTC(2026, 10, 29, 10);
const sign = createReceiptSigner({
  keys,
  issuer: () => 'https://gateway.example',
  clock: { nowMs: () => nowMs },
  ids: {
    uuid: () => '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
    rowId: () => '',
    requestId: () => '',
    randomBytes: () => new Uint8Array(),
  },
});
const pdf = Buffer.from('%PDF-1.7 құжат');
const pages = [Buffer.from('one'), Buffer.from('two!')];
const facts = {
  document_type: 'identity_card',
  result_json: {
    common: { docNumber: '034812345', docIssuedDate: 1_453_000_000_000 },
    domain: { b: 'Ә\u2028', a: 1.5e-9 },
  },
  extra: { date_of_birth: '1990-01-01' },
  gender: 'male',
};

const base64 = (bytes: Buffer) => bytes.toString('base64');

function answerOf(given: object = facts): Record<string, unknown> {
  const fields: ReceiptedReply = {
    ...{ documentType: 'identity_card', environment: 'test', facts: given },
    files: {
      document_pdf: Buffer.from(base64(pdf)),
      document_images: Buffer.from(JSON.stringify(pages.map(base64))),
      qrcode: null,
    },
  };
  const files = { document_pdf: base64(pdf), document_images: pages.map(base64), qrcode: null };
  return JSON.parse(JSON.stringify({ ...given, receipt: sign(fields), ...files }));
}

async function codeOf(answer: object, given = jwks): Promise<ReceiptError['code'] | 'none'> {
  return verifyReceipt(answer, given).then(
    () => 'none',
    (error: ReceiptError) => error.code,
  );
}

test('a genuine answer is verified, whatever the order of its fields, with the request’s id or without', async () => {
  const answer = answerOf();
  const shuffled = { request_id: 'req_1', ...Object.fromEntries(Object.entries(answer).reverse()) };
  for (const each of [answer, shuffled]) {
    const { files, ...receipt } = await verifyReceipt(each, jwks);
    assert.deepEqual(receipt, {
      issuer: 'https://gateway.example',
      issuedAt: new Date(nowMs),
      id: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
      environment: 'test',
      documentType: 'identity_card',
      keyId: keys.kid,
      absent: [],
    });
    assert.deepEqual(Object.keys(files), ['document_pdf', 'document_images', 'qrcode']);
  }
});

test('numbers that JavaScript cannot hold, and texts of every kind, have one form on both sides', async () => {
  const json = JSON as unknown as { rawJSON(text: string): unknown };
  assert.equal(await codeOf(answerOf({ number: json.rawJSON('12345678901234567890'), small: -0 })), 'none');
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { noNullPrototype: true }),
      async (given) => {
        const {
          receipt: _receipt,
          request_id: _id,
          document_pdf: _pdf,
          document_images: _images,
          qrcode: _code,
          ...free
        } = given;
        assert.equal(await codeOf(answerOf(free)), 'none');
      },
    ),
    { numRuns: 40 },
  );
});

test('a changed, added or missing field, a changed file and another receipt are found', async () => {
  const answer = answerOf();
  const { gender: _gender, ...without } = answer;
  const changed: [object, string][] = [
    [{ ...answer, gender: 'female' }, 'answer_changed'],
    [{ ...answer, note: null }, 'answer_changed'],
    [without, 'answer_changed'],
    [{ ...answer, document_pdf: base64(Buffer.from('%PDF-1.7 другой')) }, 'file_changed'],
    [{ ...answer, document_pdf: null }, 'file_changed'],
    [{ ...answer, document_pdf: `${base64(pdf)}\n` }, 'file_changed'],
    [{ ...answer, document_pdf: pages }, 'file_changed'],
    [{ ...answer, document_images: pages.map(base64).reverse() }, 'file_changed'],
    [{ ...answer, document_images: base64(pdf) }, 'file_changed'],
    [{ ...answer, qrcode: base64(pdf) }, 'file_changed'],
    [{ ...answer, receipt: answerOf({ ...facts, gender: null })['receipt'] }, 'answer_changed'],
    [{ ...answer, receipt: undefined }, 'receipt_missing'],
    [{ ...answer, receipt: 'a.b.c' }, 'receipt_malformed'],
    [{ ...answer, receipt: [answer['receipt']] }, 'receipt_malformed'],
    [{ ...answer, receipt: `${answer['receipt']}.` }, 'receipt_malformed'],
  ];
  for (const [each, code] of changed) assert.equal(await codeOf(each), code, JSON.stringify(each).slice(0, 300));
});

test('a file that was left out is named, and one that was kept alone is known by the receipt', async () => {
  const { document_pdf: _pdf, ...kept } = answerOf();
  const verified = await verifyReceipt(kept, jwks);
  assert.deepEqual(verified.absent, ['document_pdf']);
  const receipt = await readReceipt(String(kept['receipt']), jwks);
  const fields = [pdf, pages[1], Buffer.from('other')].map((file) => fieldOfFile(Uint8Array.from(file ?? []), receipt));
  assert.deepEqual(await Promise.all(fields), ['document_pdf', 'document_images', undefined]);
});

test('another key, another algorithm and a header of another kind are refused', async () => {
  const answer = answerOf();
  const other = createSigningKeys(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  assert.equal(await codeOf(answer, { keys: other.published }), 'key_unknown');
  assert.equal(
    await codeOf(answer, { keys: other.published.map((key) => ({ ...key, kid: keys.kid })) }),
    'signature_wrong',
  );
  assert.equal(await codeOf(answer, { keys: [{ kid: keys.kid, kty: 'oct', k: 'AAAA' }] }), 'key_unknown');
  const [, payload, signature] = String(answer['receipt']).split('.');
  for (const header of [{ alg: 'none' }, { alg: 'HS256' }, { typ: 'JWT' }]) {
    const forged = { alg: 'ES256', kid: keys.kid, typ: 'qujat-receipt+jwt', ...header };
    const receipt = [Buffer.from(JSON.stringify(forged)).toString('base64url'), payload, signature].join('.');
    assert.equal(await codeOf({ ...answer, receipt }), 'receipt_malformed');
  }
});

test('of the changes of one byte of the answer’s text, each is found or leaves its meaning as it was', async () => {
  const text = JSON.stringify(answerOf());
  const meaning = JSON.parse(text);
  let found = 0;
  const bytes = fc.record({ at: fc.nat(text.length - 1), by: fc.integer({ min: 1, max: 127 }) });
  await fc.assert(
    fc.asyncProperty(bytes, async ({ at, by }) => {
      const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ by) + text.slice(at + 1);
      const outcome = await Promise.try(() => codeOf(parseStrictJson(changed) as object)).catch((error) => error.name);
      if (outcome === 'none') assert.deepEqual(JSON.parse(changed), meaning);
      else found += 1;
    }),
    { numRuns: 500 },
  );
  assert.ok(found > 400);
});

test('JSON with a field twice is refused, at every depth and however its name is written', () => {
  for (const text of ['{"a":1,"a":2}', '[{"b":{"a":1,"\\u0061":1}}]', '{"a":"{","a" :1}', '{"\\"":1,"\\"":1}']) {
    assert.throws(() => parseStrictJson(text), SyntaxError, text);
  }
  const fine = '{"a":{"a":1},"b":[{"a":"a"},{"a":"\\\\"}],"c":"\\"a\\":1,{\\"a\\":"}';
  assert.deepEqual(parseStrictJson(fine), JSON.parse(fine));
});
