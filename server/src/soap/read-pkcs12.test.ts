/** PKCS#12 files as our own tools and OpenSSL write them. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writePkcs12 } from './make-signing-key.ts';
import { readPkcs12 } from './read-pkcs12.ts';
import { authority, issuedKey, key } from './soap-test-setup.ts';

const password = 'a "password" of ours';

test('a file that was written here is read', () => {
  const read = readPkcs12(writePkcs12(key, password), password);
  assert.deepEqual(read.certificate, key.certificate);
  assert.ok(read.privateKey.equals(key.privateKey));
});

test('serial numbers begin with a byte that DER keeps as it is', () => {
  for (const { certificate } of [key, authority, issuedKey]) {
    assert.match(new X509Certificate(certificate).serialNumber, /^[4-7][0-9A-F]{31}$/);
  }
});

test('another password, and bytes that are no such file, are told apart from nothing: neither is repeated', () => {
  const refused = /cannot be opened/;
  assert.throws(() => readPkcs12(writePkcs12(key, password), 'SECRET'), refused);
  for (const bytes of [Buffer.alloc(0), Buffer.from('SECRET'), key.certificate]) {
    assert.throws(() => readPkcs12(bytes, password), refused);
  }
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

for (const [what, options] of [
  ['as OpenSSL 3 writes it', []],
  ['of the old kind', ['-legacy']],
  ['with the chain', ['chain']],
] as [string, string[]][]) {
  test(`a file of OpenSSL is read: ${what}`, (t) => {
    if (!hasOpenssl) return t.skip('openssl is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'qujat-p12-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = (name: string, text: string | Buffer) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const chain = ['-certfile', file('chain.pem', new X509Certificate(authority.certificate).toString())];
    const out = join(folder, 'key.p12');
    execFileSync(
      'openssl',
      [
        ...[
          'pkcs12',
          '-export',
          '-inkey',
          file('key.pem', issuedKey.privateKey.export({ type: 'pkcs8', format: 'pem' })),
        ],
        ...['-in', file('certificate.pem', new X509Certificate(issuedKey.certificate).toString())],
        ...['-out', out, '-passout', `pass:${password}`],
        ...(options[0] === 'chain' ? chain : options),
      ],
      { stdio: 'pipe' },
    );
    const read = readPkcs12(readFileSync(out), password);
    assert.deepEqual(read.certificate, issuedKey.certificate);
    assert.ok(read.privateKey.equals(issuedKey.privateKey));
  });
}

test('a file with certificates alone has no key', (t) => {
  if (!hasOpenssl) return t.skip('openssl is not installed');
  const certificate = new X509Certificate(key.certificate).toString();
  const bytes = execFileSync('openssl', ['pkcs12', '-export', '-nokeys', '-passout', `pass:${password}`], {
    input: certificate,
    stdio: 'pipe',
  });
  assert.throws(() => readPkcs12(bytes, password), /has no RSA key/);
});

test('a file with a key of another kind has no RSA key', (t) => {
  if (!hasOpenssl) return t.skip('openssl is not installed');
  const made = execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=x',
      '-keyout',
      '-',
    ],
    { stdio: 'pipe' },
  );
  const bytes = execFileSync('openssl', ['pkcs12', '-export', '-passout', `pass:${password}`], {
    input: made,
    stdio: 'pipe',
  });
  assert.throws(() => readPkcs12(bytes, password), /RSA key/);
});
