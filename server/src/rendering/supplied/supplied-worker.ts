/** The worker behind `supplied-pool.ts`: the two steps of `prepare-supplied.ts`. Files go back without a copy. */
import { ownCopies, transferred } from '../transfer.ts';
import { checkFiles } from './check-files.ts';
import type { CheckedFiles, PdfReading, ReadPdf, SuppliedTask } from './supplied-files.ts';

/** The libraries speak to the console of what they find. The outcome says so already, and standard error is for the gateway's log lines. */
for (const method of ['log', 'info', 'warn', 'error'] as const) globalThis.console[method] = () => {};

export async function check(task: SuppliedTask): Promise<CheckedFiles> {
  const { pdf, pictures, notes } = await checkFiles(task);
  const given = ownCopies(pictures);
  if (pdf === null || 'refused' in pdf) return transferred({ pdf, pictures: given, notes }, Object.values(given));
  // A small buffer lies in a pool of Node's, which cannot be given away.
  const bytes = new Uint8Array(pdf.bytes);
  return transferred({ pdf: { ...pdf, bytes }, pictures: given, notes }, [bytes, ...Object.values(given)]);
}

export async function read(reading: PdfReading): Promise<ReadPdf> {
  const { readPdf } = await import('./read-pdf.ts');
  const outcome = await readPdf(reading);
  if ('refused' in outcome) return outcome;
  const pictures = ownCopies(outcome.pictures);
  const pageImages = outcome.pageImages?.map((page) => new Uint8Array(page)) ?? null;
  return transferred({ pictures, pageImages }, [...Object.values(pictures), ...(pageImages ?? [])]);
}

/** Resolves once the worker is loaded. */
export function warmUp(): void {}
