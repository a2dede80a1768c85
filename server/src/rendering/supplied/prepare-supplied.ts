/**
 * Files of the state → what the reply carries, in two steps. The first says whether the PDF may be handed on; it is quick. The
 * second takes from the PDF what the state did not give apart from it: image, photo and codes; it takes a hundred times as long.
 * These are foreign bytes: whatever one of them does to a step costs what needed that step, and no more.
 */
import {
  type CheckedFiles,
  type CheckedPdf,
  type LostStep,
  noFiles,
  noPictures,
  type Pictures,
  type Refusal,
  type SuppliedOutcome,
  type SuppliedSteps,
  type SuppliedTask,
} from './supplied-files.ts';

/** Loaded only where it is used: the thread of the event loop never loads what draws. */
const inThisThread: SuppliedSteps = {
  check: async (task) => (await import('./check-files.ts')).checkFiles(task),
  read: async (reading) => (await import('./read-pdf.ts')).readPdf(reading),
};

export async function prepareSupplied(
  task: SuppliedTask,
  steps: SuppliedSteps = inThisThread,
): Promise<SuppliedOutcome> {
  const checked = await steps.check(task);
  if ('lost' in checked) return await withoutPdf(task, checked, steps);
  const { pdf, pictures, notes } = checked;
  if (pdf === null) return { files: { ...noFiles, ...pictures }, changes: [], notes };
  if ('refused' in pdf) return refusing(checked, pdf.refused);
  return await completed(task, { ...checked, pdf }, steps);
}

/** What could not be checked is not handed on. The pictures beside it had no part in that. */
async function withoutPdf(task: SuppliedTask, { lost }: LostStep, steps: SuppliedSteps): Promise<SuppliedOutcome> {
  if (lost === 'late') return { files: noFiles, changes: [], notes: [], isLate: true };
  if (task.files.pdf === null) return { files: noFiles, changes: [], notes: [`the pictures were not read: ${lost}`] };
  const pictures = await steps.check({ ...task, files: { ...task.files, pdf: null } });
  if ('lost' in pictures) return refusing({ pictures: noPictures, pdf: null, notes: [] }, lost);
  return refusing(pictures, lost);
}

function refusing({ pictures, notes }: CheckedFiles, refused: Refusal): SuppliedOutcome {
  return { files: { ...noFiles, ...pictures }, changes: [], notes, refused };
}

async function completed(
  task: SuppliedTask,
  checked: CheckedFiles & { pdf: CheckedPdf },
  steps: SuppliedSteps,
): Promise<SuppliedOutcome> {
  const { pdf, pictures } = checked;
  const { documentType, want } = task;
  const find = {
    image: want.image && pictures.image === null,
    facePhoto: pictures.facePhoto === null,
    qrcode: pictures.qrcode === null,
    barcode: pictures.barcode === null,
  };
  const read = await steps.read({ documentType, pdf: pdf.bytes, pageCount: pdf.pageCount, find });
  if ('refused' in read) return refusing(checked, read.refused);
  const handedOn = { pdf: want.pdf ? pdf.bytes : null, changes: pdf.changes, notes: [...checked.notes, ...pdf.notes] };
  const { changes, notes } = handedOn;
  if ('lost' in read) {
    // How long it took depends on the machine and not on the PDF alone. It was checked, so it is handed on all the same.
    const note = `image, photo and codes were not taken from the PDF: ${read.lost}`;
    const files = { ...noFiles, ...pictures, pdf: handedOn.pdf };
    return { files, changes, notes: [...notes, note], ...(read.lost === 'late' && { isLate: true }) };
  }
  const { pageImages } = read;
  return { files: { ...firstOfEach(pictures, read.pictures), pageImages, pdf: handedOn.pdf }, changes, notes };
}

/** What the state gave apart goes before what the PDF holds. */
function firstOfEach(given: Pictures, found: Pictures): Pictures {
  return {
    image: given.image ?? found.image,
    facePhoto: given.facePhoto ?? found.facePhoto,
    qrcode: given.qrcode ?? found.qrcode,
    barcode: given.barcode ?? found.barcode,
  };
}
