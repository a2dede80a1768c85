/**
 * The first step of `prepare-supplied.ts`: which of the state's files may be handed on. Runs in a worker. Most states give data and a
 * photo, so what reads PDFs is loaded with the first of them.
 */
import sharp from 'sharp';
import { checkPictures } from './check-pictures.ts';
import { type CheckedFiles, RefusedPdfError, type SuppliedTask } from './supplied-files.ts';

// One document at a time in a worker; more threads inside it only take from the other workers.
sharp.concurrency(1);
sharp.cache(false);

export async function checkFiles({ files, limits }: SuppliedTask): Promise<CheckedFiles> {
  const notes: string[] = [];
  const pictures = await checkPictures(files, notes);
  if (files.pdf === null) return { pictures, pdf: null, notes };
  const { checkPdf } = await import('./check-pdf.ts');
  try {
    return { pictures, pdf: await checkPdf(files.pdf, limits), notes };
  } catch (error) {
    if (!(error instanceof RefusedPdfError)) throw error;
    return { pictures, pdf: { refused: error.refusal }, notes };
  }
}
