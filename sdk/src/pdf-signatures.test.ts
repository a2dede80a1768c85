/**
 * A signed PDF holds for the very file, and for nothing that was added, replaced or left out. Signed by the gateway's own signer, with
 * keys that `openssl` has made.
 */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { SigningTask } from '../../server/src/pdf-signatures/local/sign-with-key.ts';
import { readPdfSigningKey } from '../../server/src/pdf-signatures/local/signing-key.ts';
import {
  hasOpenssl,
  makeKey,
  newFolder,
  signedPdf,
  startTimestamps,
} from '../../server/src/pdf-signatures/pdf-signatures-test-setup.ts';
import { pdfOfPages, textPage } from '../../server/src/rendering/supplied/supplied-test-setup.ts';
import { type Bytes, type DerValue, isEqual, partsOf, readDer, TAG, writeDer } from './der.ts';
import { type PdfSignatureError, verifyPdf } from './pdf-signatures.ts';
import { readSignature, signedRange } from './signed-range.ts';

const skip = hasOpenssl ? false : 'openssl is not installed';
const plain = new Uint8Array(pdfOfPages([textPage]));

interface Signed {
  signedAtMs: number;
  bytes: Buffer<ArrayBuffer>;
  trusted: { keys: object[] };
}

async function signed(
  t: TestContext,
  {
    algorithm = 'P-256' as Parameters<typeof makeKey>[2],
    timestamps = undefined as SigningTask['timestamps'],
    laterMs = 0,
  } = {},
): Promise<Signed> {
  const made = makeKey(newFolder(t), 'gateway', algorithm);
  const key = readPdfSigningKey(made.keyFile, made.certificateFile);
  const signedAtMs = Date.now() + laterMs;
  const bytes = await signedPdf({ pdf: plain, key, signedAtMs, timestamps });
  const [certificate = new Uint8Array()] = key.certificates;
  return {
    signedAtMs,
    bytes,
    trusted: { keys: [{ kty: 'EC', kid: 'of receipts' }, { 'x5t#S256': hash('sha256', certificate, 'base64url') }] },
  };
}

async function codeOf(bytes: Uint8Array, trusted: Signed['trusted']): Promise<PdfSignatureError['code'] | 'none'> {
  return verifyPdf(new Uint8Array(bytes), { trusted }).then(
    () => 'none',
    (error: PdfSignatureError) => error.code,
  );
}

