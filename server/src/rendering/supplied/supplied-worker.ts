/** The worker behind `supplied-pool.ts`: hands the files back as base64, without a copy. */
import { base64BytesOrNull } from '../base64-bytes.ts';
import { transferred } from '../transfer.ts';
import { prepareSupplied } from './prepare-supplied.ts';
import type { PreparedFiles, SuppliedOutcome, SuppliedTask } from './supplied-files.ts';

/**
 * pdfium's wrapper speaks to the console when it gives up. The outcome says so already, and standard error is for the gateway's log
 * lines.
 */
globalThis.console.error = () => {};

export async function prepare(task: SuppliedTask): Promise<SuppliedOutcome> {
  const outcome = await prepareSupplied(task);
  if ('refused' in outcome) return outcome;
  const files = encoded(outcome.files);
  return transferred({ files, notes: outcome.notes }, Object.values(files));
}

/** Resolves once the worker is loaded. */
export function warmUp(): void {}

/** As base64, as the reply carries it. */
function encoded(files: PreparedFiles): PreparedFiles {
  return {
    pdf: base64BytesOrNull(files.pdf),
    image: base64BytesOrNull(files.image),
    facePhoto: base64BytesOrNull(files.facePhoto),
    qrcode: base64BytesOrNull(files.qrcode),
    barcode: base64BytesOrNull(files.barcode),
  };
}
