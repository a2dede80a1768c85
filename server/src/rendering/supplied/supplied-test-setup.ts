/** PDFs for the tests, made by program: what a state sends on a good day, and what it must not do to us on a bad one. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { defaultSuppliedLimits, type SuppliedFiles, type SuppliedTask } from './supplied-files.ts';

/** An object of a PDF: its text, or a dictionary and its stream. */
export type TestObject = string | { dict: string; data: Uint8Array | string };

/** Object 1 is the catalogue. `trailer` is added to the trailer's dictionary. */
export function pdfOf(objects: TestObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let size = parts[0]?.length ?? 0;
  const add = (bytes: Buffer) => {
    parts.push(bytes);
    size += bytes.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(size);
    add(objectBytes(index + 1, object));
  }
  const start = size;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`));
  add(Buffer.from(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** One empty page whose opening action is packed in an object stream, with a table of objects that is a stream as well. */
export function packedPdf(action: string): Buffer {
  const packed = deflateSync(`1 0 ${action}`);
  const bodies: TestObject[] = [
    action,
    '<< /Type /Catalog /Pages 3 0 R /OpenAction 1 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] >>',
    { dict: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', data: packed },
  ];
  let file = Buffer.from('%PDF-1.7\n');
  const rows = [[0, 0, 0]];
  for (const [index, body] of bodies.entries()) {
    rows.push(index === 0 ? [2, 5, 0] : [1, file.length, 0]);
    if (index > 0) file = Buffer.concat([file, objectBytes(index + 1, body)]);
  }
  const start = file.length;
  rows.push([1, start, 0]);
  const table = Buffer.from(rows.flatMap(([type = 0, offset = 0]) => [type, offset >> 8, offset & 255, 0]));
  const dict = `/Type /XRef /Size 7 /W [1 2 1] /Root 2 0 R`;
  return Buffer.concat([file, objectBytes(6, { dict, data: table }), Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
}

function objectBytes(number: number, object: TestObject): Buffer {
  const body =
    typeof object === 'string'
      ? [object]
      : [`<< ${object.dict} /Length ${object.data.length} >>\nstream\n`, object.data, '\nendstream'];
  const pieces = [`${number} 0 obj\n`, ...body, '\nendobj\n'];
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)));
}

export interface TestPage {
  /** Drawing operators. */
  content: string;
  /** Entries of the page's `/XObject` resources. */
  pictures?: string;
  mediaBox?: string;
  /** Further entries of the page's resources. */
  resources?: string;
  /** Further entries of the page, such as `/Annots`. */
  entries?: string;
}

/** Pages 4, 6, 8 and so on with their contents behind them; `objects` follow from number `firstFree(pages)` on. */
export function pdfOfPages(pages: TestPage[], objects: TestObject[] = [], catalogue = '', trailer = ''): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const drawn = pages.flatMap(
    ({ content, pictures = '', resources = '', mediaBox = '0 0 595 842', entries = '' }, index) => [
      [
        `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents ${5 + index * 2} 0 R ${entries}`,
        `/Resources << /Font << /F1 3 0 R >> /XObject << ${pictures} >> ${resources} >> >>`,
      ].join(' '),
      { dict: '', data: content },
    ],
  );
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...drawn,
      ...objects,
    ],
    trailer,
  );
}

export function firstFree(pages: number): number {
  return 4 + pages * 2;
}

/** One page with a line of text. */
export const textPage: TestPage = { content: 'BT /F1 36 Tf 60 700 Td (Certificate 012345) Tj ET' };

/** A picture over this rectangle of the page, in points. */
export function placed(name: string, x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${y} cm /${name} Do Q`;
}

/** JPEGs in CMYK are written with their values turned round, which a PDF says with `/Decode`. */
export const invertedCmyk = '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]';

export function jpegObject(jpeg: Uint8Array, width: number, height: number, colourSpace = '/DeviceRGB'): TestObject {
  const dict = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${colourSpace}`;
  return { dict: `${dict} /BitsPerComponent 8 /Filter /DCTDecode`, data: jpeg };
}

/** Grey pixels, deflated. */
export function flateObject(grey: Uint8Array, width: number, height: number): TestObject {
  const dict = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray`;
  return { dict: `${dict} /BitsPerComponent 8 /Filter /FlateDecode`, data: deflateSync(grey) };
}

