/** How PDFs are signed in this gateway: by the configured signer, counted, logged and traced. */
import type { Clock } from '../clock.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Logger } from '../logging/logger.ts';
import type { SigningPool } from '../pdf-signatures/local/signing-pool.ts';
import type { PdfSigning } from '../pdf-signatures/open-pdf-signing.ts';
import {
  createPdfSigning,
  type PdfSigningShortfall,
  type SignDeliveredPdf,
} from '../pdf-signatures/sign-delivered-pdf.ts';
import type { Tracing } from '../tracing/tracing.ts';

interface PdfSigningContext {
  pool: SigningPool;
  clock: Clock;
  monotonicMs: () => number;
  metrics: Metrics;
  logger: Logger;
  tracing: Tracing | undefined;
}

const messages: Record<PdfSigningShortfall, string> = {
  unsigned: 'PDFs cannot be signed, and are handed out without a signature',
  no_timestamp: 'there are no timestamps: PDFs are signed without',
  no_validation_data: 'the issuers of the certificates say nothing of them: PDFs are signed without validation data',
};

/** Undefined where PDFs are not signed. */
export function startPdfSigning(
  signing: PdfSigning | undefined,
  { pool, clock, monotonicMs, metrics, logger, tracing }: PdfSigningContext,
): SignDeliveredPdf | undefined {
  if (signing === undefined) return undefined;
  const { kind, certificate } = signing;
  if (certificate !== undefined) {
    metrics.pdfCertificateEnd.set({ signer: kind }, certificate.validToDate.getTime() / 1_000);
  }
  const sign = createPdfSigning(signing.createSigner({ pool, clock, monotonicMs }), {
    count: (outcome) => metrics.pdfSignatures.inc({ outcome }),
    onChange(shortfall, reason) {
      if (shortfall === undefined) logger.info('PDFs are signed as configured again');
      else logger.warn({ reason }, messages[shortfall]);
    },
  });
  if (tracing === undefined) return sign;
  return (pdf, turn) =>
    tracing.span(
      'sign',
      { signer: kind },
      () => sign(pdf, turn),
      ({ state }) => ({ outcome: state }),
    );
}
