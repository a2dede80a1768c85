/** Of the changes of one byte in a real answer, its receipt, its signed QR or a file of it, each is found or leaves the meaning as it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { fieldOfFile, type GatewayKeys, parseStrictJson, readReceipt, verifyReceipt } from '@qujat/sdk/receipts';
import { verifySignedQrCode } from '@qujat/sdk/signed-qr-codes';
import fc from 'fast-check';
import { startTestGateway } from '../server/src/app/test-gateway.ts';
import { readCodes } from '../server/src/rendering/rendering-test-setup.ts';
import { count } from './scale.ts';

interface ByteChange {
  /** Where, as a part of the whole length. */
  at: number;
  by: number;
}

const byteChange = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  by: fc.integer({ min: 1, max: 255 }),
});

function withByteChanged(bytes: Uint8Array, { at, by }: ByteChange): Buffer<ArrayBuffer> {
  const changed = Buffer.from(bytes);
  const index = Math.floor(at * changed.length);
  changed[index] = (changed[index] ?? 0) ^ by;
  return changed;
}

test('a byte that was changed is found, in the answer, in its data, in the receipt, in the signed QR and in a file', async (t) => {
  const runs = count(t, 'changes of each', { short: 60, full: 1_000 });
  const seed = 20_261_129;
  const gateway = await startTestGateway(t, { config: { signingKeyFiles: undefined } });
  const { backendSessionId, code } = await gateway.openSession();
  const { text } = await gateway.approve(backendSessionId, code, { file: true });
  const keys: GatewayKeys = JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
  const answer = JSON.parse(text);
  const { receipt, document_pdf: pdf, signed_qrcode: qr } = answer;
  const { QRCode: qrText = '' } = await readCodes(Buffer.from(qr, 'base64'));
  await verifySignedQrCode(qrText, keys);
  const {
    face_photo: _photo,
    qrcode: _qr,
    barcode: _bar,
    signed_qrcode: _signed,
    document_pdf: _pdf,
    ...data
  } = answer;
  await verifyReceipt(answer, keys);

  const asText = async (bytes: Uint8Array, meaning: object) => {
    const changed = parsed(bytes);
    if (changed === undefined || isDeepStrictEqual(changed, meaning)) return;
    await assert.rejects(verifyReceipt(changed, keys), { name: 'ReceiptError' });
  };
  const looks: Record<string, (change: ByteChange) => Promise<void>> = {
    'the whole answer': (change) => asText(withByteChanged(Buffer.from(text), change), answer),
    'its data': (change) => asText(withByteChanged(Buffer.from(JSON.stringify(data)), change), data),
    async 'the receipt'(change) {
      const changed = withByteChanged(Buffer.from(receipt), change).toString('latin1');
      await assert.rejects(verifyReceipt({ ...answer, receipt: changed }, keys), { name: 'ReceiptError' });
    },
    async 'the signed QR'(change) {
      const changed = withByteChanged(Buffer.from(qrText), change).toString('latin1');
      await assert.rejects(verifySignedQrCode(changed, keys), { name: 'SignedQrCodeError' });
    },
    async 'the PDF'(change) {
      const file = withByteChanged(Buffer.from(pdf, 'base64'), change);
      assert.equal(await fieldOfFile(file, await readReceipt(receipt, keys)), undefined);
    },
  };
  for (const [what, look] of Object.entries(looks)) {
    await fc.assert(fc.asyncProperty(byteChange, look), { numRuns: runs, seed });
    t.diagnostic(`${what}: ${runs} changes`);
  }
});

/** Undefined where it is refused before anything is verified. */
function parsed(bytes: Uint8Array): object | undefined {
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as object;
  } catch {
    return undefined;
  }
}
