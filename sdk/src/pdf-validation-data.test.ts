/**
 * Behind a signature one update may stand: the data that verify it later, and nothing else. Issuers and an authority for timestamps on this machine
 * give them, by `openssl`.
 */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { PDF } from '@libpdf/core';
import { startIssuers, type TestIssuers } from '../../server/src/pdf-signatures/issuer-test-setup.ts';
import { hasOpenssl, signedPdf } from '../../server/src/pdf-signatures/pdf-signatures-test-setup.ts';
import { createDrawDocument } from '../../server/src/rendering/draw-document.ts';
import { testDocument } from '../../server/src/rendering/rendering-test-setup.ts';
import { pdfOfPages, textPage } from '../../server/src/rendering/supplied/supplied-test-setup.ts';
import type { Bytes } from './der.ts';
import { type PdfSignatureError, verifyPdf } from './pdf-signatures.ts';
import { readUpdate, type ValidationData, writeUpdate } from './pdf-update.ts';
import { type Ask, validationDataFor } from './pdf-validation-data.ts';
import { isGood } from './validation-data.ts';

const skip = hasOpenssl ? false : 'openssl is not installed';

interface Stamped extends TestIssuers {
  /** Signed, with a timestamp. */
  signed: Bytes;
  trusted: { keys: object[] };
  update: Bytes;
}

const ask: Ask = async ({ url, body }, isRight) => {
  const response = await fetch(url, body === undefined ? {} : { method: 'POST', body });
  const answer = new Uint8Array(await response.arrayBuffer());
  return response.ok && (await isRight(answer)) ? answer : undefined;
};

async function stamped(t: TestContext, pdf: Uint8Array = pdfOfPages([textPage])): Promise<Stamped> {
  const issuers = await startIssuers(t);
  const { key, timestamps } = issuers;
  const signed = new Uint8Array(await signedPdf({ pdf, key, signedAtMs: Date.now(), timestamps }));
  const [certificate = new Uint8Array()] = key.certificates;
  const trusted = { keys: [{ 'x5t#S256': hash('sha256', certificate, 'base64url') }] };
  const update = await validationDataFor(signed, ask);
  assert.ok(update);
  return { ...issuers, signed, trusted, update };
}

const joined = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

async function codeOf(pdf: Bytes, trusted: Stamped['trusted']): Promise<PdfSignatureError['code'] | 'none'> {
  return verifyPdf(pdf, { trusted }).then(
    () => 'none',
    (error: PdfSignatureError) => error.code,
  );
}

test('of a PDF with validation data it is told that every certificate was good, in both forms of a file', {
  skip,
}, async (t) => {
  const { pdf: drawn } = await createDrawDocument()(testDocument(), { pdf: true, image: false });
  for (const pdf of [drawn ?? undefined, undefined]) {
    const { signed, update, trusted } = await stamped(t, pdf);
    assert.equal((await verifyPdf(signed, { trusted })).standings, null);
    const { standings } = await verifyPdf(joined(signed, update), { trusted });
    const told = standings?.map(({ certificate: { subject }, by, saidAt }) => {
      assert.ok(Math.abs(saidAt.getTime() - Date.now()) < 60_000);
      return [subject, by];
    });
    assert.deepEqual(told, [
      ['C=KZ, CN=gateway', 'ocsp'],
      ['C=KZ, CN=timestamps', 'revocation_list'],
    ]);
  }
});

test('an update that says anything else is refused, however little it is', { skip }, async (t) => {
  const { signed, update, trusted } = await stamped(t);
  const text = Buffer.from(update).toString('latin1');
  const changed = (from: string | RegExp, to: string) => {
    const other = text.replace(from, to);
    assert.notEqual(other, text);
    return Buffer.from(other, 'latin1');
  };
  const page = '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n';
  const attacks: Record<string, Buffer> = {
    'another root of the pages': changed(/\/Pages \d/, '/Pages 9'),
    'another form': changed(/\/AcroForm \d/, '/AcroForm 9'),
    'names that were not there': changed('/DSS', '/Names 9 0 R /DSS'),
    'an action at the start': changed('/DSS', '/OpenAction 9 0 R /DSS'),
    'an object that replaces one': changed('xref\n', `${page}xref\n`),
    'a row for an object of before': changed(/xref\n1 1\n/, 'xref\n3 1\n'),
    'another root': changed(/\/Root 1/, '/Root 9'),
    'another section of before': changed(/\/Prev \d/, '/Prev 9'),
    'digits of the other case': changed(/stream\n30/, 'stream\n3a'),
    'a space': changed('/Type/DSS', '/Type /DSS'),
    'an entry of the store': changed('/Type/DSS', '/Type/DSS/VRI 9 0 R'),
    'something behind it': Buffer.concat([update, Buffer.from('\n')]),
    'the same once more': Buffer.concat([update, update]),
    nothing: Buffer.alloc(0),
  };
  for (const [what, bytes] of Object.entries(attacks)) {
    const expected = what === 'nothing' ? 'none' : 'added_after';
    assert.equal(await codeOf(joined(signed, bytes), trusted), expected, what);
  }
});

