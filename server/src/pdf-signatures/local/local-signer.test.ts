/** A key of this machine signs all 24 types of documents, and independent programs agree; without the authority there is no timestamp. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { systemClock } from '../../clock.ts';
import { documentTypes } from '../../documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../../egov/sandbox/sample-document.ts';
import { createDrawDocument } from '../../rendering/draw-document.ts';
import { attachmentOf, objectsOf } from '../../rendering/rendering-test-setup.ts';
import { nobodysTurn } from '../../rendering/work-queue.ts';
import { startIssuers } from '../issuer-test-setup.ts';
import { hasOpenssl, makeKey, newFolder, plainPdf, startTimestamps, trustedBy } from '../pdf-signatures-test-setup.ts';
import { pdfSignerContract } from '../pdf-signer-contract.ts';
import { createLocalSigner } from './local-signer.ts';
import { readPdfSigningKey } from './signing-key.ts';
import { createSigningPool } from './signing-pool.ts';

const skip = hasOpenssl ? false : 'openssl is not installed';
const pool = createSigningPool(60_000);
after(() => pool.close());

const parts = { pool, clock: systemClock };
/** However busy the machine is. */
const validationData = { timeoutMs: 60_000 };

pdfSignerContract(
  'a key in files, with timestamps',
  async (t) => {
    const folder = newFolder(t);
    const authority = await startTimestamps(t, folder);
    const { keyFile, certificateFile } = makeKey(folder, 'gateway');
    const key = readPdfSigningKey(keyFile, certificateFile);
    let nowMs = 0;
    return {
      signer: createLocalSigner({
        ...{ ...parts, key, validationData: undefined },
        timestamps: authority.settings,
        monotonicMs: () => nowMs,
      }),
      trusted: trustedBy(key),
      breakDown() {
        const before = authority.asked();
        authority.refuse(true);
        return () => authority.asked() - before;
      },
      recover() {
        authority.refuse(false);
        nowMs += 30_000;
      },
    };
  },
  { shortfall: 'B-B', skip },
);

pdfSignerContract(
  'a key in files, with validation data',
  async (t) => {
    const { issuer, key, timestamps } = await startIssuers(t);
    let nowMs = 0;
    return {
      signer: createLocalSigner({ ...parts, key, timestamps, validationData, monotonicMs: () => nowMs }),
      trusted: trustedBy(key),
      breakDown() {
        issuer.refuse(true);
        return () => issuer.asked.length;
      },
      recover() {
        issuer.refuse(false);
        nowMs += 30_000;
      },
    };
  },
  { shortfall: 'B-T', skip },
);

test('a timestamp that is not of this signature is not taken', { skip }, async (t) => {
  const folder = newFolder(t);
  const authority = await startTimestamps(t, folder);
  const { keyFile, certificateFile } = makeKey(folder, 'gateway');
  const key = readPdfSigningKey(keyFile, certificateFile);
  const timestamps = authority.settings;
  const signer = createLocalSigner({ ...parts, key, timestamps, validationData: undefined, monotonicMs: () => 0 });
  assert.equal((await signer.sign(plainPdf, nobodysTurn)).level, 'B-T');
  authority.repeat();
  assert.equal((await signer.sign(plainPdf, nobodysTurn)).level, 'B-B');
});

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const missing = ['pdfsig', 'qpdf', 'openssl'].filter((program) => !has(program));