for (const algorithm of ['P-256', 'P-384', 'RSA'] as const) {
  test(`a PDF that is signed with ${algorithm} is verified, and says whose it is and since when`, {
    skip,
  }, async (t) => {
    const { bytes, trusted, signedAtMs } = await signed(t, { algorithm });
    const { certificate, signedAt, timestamp } = await verifyPdf(new Uint8Array(bytes), { trusted });
    assert.equal(certificate.subject, 'C=KZ, O=Мысал ұйымы, CN=gateway');
    assert.match(certificate.fingerprint, /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    assert.equal(signedAt?.getTime(), Math.floor(signedAtMs / 1_000) * 1_000);
    assert.equal(timestamp, null);
  });
}

test('a timestamp says since when by the clock of another party', { skip }, async (t) => {
  const { settings: timestamps } = await startTimestamps(t, newFolder(t));
  const { bytes, trusted } = await signed(t, { timestamps });
  const { timestamp } = await verifyPdf(new Uint8Array(bytes), { trusted });
  assert.equal(timestamp?.authority.subject, 'CN=Timestamps of a test');
  assert.ok(Math.abs(timestamp.at.getTime() - Date.now()) < 60_000);
});

test('a timestamp of another signature is refused', { skip }, async (t) => {
  const { settings: timestamps } = await startTimestamps(t, newFolder(t));
  const [one, other] = [await signed(t, { timestamps }), await signed(t, { timestamps })];
  const [own, foreign] = [await tokenOf(one), await tokenOf(other)];
  assert.equal(await codeOf(withToken(one, own), one.trusted), 'none', 'the same again');
  assert.equal(await codeOf(withToken(one, foreign), one.trusted), 'timestamp_wrong');

  async function tokenOf({ bytes }: Signed): Promise<Bytes> {
    const { signed } = await readSignature(signedRange(new Uint8Array(bytes)));
    assert.ok(signed.timestampToken);
    return signed.timestampToken.whole;
  }

  /** In the same room, whatever the length of both tokens. */
  function withToken({ bytes }: Signed, token: Bytes): Buffer {
    const digits = Buffer.from(signedRange(new Uint8Array(bytes)).gap.subarray(1, -1)).toString('latin1');
    const content = new Uint8Array(Buffer.from(digits, 'hex'));
    const whole = content.subarray(0, 4 + Buffer.from(content).readUInt16BE(2));
    const changed = Buffer.from(replaceIn(readDer(whole, TAG.sequence), own, token)).toString('hex');
    return Buffer.from(bytes.toString('latin1').replace(digits, changed.padEnd(digits.length, '0')), 'latin1');
  }
});

/** A value anew, with another one in place of one of its parts; the lengths around it are those that it needs. */
function replaceIn(value: DerValue, part: Bytes, replacement: Bytes): Bytes {
  if (isEqual(value.whole, part)) return replacement;
  const isConstructed = (value.tag & 0x20) !== 0;
  if (!isConstructed) return value.whole;
  return writeDer(
    value.tag,
    ...partsOf(value)
      .rest()
      .map((inner) => replaceIn(inner, part, replacement)),
  );
}

test('what was added behind the signature is told, also where it replaces what a reader shows', { skip }, async (t) => {
  const { bytes, trusted } = await signed(t);
  const page = '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n';
  const update = `${page}xref\n3 1\n${String(bytes.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 99 /Root 1 0 R >>\n`;
  for (const added of [' ', `\n${page}`, `${update}startxref\n${bytes.length + page.length}\n%%EOF\n`]) {
    assert.equal(await codeOf(Buffer.concat([bytes, Buffer.from(added)]), trusted), 'added_after');
  }
});

test('a second signature over more than the first does not make what was added between them the gateway’s', {
  skip,
}, async (t) => {
  const { bytes, trusted } = await signed(t);
  const stranger = makeKey(newFolder(t), 'stranger');
  const key = readPdfSigningKey(stranger.keyFile, stranger.certificateFile);
  const twice = await signedPdf({ pdf: new Uint8Array(bytes), key, signedAtMs: Date.now(), timestamps: undefined });
  assert.equal(await codeOf(twice, trusted), 'certificate_unknown');
});

test('a range with a hole in it is refused, however the hole is filled', { skip }, async (t) => {
  const { bytes, trusted } = await signed(t);
  const text = bytes.toString('latin1');
  const [whole = '', first = '', second = ''] = /\/ByteRange \[0 (\d+)\s+(\d+)\s+\d+\s*\]/.exec(text) ?? [];
  const ranged = (from: number, until: number) => {
    const numbers = [from, until, bytes.length - until].map((number) => String(number).padEnd(10));
    return Buffer.from(text.replace(whole, `/ByteRange [0 ${numbers.join(' ')}]`), 'latin1');
  };
  assert.equal(await codeOf(ranged(Number(first), Number(second)), trusted), 'none', 'the same again');
  assert.equal(await codeOf(ranged(Number(first) - 1, Number(second)), trusted), 'range_incomplete');
  assert.equal(await codeOf(ranged(Number(first), Number(second) + 1), trusted), 'range_incomplete');
  assert.equal(await codeOf(ranged(Number(first) - 200, Number(first)), trusted), 'range_incomplete');
  assert.equal(await codeOf(ranged(Number(second), Number(first)), trusted), 'range_incomplete');
});

test('what is no PDF, is not signed, is signed by a stranger or by a certificate that had ended is told apart', {
  skip,
}, async (t) => {
  const { bytes, trusted } = await signed(t);
  assert.equal(await codeOf(Buffer.from('{}'), trusted), 'not_a_pdf');
  assert.equal(await codeOf(plain, trusted), 'not_signed');
  assert.equal(await codeOf(bytes, { keys: [] }), 'certificate_unknown');
  assert.equal(await codeOf(bytes.subarray(0, -1), trusted), 'range_incomplete');
  const late = await signed(t, { laterMs: 3 * 86_400_000 });
  assert.equal(await codeOf(late.bytes, late.trusted), 'certificate_expired');
});

test('of a signature that cannot be verified here, such as with GOST, it is told whose it says to be', {
  skip,
}, async (t) => {
  const { bytes, trusted } = await signed(t);
  // ECDSA with SHA-256, and an identifier of the same length that stands for nothing.
  const unknown = Buffer.from(
    bytes.toString('latin1').replace(/06082a8648ce3d040302/gi, '06082a8648ce3d04037f'),
    'latin1',
  );
  await assert.rejects(verifyPdf(new Uint8Array(unknown), { trusted }), (error: PdfSignatureError) => {
    assert.equal(error.code, 'algorithm_unknown');
    return error.certificate?.subject.includes('CN=gateway') === true;
  });
});

test('what stands in the room behind the signature is found', { skip }, async (t) => {
  const { bytes, trusted } = await signed(t);
  const text = bytes.toString('latin1');
  const end = text.indexOf('>', text.indexOf('/ByteRange') + 1_000);
  const padding = end - 2;
  assert.equal(text.slice(padding, end), '00');
  assert.equal(
    await codeOf(Buffer.from(`${text.slice(0, padding)}01${text.slice(padding + 2)}`, 'latin1'), trusted),
    'signature_malformed',
  );
  assert.equal(
    await codeOf(Buffer.from(`${text.slice(0, padding)} 0${text.slice(padding + 2)}`, 'latin1'), trusted),
    'range_incomplete',
  );
});
