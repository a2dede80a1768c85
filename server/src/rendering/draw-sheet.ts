/**
 * A sheet of ours that is no document of the state, such as the receipt of a consent → PDF/A-3a with its data attached. Runs in a worker,
 * as `draw-document.ts` does.
 */
import { readFontAdvances } from './font-advances.ts';
import { packPdf } from './pack-pdf.ts';
import { createPrintable } from './printable.ts';
import { createTextFitter } from './text-fits.ts';
import { createTypstCompiler, readTextFonts } from './typst-compiler.ts';

export interface PlainSheet {
  /** Name of a file in `templates/`, without `.typ`. */
  template: string;
  /** What the template prints. */
  view: Record<string, unknown>;
  /** JSON, attached as `document.json`. */
  attached: string;
  createdAtSeconds: number;
}

/** Loads the fonts once. The function it gives draws one sheet at a time. */
export function createDrawSheet(): (sheet: PlainSheet) => Uint8Array {
  const typst = createTypstCompiler();
  const fonts = readTextFonts().map(readFontAdvances);
  const printable = createPrintable(fonts);
  const fitTexts = createTextFitter(fonts);
  const text = new TextEncoder();
  return ({ template, view: typed, attached, createdAtSeconds }) => {
    const view = printable(typed);
    const files = {
      'data.json': text.encode(JSON.stringify(view)),
      'fits.json': text.encode(JSON.stringify(fitTexts(view))),
      'document.json': text.encode(attached),
    };
    try {
      return packPdf(typst.pdf({ template, files }, createdAtSeconds));
    } finally {
      typst.release();
    }
  };
}