test('pdfsig, qpdf and openssl agree on every type of document; its tags and the data attached to it stay', {
  skip: missing.length > 0 && `not installed: ${missing.join(', ')}`,
}, async (t) => {
  const folder = newFolder(t);
  const { key, timestamps, issuerFile } = await startIssuers(t);
  const signer = createLocalSigner({ ...parts, key, timestamps, validationData, monotonicMs: () => 0 });
  const draw = createDrawDocument();
  for (const type of documentTypes) {
    const { pdf } = await draw(await makeSampleDocument(type, sampleHolderOf(type)), { pdf: true, image: false });
    assert.ok(pdf);
    const { addition, level } = await signer.sign(pdf, nobodysTurn);
    assert.equal(level, 'B-LT');
    const signed = Buffer.concat([pdf, addition]);
    const file = join(folder, `${type.name}.pdf`);
    writeFileSync(file, signed);
    const seen = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    assert.match(seen, /Signature is Valid/, type.name);
    execFileSync('qpdf', ['--check', file], { stdio: 'ignore' });
    verifyByOpenssl(signed, folder, issuerFile);
    verifyDataByOpenssl(file, folder, issuerFile);
    const objects = objectsOf(signed);
    for (const kept of ['/StructTreeRoot', '/MarkInfo', '/AF'])
      assert.ok(objects.includes(kept), `${type.name}: ${kept}`);
    assert.equal(attachmentOf(signed), attachmentOf(pdf));
  }
});

function verifyByOpenssl(pdf: Buffer, folder: string, certificateFile: string): void {
  const range = /\/ByteRange \[0 (\d+)\s+(\d+)\s+(\d+)/.exec(pdf.toString('latin1')) ?? [];
  const [from = 0, until = 0, more = 0] = range.slice(1).map(Number);
  const [cms, content] = [join(folder, 'signature.der'), join(folder, 'content')];
  const digits = pdf.subarray(from + 1, until - 1).toString('latin1');
  writeFileSync(cms, Buffer.from(digits, 'hex'));
  writeFileSync(content, Buffer.concat([pdf.subarray(0, from), pdf.subarray(until, until + more)]));
  const words = ['-inform', 'DER', '-in', cms, '-content', content, '-CAfile', certificateFile, '-purpose', 'any'];
  execFileSync('openssl', ['cms', '-verify', '-binary', ...words, '-out', '/dev/null'], { stdio: 'ignore' });
}

/** The answer of OCSP as qpdf finds it in the file, by the way that every reader takes. */
function verifyDataByOpenssl(file: string, folder: string, issuerFile: string): void {
  const show = (...words: string[]) => execFileSync('qpdf', [...words, file]);
  const text = (...words: string[]) => show(...words).toString('latin1');
  const [, catalog = ''] = /\/Root (\d+) 0 R/.exec(text('--show-object=trailer')) ?? [];
  const [, store = ''] = /\/DSS (\d+) 0 R/.exec(text(`--show-object=${catalog}`)) ?? [];
  const [, answer = ''] = /\/OCSPs \[ (\d+) 0 R/.exec(text(`--show-object=${store}`)) ?? [];
  const answerFile = join(folder, 'answer.der');
  writeFileSync(answerFile, show(`--show-object=${answer}`, '--filtered-stream-data'));
  const words = ['ocsp', '-respin', answerFile, '-CAfile', issuerFile, '-resp_text'];
  const { stdout, stderr } = spawnSync('openssl', words, { encoding: 'utf8' });
  assert.match(stderr, /Response verify OK/);
  assert.match(stdout, /Cert Status: good/);
}

test('files that are no pair, or hold no key that can sign, are refused by their names and without their content', {
  skip,
}, (t) => {
  const folder = newFolder(t);
  const [one, other] = [makeKey(folder, 'one'), makeKey(folder, 'other')];
  const text = join(folder, 'text.pem');
  writeFileSync(text, 'SECRET');
  const wrong = [
    ['/none.pem', one.certificateFile, /KEY_FILE names \/none\.pem, which cannot be read\.$/],
    [text, one.certificateFile, /KEY_FILE names .*text\.pem, which is not a private key in PEM\.$/],
    [one.keyFile, text, /CERTIFICATE_FILES names .*text\.pem, which has no certificate in PEM\.$/],
    [one.keyFile, other.certificateFile, /whose first certificate is not that of the key\.$/],
  ] as const;
  for (const [keyFile, certificateFile, message] of wrong) {
    assert.throws(
      () => readPdfSigningKey(keyFile, certificateFile),
      (error: Error) => message.test(error.message) && !error.message.includes('SECRET'),
      String(message),
    );
  }
});
