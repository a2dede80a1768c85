/**
 * Signs through NCANode, which runs beside the gateway and knows Kazakhstan's GOST algorithms: with the organisation's own key, so that
 * the signature has the force that the law gives such a key. Key and password go to NCANode with each PDF.
 */
import { additionOf } from '../assert-signed.ts';
import type { NcanodeLevel } from '../pdf-signature-settings.ts';
import { type PdfSigner, PdfSigningError } from '../pdf-signer.ts';
import { readBounded } from '../read-bounded.ts';

export interface NcanodeSignerOptions {
  url: URL;
  /** A PKCS#12 file. */
  key: Uint8Array;
  password: string;
  level: NcanodeLevel;
  /** Such as `fetch`. */
  send: (url: URL, init: RequestInit) => Promise<Response>;
  monotonicMs: () => number;
  /** Less than a caller waits: without an answer by then, the document goes out unsigned. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;
/** So long an NCANode that has failed is not asked: else each document would wait for it. */
const PAUSE_MS = 15_000;
/** By PDFBox a signature has some 20 kB. */
const MAX_ADDED_BYTES = 1024 * 1024;

export function createNcanodeSigner(options: NcanodeSignerOptions): PdfSigner {
  const { level, monotonicMs, timeoutMs = TIMEOUT_MS } = options;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  return {
    level,
    async sign(pdf, { deadline }) {
      if (monotonicMs() < pausedUntilMs) throw new PdfSigningError('NCANode has failed a moment ago');
      try {
        const signed = await askNcanode(pdf, options, AbortSignal.any([deadline, AbortSignal.timeout(timeoutMs)]));
        return { level, addition: await additionOf(pdf, signed) };
      } catch (error) {
        // That a caller’s time was over says nothing of NCANode.
        if (!deadline.aborted) pausedUntilMs = monotonicMs() + PAUSE_MS;
        throw error;
      }
    },
  };
}

async function askNcanode(pdf: Uint8Array, options: NcanodeSignerOptions, signal: AbortSignal): Promise<Uint8Array> {
  const { url, key, password, level, send } = options;
  const signer = { key: base64(key), password };
  const body = JSON.stringify({
    pdf: base64(pdf),
    signers: [{ signer }],
    withTsp: level === 'B-T',
    padesLevel: level.slice('B-'.length),
  });
  const target = new URL('pdf/sign', url.href.endsWith('/') ? url : `${url.href}/`);
  const headers = { 'content-type': 'application/json' };
  let answer: unknown;
  try {
    const response = await send(target, { method: 'POST', headers, body, signal, redirect: 'error' });
    if (!response.ok) throw new PdfSigningError(`NCANode has answered ${response.status}`);
    answer = JSON.parse((await readBounded(response, 2 * (pdf.length + MAX_ADDED_BYTES), 'NCANode')).toString());
  } catch (error) {
    if (error instanceof PdfSigningError) throw error;
    throw new PdfSigningError('NCANode gives no answer');
  }
  const { pdf: signed } = Object(answer) as { pdf?: unknown };
  if (typeof signed !== 'string') throw new PdfSigningError('NCANode has answered without a PDF');
  return Buffer.from(signed, 'base64');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