export function jpxObject(width: number, height: number): TestObject {
  const dict = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray`;
  return { dict: `${dict} /BitsPerComponent 8 /Filter /JPXDecode`, data: emptyJpeg2000(width, height) };
}

/**
 * The shortest JPEG 2000 codestream (ITU-T T.800, annex A): one tile of one component, whose one packet is empty, so that every
 * pixel is middle grey.
 */
function emptyJpeg2000(width: number, height: number): Buffer {
  const u16 = (value: number) => [value >> 8, value & 255];
  const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
  const size = [...u16(0), ...u32(width), ...u32(height), ...u32(0), ...u32(0), ...u32(width), ...u32(height)];
  const siz = [0xff, 0x51, ...u16(41), ...size, ...u32(0), ...u32(0), ...u16(1), 7, 1, 1];
  const cod = [0xff, 0x52, ...u16(12), 0, 0, ...u16(1), 0, 0, 4, 4, 0, 1];
  const qcd = [0xff, 0x5c, ...u16(4), 0x40, 8 << 3];
  const sot = [0xff, 0x90, ...u16(10), ...u16(0), ...u32(15), 0, 1];
  return Buffer.from([0xff, 0x4f, ...siz, ...cod, ...qcd, ...sot, 0xff, 0x93, 0, 0xff, 0xd9]);
}

/** A face of a kind: enough tones to be taken for a photo. */
export async function testPortrait(width = 300, height = 400): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 300 400">
    <defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#dce6ee"/><stop offset="1" stop-color="#6f8aa0"/></linearGradient>
    <radialGradient id="f"><stop stop-color="#f2c9a5"/><stop offset="1" stop-color="#b97f57"/></radialGradient></defs>
    <rect width="300" height="400" fill="url(#g)"/><ellipse cx="150" cy="170" rx="75" ry="100" fill="url(#f)"/>
    <path d="M30 400q20-120 120-120t120 120z" fill="#2e4057"/><circle cx="122" cy="160" r="9"/><circle cx="178" cy="160" r="9"/></svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}

/** A scanned page: grey noise with dark lines. */
export async function testScan(width = 1240, height = 1754): Promise<Buffer> {
  const lines = Array.from(
    { length: 30 },
    (_, index) => `<rect x="120" y="${150 + index * 48}" width="980" height="14"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e8e6df"/>${lines.join('')}</svg>`;
  return await sharp(Buffer.from(svg)).toColourspace('b-w').jpeg({ quality: 60 }).toBuffer();
}

/** A document with photo, QR code and barcode placed as pictures. `qrcode` and `barcode` are PNG. */
export async function certificate(qrcode: Uint8Array, barcode: Uint8Array): Promise<Buffer> {
  const portrait = await testPortrait();
  const [qr, bar] = await Promise.all([greyOf(qrcode), greyOf(barcode)]);
  const first = firstFree(1);
  return pdfOfPages(
    [
      {
        content: [
          textPage.content,
          placed('Photo', 60, 440, 150, 200),
          placed('Qr', 400, 80, 140, 140),
          placed('Bar', 60, 80, 300, (300 * bar.height) / bar.width),
        ].join('\n'),
        pictures: `/Photo ${first} 0 R /Qr ${first + 1} 0 R /Bar ${first + 2} 0 R`,
      },
    ],
    [
      jpegObject(portrait, 300, 400),
      flateObject(qr.grey, qr.width, qr.height),
      flateObject(bar.grey, bar.width, bar.height),
    ],
  );
}

/** pdfium comes to no end with it: a page filled with a pattern of five thousand million tiles, in a kilobyte. */
export const endlessPdf = (() => {
  const pattern =
    '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] /XStep 0.01 /YStep 0.01';
  const tile = { dict: `${pattern} /Resources << >>`, data: '1 0 0 rg 0 0 50 50 re f' };
  const content = '/Pattern cs /P1 scn 0 0 595 842 re f';
  return pdfOfPages([{ content, resources: `/Pattern << /P1 ${firstFree(1)} 0 R >>` }], [tile]);
})();

async function greyOf(png: Uint8Array): Promise<{ grey: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { grey: data, width: info.width, height: info.height };
}

export const noFiles: SuppliedFiles = { pdf: null, image: null, facePhoto: null, qrcode: null, barcode: null };

export function suppliedTask(files: Partial<SuppliedFiles>, change: Partial<SuppliedTask> = {}): SuppliedTask {
  return {
    documentType: 'identity_card',
    files: { ...noFiles, ...files },
    want: { pdf: true, image: true },
    limits: defaultSuppliedLimits,
    ...change,
  };
}
