import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { makeProof, newKey, type ProofChanges } from './credential-test-setup.ts';
import { isFreshNonce, makeNonce, NONCE_LIFE_MS } from './nonce.ts';
import { readHolderProof } from './read-holder-proof.ts';

const nowMs = Date.parse('2026-11-29T20:00:00Z');
const iat = nowMs / 1000;
const aud = 'https://gateway.example';
const key = newKey();
const claims = { aud, iat, nonce: 'fresh' };
const read = (jwt: string) =>
  readHolderProof(jwt, { audience: aud, nowMs, isFreshNonce: (nonce) => nonce === 'fresh' });

function codeOf(jwt: string): string {
  try {
    read(jwt);
    return 'taken';
  } catch (error) {
    assert.ok(error instanceof GatewayError, String(error));
    return error.code;
  }
}

test('a proof as the specification has it is taken, and only the public key of it goes on', () => {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' });
  assert.deepEqual(read(makeProof(key, claims)), { kty: 'EC', crv: 'P-256', x, y });
  const jwk = { kty: 'EC', crv: 'P-256', x, y, kid: 'mine', use: 'sig' };
  assert.deepEqual(read(makeProof(key, claims, { header: { jwk } })), { kty: 'EC', crv: 'P-256', x, y });
});

test('everything that is not exactly such a proof is refused', () => {
  const own = createPublicKey(key).export({ format: 'jwk' });
  const other = createPublicKey(newKey()).export({ format: 'jwk' });
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const headers: Record<string, unknown>[] = [
    { alg: 'none' },
    { alg: 'HS256' },
    { alg: 'ES384' },
    { typ: 'JWT' },
    { typ: 'openid4vci-proof+JWT' },
    { kid: 'did:key:x' },
    { x5c: [] },
    { crit: ['exp'] },
    { jwk: other },
    { jwk: null },
    { jwk: [own] },
    { jwk: key.export({ format: 'jwk' }) },
    { jwk: { ...own, x: `${own.x}=` } },
    { jwk: { ...own, x: own.y } },
    { jwk: { ...own, crv: 'P-384' } },
    { jwk: createPublicKey(p384.publicKey.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' }) },
  ];
  const wrongClaims: Record<string, unknown>[] = [
    { aud: 'https://other.example' },
    { aud: [aud] },
    { aud: `${aud}/` },
    { iat: iat - 301 },
    { iat: iat + 61 },
    { iat: String(iat) },
    { iat: iat + 0.5 },
    { iat: undefined },
    { exp: iat },
    { exp: 'never' },
  ];
  const changes: ProofChanges[] = [
    ...headers.map((header) => ({ header })),
    ...wrongClaims.map((changed) => ({ claims: changed })),
  ];
  for (const change of changes) {
    assert.equal(codeOf(makeProof(key, claims, change)), 'invalid_proof', JSON.stringify(change));
  }
  for (const nonce of ['stale', 1, null, undefined]) {
    assert.equal(codeOf(makeProof(key, claims, { claims: { nonce } })), 'invalid_nonce', String(nonce));
  }
  const good = makeProof(key, claims);
  const [head = '', body = '', signature = ''] = good.split('.');
  for (const jwt of [
    '',
    '..',
    `${head}.${body}`,
    `${good}.`,
    `${good}=`,
    ` ${good}`,
    `${head}.${body}.${signature.slice(0, -2)}`,
    `${head}.${body}.`,
    `bnVsbA.${body}.${signature}`,
    `${head}.W10.${signature}`,
    `${head}+.${body}.${signature}`,
    'a'.repeat(5000),
  ]) {
    assert.equal(codeOf(jwt), 'invalid_proof', jwt.slice(0, 40));
  }
});

test('each change of one character of a proof is found', () => {
  const good = makeProof(key, claims);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
  for (let at = 0; at < good.length; at += 1) {
    const letter = letters[(letters.indexOf(good[at] ?? '') + 1 + (at % 60)) % letters.length] ?? 'A';
    if (letter === good[at]) continue;
    assert.notEqual(codeOf(good.slice(0, at) + letter + good.slice(at + 1)), 'taken', `at ${at}`);
  }
});

test('a nonce is good for five minutes, under its key alone, and in one spelling', () => {
  const secret = randomBytes(32);
  const nonce = makeNonce(secret, nowMs, randomBytes);
  assert.ok(isFreshNonce(nonce, secret, nowMs));
  assert.ok(isFreshNonce(nonce, secret, nowMs + NONCE_LIFE_MS - 1));
  assert.ok(!isFreshNonce(nonce, secret, nowMs + NONCE_LIFE_MS));
  assert.ok(!isFreshNonce(nonce, secret, nowMs - 2 * 60_000), 'of a time to come');
  assert.ok(!isFreshNonce(nonce, randomBytes(32), nowMs));
  assert.ok(!isFreshNonce(`${nonce}=`, secret, nowMs));
  assert.ok(!isFreshNonce('', secret, nowMs));
  for (let at = 0; at < nonce.length; at += 1) {
    const other = nonce.slice(0, at) + (nonce[at] === 'A' ? 'B' : 'A') + nonce.slice(at + 1);
    assert.ok(!isFreshNonce(other, secret, nowMs), `at ${at}`);
  }
  assert.notEqual(nonce, makeNonce(secret, nowMs, randomBytes));
});
