/** What every signer holds to, whichever key it has. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { verifyPdf } from '@qujat/sdk/pdf-signatures';
import { nobodysTurn } from '../rendering/work-queue.ts';
import { plainPdf } from './pdf-signatures-test-setup.ts';
import type { PdfSigner } from './pdf-signer.ts';

export interface ContractedSigner {
  signer: PdfSigner;
  trusted: { keys: object[] };
  /** From now on what it depends on is not there. @returns how often it was asked since */
  breakDown(): () => number;
  /** It is there again, and the pause after a failure is over. */
  recover(): void;
}

/** @param shortfall what becomes of a signature while it is broken */
export function pdfSignerContract(
  name: string,
  start: (t: TestContext) => Promise<ContractedSigner>,
  { shortfall, skip }: { shortfall: 'B-B' | 'B-T' | 'rejects'; skip: string | false },
): void {
  test(`${name}: what it puts behind the PDF is a signature over all of it`, { skip }, async (t) => {
    const { signer, trusted } = await start(t);
    const { level, addition } = await signer.sign(plainPdf, nobodysTurn);
    assert.equal(level, signer.level);
    const { signedAt } = await verifyPdf(Buffer.concat([plainPdf, addition]), { trusted });
    assert.ok(signedAt !== null && Math.abs(signedAt.getTime() - Date.now()) < 60_000);
  });

  test(`${name}: of many at once each has a signature of its own`, { skip }, async (t) => {
    const { signer, trusted } = await start(t);
    const pdfs = Array.from({ length: 4 }, (_, at) => Buffer.concat([plainPdf, Buffer.from(`% ${at}\n`)]));
    const signatures = await Promise.all(pdfs.map((pdf) => signer.sign(pdf, nobodysTurn)));
    for (const [at, { addition }] of signatures.entries()) {
      await verifyPdf(Buffer.concat([pdfs[at] ?? plainPdf, addition]), { trusted });
    }
  });

  test(`${name}: what it depends on is not asked again at once after it has failed, and later it is`, {
    skip,
  }, async (t) => {
    const { signer, breakDown, recover } = await start(t);
    const asked = breakDown();
    const outcome = () =>
      signer.sign(plainPdf, nobodysTurn).then(
        ({ level }) => level,
        () => 'rejects',
      );
    assert.deepEqual([await outcome(), await outcome()], [shortfall, shortfall]);
    assert.equal(asked(), 1);
    recover();
    assert.equal(await outcome(), signer.level);
  });
}
