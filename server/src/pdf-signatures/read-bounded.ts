/** The body of an answer from elsewhere, which may be of any length. */
import { PdfSigningError } from './pdf-signer.ts';

/** @throws PdfSigningError that says whose answer has too much */
export async function readBounded({ body }: Response, maxBytes: number, whose: string): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) throw new PdfSigningError(`${whose} has answered with too much`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
