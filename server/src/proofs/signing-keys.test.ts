/** Keys come from PEM files, the first signs, and what cannot sign is refused by its file's name and without its content. */
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { demonstrationKey } from './demonstration-key.ts';
import { createSigningKeys, readSigningKeys } from './signing-keys.ts';

function newFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-keys-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
}

function pemsOf(namedCurve = 'P-256') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const inner = privateKey.export({ format: 'pem', type: 'sec1' }).toString();
  return {
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    sec1Pem: inner,
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

test('the first file signs, and every key stays published once, whichever half its file holds', (t) => {
  const write = newFolder(t);
  const [now, before, long] = [pemsOf(), pemsOf(), pemsOf()];
  const files = [
    write('now.pem', now.sec1Pem),
    write('before.pem', before.publicPem),
    write('long.pem', long.privatePem),
    write('again.pem', now.publicPem),
  ];
  const keys = readSigningKeys(files);
  assert.ok(keys);
  const [first, ...earlier] = keys.published;
  assert.equal(first?.kid, keys.kid);
  assert.equal(earlier.length, 2);
  assert.deepEqual(Object.keys(first), ['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use']);
  const bytes = Buffer.from('құжат');
  const key = createPublicKey({ key: { ...first }, format: 'jwk' });
  assert.ok(verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, keys.sign(bytes)));
  assert.equal(readSigningKeys([]), undefined);
});

test('the id of a key is the thumbprint of RFC 7638', () => {
  // As another program computes it of the key's four fields in their order.
  const key = demonstrationKey(new Uint8Array(32).fill(7));
  const [published] = createSigningKeys(key).published;
  assert.equal(published?.kid, 'h12UZSx_MtmHbtmYE8MYUok0SmU42z4WHXrXAidAYuA');
});

test('a demonstration’s key is the same at each start, and another one in another store', () => {
  const of = (byte: number) => createSigningKeys(demonstrationKey(new Uint8Array(32).fill(byte))).kid;
  assert.equal(of(1), of(1));
  assert.notEqual(of(1), of(2));
});

test('a file that cannot be read, is no key, or holds a key of another kind is named', (t) => {
  const write = newFolder(t);
  const good = write('good.pem', pemsOf().privatePem);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' });
  const wrong = [
    [['/none.pem'], /names \/none\.pem, which cannot be read\.$/],
    [[write('text.pem', 'SECRET')], /text\.pem, which is not a private key in PEM\.$/],
    [[write('public.pem', pemsOf().publicPem)], /public\.pem, which is not a private key in PEM\.$/],
    [[write('p384.pem', pemsOf('P-384').privatePem)], /p384\.pem, whose key is not of the curve P-256\.$/],
    [[write('rsa.pem', rsa.toString())], /rsa\.pem, whose key is not of the curve P-256\.$/],
    [[good, write('second.pem', 'SECRET')], /second\.pem, which is not a key in PEM\.$/],
  ] as const;
  for (const [files, message] of wrong) {
    assert.throws(
      () => readSigningKeys(files),
      (error: Error) => {
        assert.match(error.message, message);
        return error.message.startsWith('QUJAT_SIGNING_KEY_FILES ') && !error.message.includes('SECRET');
      },
    );
  }
});
