/** A signed QR holds for the very text, and in one form alone. Signed by the gateway's own signer, and against it by a library's CBOR. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import base45 from 'base45';
import { encode } from 'cborg';
import fc from 'fast-check';
import { type CodedDocument, signCode } from '../../server/src/proofs/signed-code.ts';
import { createSigningKeys } from '../../server/src/proofs/signing-keys.ts';
import { type GatewayKeys, isResultOf, type SignedQrCodeError, verifySignedQrCode } from './signed-qr-codes.ts';

const newKeys = () => createSigningKeys(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const keys = newKeys();
const jwks: GatewayKeys = { keys: keys.published };
const nowMs = Date.UTC(2026, 10, 29, 10);
const endsAtMs = Date.UTC(2031, 0, 1);
const document: CodedDocument = {
  documentType: 'identity_card',
  environment: 'live',
  resultJson: { common: { docNumber: '034812345', issued: 1_453_000_000_000 }, domain: { b: 'Ә\u2028', a: 1.5e-9 } },
  endsAtMs,
  pdf: Buffer.from(Buffer.from('%PDF-1.7 құжат').toString('base64')),
};

function signed(changes: Partial<CodedDocument> = {}): string {
  const context = { keys, issuer: () => 'https://gateway.example', clock: { nowMs: () => nowMs } };
  return signCode({ ...document, ...changes }, context);
}

function codeOf(text: string, given = jwks): Promise<SignedQrCodeError['code'] | 'none'> {
  return verifySignedQrCode(text, given).then(
    () => 'none',
    (error: SignedQrCodeError) => error.code,
  );
}

test('a genuine QR tells what was signed', async () => {
  const { resultSha256, pdfSha256, ...told } = await verifySignedQrCode(signed(), jwks);
  assert.deepEqual(told, {
    issuer: 'https://gateway.example',
    issuedAt: new Date(nowMs),
    expiresAt: new Date(endsAtMs),
    environment: 'live',
    documentType: 'identity_card',
    documentNumber: '034812345',
    keyId: keys.kid,
  });
  assert.match(resultSha256, /^[\w-]{43}$/);
  assert.match(pdfSha256 ?? '', /^[\w-]{43}$/);
});

test('what a document does not have is null, and a number that is a person’s is not told', async () => {
  const code = await verifySignedQrCode(signed({ endsAtMs: undefined, pdf: null, resultJson: {} }), jwks);
  assert.deepEqual([code.expiresAt, code.pdfSha256, code.documentNumber], [null, null, null]);
  for (const docNumber of ['900101300017', '900101 300017', 'ЖСН 900101300017', 7, null]) {
    const told = await verifySignedQrCode(signed({ resultJson: { common: { docNumber } } }), jwks);
    assert.equal(told.documentNumber, null, String(docNumber));
  }
});

test('data of every kind have one form on both sides', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { noNullPrototype: true }),
      async (given) => {
        const code = await verifySignedQrCode(signed({ resultJson: given }), jwks);
        assert.equal(await isResultOf(code, JSON.parse(JSON.stringify(given))), true);
      },
    ),
    { numRuns: 40 },
  );
});

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

test('of a thousand changes of one character, and of as many cuts and additions, each is found', async () => {
  const text = signed();
  const place = fc.nat(text.length - 1);
  const bytes = fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte));
  const other = fc.oneof(fc.constantFrom(...ALPHABET), bytes);
  await fc.assert(
    fc.asyncProperty(place, other, async (at, character) => {
      fc.pre(text[at] !== character);
      assert.notEqual(await codeOf(text.slice(0, at) + character + text.slice(at + 1)), 'none');
    }),
    { numRuns: 1_000 },
  );
  await fc.assert(
    fc.asyncProperty(place, other, fc.nat(3), async (at, character, cut) => {
      const changed = text.slice(0, at) + (cut === 0 ? character : '') + text.slice(at + cut);
      assert.notEqual(await codeOf(changed), 'none');
    }),
    { numRuns: 1_000 },
  );
});

test('another key, and one of another kind, are refused', async () => {
  const other = newKeys();
  assert.equal(await codeOf(signed(), { keys: other.published }), 'key_unknown');
  const named = other.published.map((key) => ({ ...key, kid: keys.kid }));
  assert.equal(await codeOf(signed(), { keys: named }), 'signature_wrong');
  assert.equal(await codeOf(signed(), { keys: [{ kid: keys.kid, kty: 'oct', k: 'AAAA' }] }), 'key_unknown');
});

/** A message as it must be, with parts of another form, under a right signature. */
interface Forgery {
  header?: Uint8Array;
  claims?: Uint8Array;
  outside?: Map<number, unknown>;
  tag?: number;
  after?: readonly number[];
}

