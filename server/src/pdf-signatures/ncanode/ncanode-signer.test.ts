/**
 * Signing through NCANode's REST, before a server that answers as NCANode does, with an RSA key of its own. What it answers is not
 * believed: the PDF must be as it was, with a signature over all of it.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { nobodysTurn } from '../../rendering/work-queue.ts';
import { readPdfSigningKey } from '../local/signing-key.ts';
import { hasOpenssl, makeKey, newFolder, plainPdf, signedPdf, trustedBy } from '../pdf-signatures-test-setup.ts';
import { pdfSignerContract } from '../pdf-signer-contract.ts';
import { createNcanodeSigner } from './ncanode-signer.ts';

const skip = hasOpenssl ? false : 'openssl is not installed';
const keyStore = Buffer.from('a PKCS#12 file with a GOST key');
const password = 'the-password-of-the-key';

type Answer = { status?: number; body: unknown };

async function startNcanode(t: TestContext) {
  const { keyFile, certificateFile } = makeKey(newFolder(t), 'organisation', 'RSA');
  const key = readPdfSigningKey(keyFile, certificateFile);
  const heard: { path: string; body: Record<string, unknown> }[] = [];
  let answer: ((signed: Buffer, pdf: Buffer) => Answer) | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const body = JSON.parse(Buffer.concat(await incoming.toArray()).toString()) as Record<string, unknown>;
    heard.push({ path: incoming.url ?? '', body });
    const pdf = Buffer.from(String(body['pdf']), 'base64');
    const signed = await signedPdf({ pdf, key, signedAtMs: Date.now(), timestamps: undefined });
    const usual: Answer = { body: { status: 200, message: 'OK', pdf: signed.toString('base64') } };
    const { status = 200, body: told } = answer?.(signed, pdf) ?? usual;
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  let nowMs = 0;
  const signer = createNcanodeSigner({
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base`),
    key: keyStore,
    password,
    level: 'B-T',
    send: fetch,
    monotonicMs: () => nowMs,
    timeoutMs: 60_000,
  });
  return {
    ...{ signer, heard, trusted: trustedBy(key) },
    answers(given: typeof answer) {
      answer = given;
    },
    breakDown() {
      answer = () => ({ status: 500, body: { status: 500, message: 'the-password' } });
      const before = heard.length;
      return () => heard.length - before;
    },
    recover() {
      answer = undefined;
      nowMs += 15_000;
    },
  };
}

pdfSignerContract('NCANode', startNcanode, { shortfall: 'rejects', skip });

test('NCANode gets the PDF, the key and the level, by the names of its API', { skip }, async (t) => {
  const { signer, heard } = await startNcanode(t);
  await signer.sign(plainPdf, nobodysTurn);
  assert.deepEqual(heard, [
    {
      path: '/base/pdf/sign',
      body: {
        pdf: plainPdf.toString('base64'),
        signers: [{ signer: { key: keyStore.toString('base64'), password } }],
        withTsp: true,
        padesLevel: 'T',
      },
    },
  ]);
});

const asPdf = (pdf: Uint8Array) => ({ body: { pdf: Buffer.from(pdf).toString('base64') } });

for (const [what, answer, reason] of [
  ['an error', () => ({ status: 400, body: { message: 'the-password GOST key' } }), /^NCANode has answered 400$/],
  ['no PDF', () => ({ body: {} }), /^NCANode has answered without a PDF$/],
  ['nothing that is an object', () => ({ body: null }), /without a PDF$/],
  ['the PDF without a signature', (_signed, pdf) => asPdf(pdf), /not_signed$/],
  [
    'another PDF',
    (signed) => asPdf(Buffer.from(signed.toString('latin1').replace('012345', '543210'), 'latin1')),
    /changed/,
  ],
  ['something behind the signature', (signed) => asPdf(Buffer.concat([signed, Buffer.from(' ')])), /added_after$/],
  ['a signature of something else', (signed) => asPdf(otherTime(signed)), /file_changed$/],
] as [string, (signed: Buffer, pdf: Buffer) => Answer, RegExp][]) {
  test(`NCANode answers with ${what}: the PDF is not signed, and no word of the answer is repeated`, {
    skip,
  }, async (t) => {
    const { signer, answers } = await startNcanode(t);
    answers(answer);
    await assert.rejects(signer.sign(plainPdf, nobodysTurn), (error: Error) => {
      assert.equal(error.name, 'PdfSigningError');
      assert.doesNotMatch(error.message, /the-password|GOST/);
      return reason.test(error.message);
    });
  });
}

/** In what the signature covers, behind the PDF as it was. */
function otherTime(signed: Buffer): Buffer {
  return Buffer.from(signed.toString('latin1').replace(/\/M \(D:20/, '/M (D:19'), 'latin1');
}

test('an NCANode that is not there costs the signature', { skip }, async () => {
  const url = new URL('http://127.0.0.1:1');
  const options = { url, key: keyStore, password, level: 'B-B', send: fetch, monotonicMs: () => 0 } as const;
  await assert.rejects(
    createNcanodeSigner(options).sign(plainPdf, nobodysTurn),
    /^PdfSigningError: NCANode gives no answer$/,
  );
});
