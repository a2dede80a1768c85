/**
 * Typst inside this process: a template and its data files become a PDF/A-3a or an SVG. Everything here is synchronous and takes
 * milliseconds, so it belongs in a worker. Values reach a template only as files, are printed as strings and never evaluated.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export interface TypstPage {
  /** Name of a file in `templates/`, without `.typ`. */
  template: string;
  /** What the template may read beside its own assets, by file name. */
  files: Record<string, Uint8Array>;
}

export interface TypstCompiler {
  /** Equal input gives equal bytes: `createdAtSeconds` is the only time that goes in. */
  pdf(page: TypstPage, createdAtSeconds: number): Uint8Array;
  /** All pages below one another, glyphs as outlines. */
  svg(page: TypstPage): string;
  /** A page that is given as Typst source, of ours alone, in the same fonts. */
  svgOfSource(source: string): string;
  /** Forgets the data files of the last page, and now and then what Typst keeps of pages. Call it after each document. */
  release(): void;
}

export const templatesFolder = fileURLToPath(new URL('templates/', import.meta.url));

/** PDF/A-3a is what we draw. Typst exports one standard at a time; by the other, a test sees that the pages keep its rules too. */
export type PdfStandard = 'a-3a' | 'ua-1';

/**
 * Typst keeps what it laid out, for all threads of the process together. Little of that fits the next document, and to sort out what does
 * costs a millisecond. So it is done after so many documents, and what none of the last ones used goes.
 */
const DOCUMENTS_AN_EVICTION = 3;
const EVICTIONS_UNUSED = 1;

export function createTypstCompiler(pdfStandard: PdfStandard = 'a-3a'): TypstCompiler {
  const compiler = NodeCompiler.create({ workspace: templatesFolder, fontArgs: [{ fontBlobs: readFonts() }] });
  const prepare = ({ template, files }: TypstPage) => {
    if (!/^[a-z][a-z0-9-]*$/.test(template)) throw new TypstError('not the name of a template');
    for (const [name, bytes] of Object.entries(files)) compiler.mapShadow(join(templatesFolder, name), asBuffer(bytes));
    return { mainFilePath: join(templatesFolder, `${template}.typ`) };
  };
  let documents = 0;
  return {
    // Exports go by source, not by a compiled document: such a document is native memory that waits for the garbage collector,
    // which sees only its small handle. Typst keeps the layout, so a second export of the same page costs no second layout.
    pdf: (page, createdAtSeconds) => {
      const source = prepare(page);
      return withoutContent(() => compiler.pdf(source, { pdfStandard, creationTimestamp: createdAtSeconds }));
    },
    svg: (page) => {
      const source = prepare(page);
      return withoutContent(() => compiler.plainSvg(source));
    },
    svgOfSource: (source) => withoutContent(() => compiler.plainSvg({ mainFileContent: source })),
    release() {
      compiler.resetShadow();
      documents += 1;
      if (documents % DOCUMENTS_AN_EVICTION === 0) compiler.evictCache(EVICTIONS_UNUSED);
    },
  };
}

/** Has no `cause`: Typst's own messages may quote the document. */
class TypstError extends Error {
  constructor(reason: string) {
    super(`The document could not be laid out: ${reason}`);
    this.name = 'TypstError';
  }
}

function withoutContent<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new TypstError(
      reasonOf(`${String(error)} ${error instanceof Error && 'code' in error ? String(error.code) : ''}`),
    );
  }
}

/** One of a few fixed sentences. */
function reasonOf(diagnostics: string): string {
  if (diagnostics.includes('could not be displayed')) return 'a character is in none of the fonts';
  if (diagnostics.includes('failed to decode')) return 'a picture is unreadable';
  return 'the template failed';
}

/** Golos Text has every Kazakh letter in each file. All that a document says is printed in it. */
export function readTextFonts(): Buffer[] {
  const styles = ['400Regular', '500Medium', '600SemiBold', '700Bold'];
  return styles.map((style) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/golos-text/${style}/GolosText_${style}.ttf`))),
  );
}

/** OCR-B, for machine-readable zones, comes with bwip-js, which does not name its licence: NOTICE does. */
function readFonts(): Buffer[] {
  const bwipFolder = dirname(dirname(fileURLToPath(import.meta.resolve('bwip-js'))));
  return [...readTextFonts(), readFileSync(join(bwipFolder, 'fonts', 'OCRB7.ttf'))];
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
