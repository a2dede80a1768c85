/**
 * A PDF on its way to the caller is signed, where the gateway has a signer. It is delivered once, so nothing here refuses it: what cannot
 * be signed goes out as it is, is told in the reply, counted, and logged when it begins and when it is over.
 */
import type { Turn } from '../rendering/work-queue.ts';
import { type PadesLevel, type PdfSigner, padesLevels } from './pdf-signer.ts';

/** `state`: it has a signature of its own, to which none is added. */
export const pdfSignatureStates = [...padesLevels, 'state', 'failed'] as const;
export type PdfSignatureState = PadesLevel | 'state' | 'failed';

export interface DeliveredSignature {
  state: PdfSignatureState;
  /** What is to be put behind the PDF; undefined where nothing is. */
  addition?: Uint8Array;
}

export type SignDeliveredPdf = (pdf: Uint8Array, turn: Turn) => Promise<DeliveredSignature>;

export type PdfSigningShortfall = 'unsigned' | 'no_timestamp' | 'no_validation_data';

export interface PdfSigningReports {
  /** Of each PDF. */
  count(state: PdfSignatureState): void;
  /** Where it begins to fall short of what is configured, and where it no longer does. @param reason fixed words */
  onChange(shortfall: PdfSigningShortfall | undefined, reason: string | undefined): void;
}

export function createPdfSigning(signer: PdfSigner, { count, onChange }: PdfSigningReports): SignDeliveredPdf {
  let shortfall: PdfSigningShortfall | undefined;
  const tell = (now: typeof shortfall, reason?: string) => {
    if (now !== shortfall) onChange(now, reason);
    shortfall = now;
  };
  const sign: SignDeliveredPdf = async (pdf, turn) => {
    if (isSigned(pdf)) return { state: 'state' };
    try {
      const { level, addition } = await signer.sign(pdf, turn);
      tell(level === signer.level ? undefined : level === 'B-B' ? 'no_timestamp' : 'no_validation_data');
      return { state: level, addition };
    } catch (error) {
      tell('unsigned', reasonOf(error, turn));
      return { state: 'failed' };
    }
  };
  return async (pdf, turn) => {
    const signature = await sign(pdf, turn);
    count(signature.state);
    return signature;
  };
}

/** The dictionary of a signature stands in the file as it is: what it covers could not be left out of it otherwise. */
function isSigned(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).includes('/ByteRange');
}

/** Of an error from a worker or a library nothing is repeated: it might quote the PDF. */
function reasonOf(error: unknown, { deadline }: Turn): string {
  if (deadline.aborted) return 'there was no time left';
  return error instanceof Error && error.name === 'PdfSigningError' ? error.message : 'the signer has failed';
}
