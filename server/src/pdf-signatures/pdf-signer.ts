/** Who signs the PDFs that the gateway hands out: a key in files (`local/`), or NCANode with the organisation's own key (`ncanode/`). */
import type { Turn } from '../rendering/work-queue.ts';

/**
 * How much a signature proves, by PAdES (ETSI EN 319 142-1): `B-B` who has signed, `B-T` also since when, by a timestamp of another
 * party, `B-LT` also that no certificate of either was revoked then.
 */
export const padesLevels = ['B-B', 'B-T', 'B-LT'] as const;
export type PadesLevel = (typeof padesLevels)[number];

/** A signature changes nothing of a PDF: it is put behind its bytes. */
export interface PdfSignature {
  level: PadesLevel;
  addition: Uint8Array;
}

export interface PdfSigner {
  /** That it is to reach. */
  level: PadesLevel;
  /** @throws PdfSigningError, or what ended its work, where the PDF cannot be signed now */
  sign(pdf: Uint8Array, turn: Turn): Promise<PdfSignature>;
}

/** Its message goes into the log: fixed words, nothing of a document. */
export class PdfSigningError extends Error {
  override readonly name = 'PdfSigningError';
}
