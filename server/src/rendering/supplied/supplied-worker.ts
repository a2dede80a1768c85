/** The worker behind `supplied-pool.ts`: the two steps of `prepare-supplied.ts`. Files go back without a copy. */
import { ownCopies, transferred } from '../transfer.ts';
import { checkFiles } from './check-files.ts';
import { readPdf } from './read-pdf.ts';
import type { CheckedFiles, PdfReading, ReadPdf, SuppliedTask } from './supplied-files.ts';

/**
 * pdfium's wrapper speaks to the console when it gives up. The outcome says so already, and standard error is for the gateway's log
 * lines.
 */
globalThis.console.error = () => {};

export async function check(task: SuppliedTask): Promise<CheckedFiles> {
  const checked = await checkFiles(task);
  const pdf = checked.pdf !== null && 'bytes' in checked.pdf ? checked.pdf.bytes : null;
  const pictures = ownCopies(checked.pictures);
  return transferred({ ...checked, pictures }, [pdf, ...Object.values(pictures)]);
}

export async function read(reading: PdfReading): Promise<ReadPdf> {
  const outcome = await readPdf(reading);
  if ('refused' in outcome) return outcome;
  const pictures = ownCopies(outcome.pictures);
  return transferred({ pictures }, Object.values(pictures));
}

/** Resolves once the worker is loaded. */
export function warmUp(): void {}