test('what a library adds, to the signed file or behind the data, is refused', { skip }, async (t) => {
  const { signed, update, trusted } = await stamped(t);
  for (const bytes of [signed, joined(signed, update)]) {
    const document = await PDF.load(bytes);
    document.addPage();
    const changed = new Uint8Array(await document.save({ incremental: true }));
    assert.deepEqual(changed.subarray(0, bytes.length), bytes);
    assert.equal(await codeOf(changed, trusted), 'added_after');
  }
});

test('data that do not say of each certificate that it was good are refused, and so are more than that', {
  skip,
}, async (t) => {
  const { signed, update, trusted, issuer } = await stamped(t);
  const data = await readUpdate(signed, update);
  assert.ok(data);
  const code = async (other: Partial<ValidationData>) => {
    const written = await writeUpdate(signed, { ...data, ...other });
    return await codeOf(joined(signed, written ?? new Uint8Array()), trusted);
  };
  assert.equal(await code({}), 'none');
  assert.equal(await code({ ocspAnswers: [] }), 'validation_data_wrong');
  assert.equal(await code({ certificates: [] }), 'validation_data_wrong');
  assert.equal(await code({ ocspAnswers: [...data.ocspAnswers, ...data.ocspAnswers] }), 'validation_data_wrong');
  assert.equal(await code({ certificates: [...data.certificates, new Uint8Array([1])] }), 'validation_data_wrong');
  const { ocspAnswers: others } = (await readUpdateOf(await stamped(t))) ?? data;
  assert.equal(await code({ ocspAnswers: others }), 'validation_data_wrong', 'of another issuer');

  const answer = async (isRight: () => boolean) => {
    let said: Bytes | undefined;
    await validationDataFor(signed, (question, right) =>
      ask(question, async (bytes) => {
        if (question.body !== undefined) said = bytes;
        return (await right(bytes)) || isRight();
      }),
    );
    return { ocspAnswers: said === undefined ? [] : [said] };
  };
  const stranger = issuer.issue('stranger', 'nobody');
  issuer.answerBy(stranger);
  assert.equal(await code(await answer(() => true)), 'validation_data_wrong', 'by one who may not say it');
  issuer.answerBy(issuer.issue('delegate', 'nobody', 'extendedKeyUsage = OCSPSigning'));
  assert.equal(await code(await answer(() => false)), 'none', 'by one who was named for it');
  issuer.revoke('gateway');
  assert.equal(await code(await answer(() => true)), 'certificate_revoked');
  assert.equal(await validationDataFor(signed, ask), undefined, 'none are written then');
});

async function readUpdateOf({ signed, update }: Stamped): Promise<ValidationData | undefined> {
  return await readUpdate(signed, update);
}

test('what was said holds from five minutes before to its end, or to five minutes after, and not of an ended certificate', {
  skip,
}, async (t) => {
  const { signed, trusted } = await stamped(t);
  const { certificate: about } = await verifyPdf(signed, { trusted });
  const at = new Date();
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
  const standing = (thisUpdate: Date, nextUpdate?: Date, state: 'good' | 'unknown' = 'good') =>
    isGood({ state, thisUpdate, nextUpdate }, { about }, at);
  assert.deepEqual(
    [standing(minutes(-600), minutes(1)), standing(minutes(-600), minutes(-6)), standing(minutes(600), minutes(900))],
    [true, false, true],
  );
  assert.deepEqual([standing(minutes(-4)), standing(minutes(-6))], [true, false]);
  assert.equal(standing(new Date(about.validUntil.getTime() + 1), minutes(1e6)), false);
  assert.equal(standing(minutes(-1), minutes(1), 'unknown'), false);
});

test('where an issuer is silent or a chain has no end, no data are written', { skip }, async (t) => {
  const { signed } = await stamped(t);
  assert.equal(await validationDataFor(signed, async () => undefined), undefined);
  const noList: Ask = (question, isRight) =>
    question.url.endsWith('.crl') ? Promise.resolve(undefined) : ask(question, isRight);
  assert.equal(await validationDataFor(signed, noList), undefined);
});
