/** What is to be said about the signing of PDFs: its files, the end of its certificate, and whether it signs, tried out on an empty page. */
import { PDF } from '@libpdf/core';
import { DAY_MS } from '../clock.ts';
import { nobodysTurn } from '../rendering/work-queue.ts';
import { type Finding, ok, problem, warning } from '../words/finding.ts';
import { createAuthorities } from './local/authorities.ts';
import { signWithKey } from './local/sign-with-key.ts';
import { openPdfSigning, type PdfSigning, type SignerContext } from './open-pdf-signing.ts';
import type { PdfSignatureSettings } from './pdf-signature-settings.ts';

const SUBJECT = 'PDF signatures';
const SOON_MS = 30 * DAY_MS;

/** @param asksOthers whether NCANode and the authority for timestamps may be asked */
export async function examinePdfSigning(
  settings: PdfSignatureSettings,
  { clock, monotonicMs }: Omit<SignerContext, 'pool'>,
  asksOthers: boolean,
): Promise<Finding[]> {
  let signing: PdfSigning;
  try {
    signing = openPdfSigning(settings);
  } catch (error) {
    return [problem(SUBJECT, error instanceof Error ? error.message : '', 'correct this variable, or its file')];
  }
  const findings = certificateFindings(signing, clock.nowMs());
  if (settings.kind === 'ncanode' && !asksOthers) return findings;
  const isAsked = asksOthers || settings.kind === 'ncanode' ? settings : { ...settings, timestampUrl: undefined };
  const authorities = createAuthorities(fetch);
  const pool: SignerContext['pool'] = { sign: (task) => signWithKey(task, authorities) };
  const signer = openPdfSigning(isAsked).createSigner({ pool, clock, monotonicMs });
  try {
    const { level } = await signer.sign(await emptyPdf(), nobodysTurn);
    if (level === signer.level) return [...findings, ok(SUBJECT, `a page was signed on trial: ${level}`)];
    return [...findings, level === 'B-B' ? noTimestamp : noValidationData];
  } catch (error) {
    const reason = error instanceof Error && error.name === 'PdfSigningError' ? `: ${error.message}` : '';
    return [
      ...findings,
      problem(SUBJECT, `no page can be signed${reason}`, 'look at its settings: PDFs go out unsigned'),
    ];
  }
}

const noTimestamp = warning(
  SUBJECT,
  'the authority gives no timestamp',
  'look at QUJAT_PDF_SIGNATURE_TSA_URL: until it answers, PDFs are signed without a timestamp',
);
const noValidationData = warning(
  SUBJECT,
  'the issuers of the certificates say nothing of them that can be used',
  'see that their OCSP and their lists, which the certificates name, can be reached: until then PDFs have B-T',
);

function certificateFindings({ certificate }: PdfSigning, nowMs: number): Finding[] {
  if (certificate === undefined) return [];
  const { validFromDate, validToDate } = certificate;
  const end = validToDate.toISOString().slice(0, 10);
  const advice = 'name a new key and its certificate first, and leave the old certificate in the list';
  if (validFromDate.getTime() > nowMs) return [problem(SUBJECT, 'the certificate is not valid yet', advice)];
  if (validToDate.getTime() <= nowMs) return [problem(SUBJECT, `the certificate has ended on ${end}`, advice)];
  if (validToDate.getTime() - nowMs < SOON_MS) return [warning(SUBJECT, `the certificate ends on ${end}`, advice)];
  return [ok(SUBJECT, `the certificate and its key belong together, until ${end}`)];
}

async function emptyPdf(): Promise<Uint8Array> {
  const document = PDF.create();
  document.addPage();
  return await document.save();
}