const keyId = Buffer.from(keys.kid, 'base64url').subarray(0, 9);
const rightHeader = encode(new Map<number, unknown>([[1, -7], [4, keyId]])); // biome-ignore format: as it is read
const hash = new Uint8Array(32);
const rightClaims: readonly [number, unknown][] = [
  [1, 'https://gateway.example'],
  [6, 1],
  [-65_537, ['live', 'identity_card', null, hash, null]],
];
const claimsOf = (...entries: [number, unknown][]) => encode(new Map([...rightClaims, ...entries]));

function forged({ header = rightHeader, claims = claimsOf(), outside = new Map(), tag = 0xd2, after = [] }: Forgery) {
  const signature = keys.sign(encode(['Signature1', header, new Uint8Array(), claims]));
  return `QJ1:${base45.encode(Buffer.from([tag, ...encode([header, outside, claims, signature]), ...after]))}`;
}

test('what has another form than the one is refused, even under a right signature', async () => {
  assert.equal(await codeOf(forged({})), 'none');
  const claims = Buffer.from(claimsOf());
  const withDocument = (...values: unknown[]) => claimsOf([-65_537, values]);
  const others: Record<string, Forgery> = {
    'another tag': { tag: 0xd1 },
    'a byte after it': { after: [0] },
    'a header that nobody signed': { outside: new Map([[4, keyId]]) },
    'another algorithm': { header: encode(new Map<number, unknown>([[1, -8], [4, keyId]])) }, // biome-ignore format: as it is read
    'a further header': { header: encode(new Map<number, unknown>([[1, -7], [4, keyId], [5, 1]])) }, // biome-ignore format: as it is read
    'a header twice': { header: Buffer.concat([Buffer.from('a3012601', 'hex'), rightHeader.subarray(2)]) },
    'a further claim': { claims: claimsOf([7, new Uint8Array()]) },
    'a byte after the claims': { claims: Buffer.concat([claims, Buffer.of(0)]) },
    'a map without an end': { claims: Buffer.concat([Buffer.of(0xbf), claims.subarray(1), Buffer.of(0xff)]) },
    'a map with a longer head': { claims: Buffer.concat([Buffer.of(0xb8, 3), claims.subarray(1)]) },
    'an integer in two bytes': { claims: Buffer.from(claims.toString('hex').replace('0601', '061801'), 'hex') },
    'the claims in another order': { claims: Buffer.concat([Buffer.of(0xa3), ...swapped()]) },
    'another environment': { claims: withDocument('prod', 'identity_card', null, hash, null) },
    'a shorter hash': { claims: withDocument('live', 'identity_card', null, hash.subarray(1), null) },
    'a fact too many': { claims: withDocument('live', 'identity_card', null, hash, null, null) },
    'a fact too few': { claims: withDocument('live', 'identity_card', null, hash) },
    'text that is no UTF-8': { claims: Buffer.from(claims.toString('hex').replace('6c697665', '6c6976ff'), 'hex') },
  };
  for (const [what, forgery] of Object.entries(others)) {
    assert.equal(await codeOf(forged(forgery)), 'code_malformed', what);
  }
});

/** The entries of the map, the second one first. */
function swapped(): Uint8Array[] {
  const [first = [0, 0], second = [0, 0], third = [0, 0]] = rightClaims;
  return [second, first, third].map((entry) => encode(new Map([entry])).subarray(1));
}
