/**
 * Two other ways to make a PDF of a document's data: Chromium printing a page, and pdfmake. They print what the document says, as
 * rows of labels and values with the photo and both codes; no design, no tags, no attachment.
 */
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import { launchBrowser } from '../e2e/browser.ts';
import type { ResultJson } from '../server/src/documents/document-type.ts';
import type { Pictures } from '../server/src/rendering/supplied/supplied-files.ts';

export interface Reference {
  name: string;
  print(document: ResultJson, files: Pictures): Promise<Uint8Array>;
  close(): Promise<void>;
}

const text = (base64: Uint8Array) => Buffer.from(base64).toString('latin1');

/** Every value with the path to it, in the order of the JSON. */
function rowsOf(value: unknown, path = ''): [string, string][] {
  if (value === null || typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => rowsOf(inner, path === '' ? name : `${path}.${name}`));
}

/** The page is reused, which is the kindest way to use Chromium. */
export async function chromiumReference(): Promise<Reference> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    async print(document, files) {
      const rows = rowsOf(document).map(
        ([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
      );
      const pictures = [files.qrcode, files.barcode]
        .filter((code) => code !== null)
        .map((code) => `<img src="data:image/png;base64,${text(code)}" height=90>`);
      if (files.facePhoto !== null) {
        pictures.unshift(`<img src="data:image/jpeg;base64,${text(files.facePhoto)}" height=160>`);
      }
      await page.setContent(`<!doctype html><meta charset=utf-8>${pictures.join('')}<table>${rows.join('')}</table>`);
      return page.pdf({ format: 'A4', printBackground: true });
    },
    close: () => browser.close(),
  };
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export function pdfmakeReference(): Reference {
  const font = (style: string) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/golos-text/${style}/GolosText_${style}.ttf`));
  pdfmake.addFonts({ Golos: { normal: font('400Regular'), bold: font('700Bold') } });
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setUrlAccessPolicy(() => false);
  return {
    name: 'pdfmake',
    print(document, files) {
      const rows = rowsOf(document).map(([name, value]) => [{ text: name, bold: true }, value]);
      const pictures = [files.qrcode, files.barcode]
        .filter((code) => code !== null)
        .map((code) => ({
          image: `data:image/png;base64,${text(code)}`,
          height: 90,
          width: 120,
        }));
      const photo = files.facePhoto && { image: `data:image/jpeg;base64,${text(files.facePhoto)}`, width: 120 };
      const content = [...(photo ? [photo] : []), ...pictures, { table: { body: rows } }];
      return pdfmake.createPdf({ pageSize: 'A4', defaultStyle: { font: 'Golos', fontSize: 9 }, content }).getBuffer();
    },
    close: async () => {},
  };
}
