/**
 * A picture of whatever kind a state system sends. libvips reads the kinds of the web; JPEG 2000, which the chips of passports hold,
 * is read by pdfium, and BMP by Skia, which are here for other work already and loaded when they are needed. SVG is not taken: it may refer to files.
 */
import sharp, { type Sharp } from 'sharp';

const MAX_PICTURE_PIXELS = 80_000_000;
/** Of those that are not read row by row. */
const MAX_WHOLE_PIXELS = 12_000_000;
const FORMATS: readonly string[] = ['png', 'webp', 'gif', 'tiff', 'heif'];

export interface OpenPicture {
  picture: Sharp;
  /** What may be handed on as it is, but for the end that a JPEG lacked; null where the picture must be written anew. */
  bytes: Uint8Array | null;
}

/** @throws Error for what is no picture, cannot be decoded to its last pixel, or is larger than any document */
export async function openPicture(bytes: Uint8Array): Promise<OpenPicture> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(buffer, JPEG_START)) return await openJpeg(bytes, buffer);
  if ([JPX_START, JPX_BOX].some((start) => startsWith(buffer, start)))
    return { bytes: null, picture: await openJpx(buffer) };
  if (startsWith(buffer, BMP_START)) return { bytes: null, picture: await openBmp(buffer) };
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PICTURE_PIXELS });
  const { format } = await picture.metadata();
  if (!FORMATS.includes(format)) throw new Error('another format');
  await decodeWhole(picture);
  return { bytes, picture };
}

/** SOI; SOS and EOI, which no data of a scan can look like (ITU-T T.81, B.1.1.2). */
const JPEG_START = Buffer.from('ffd8ff', 'hex');
const JPEG_SCAN = Buffer.from('ffda', 'hex');
const JPEG_END = Buffer.from('ffd9', 'hex');

async function openJpeg(bytes: Uint8Array, buffer: Buffer): Promise<OpenPicture> {
  const lacksEnd = buffer.lastIndexOf(JPEG_END) < buffer.lastIndexOf(JPEG_SCAN);
  const whole = lacksEnd ? Buffer.concat([buffer, JPEG_END]) : bytes;
  const open = (failOn: 'warning' | 'error') => sharp(whole, { failOn, limitInputPixels: MAX_PICTURE_PIXELS });
  const warning = await warningOf(() => open('warning'));
  if (warning === null) return { bytes: whole, picture: open('error') };
  // To the library no more than a warning: it fills the rest with grey.
  if (warning.includes('premature end')) throw new Error('the picture is cut');
  await decodeWhole(open('error'));
  return { bytes: null, picture: open('error') };
}

/**
 * To its last row, with little memory. `stats` would do, but it misses a warning when other threads decode at the same time.
 * @throws Error where it cannot be decoded
 */
async function decodeWhole(picture: Sharp): Promise<void> {
  await picture.clone().toColourspace('b-w').jpeg({ quality: 1 }).toBuffer();
}

const TRIES_MAX = 20;

/** Null where there is none. All threads share the library's list of warnings: where another took the words, only "failOn" is told. */
async function warningOf(open: () => Sharp): Promise<string | null> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const warning = await decodeWhole(open()).then(() => null, String);
    if (!warning?.includes('failOn')) return warning;
  }
  throw new Error('nobody can say what is wrong with the picture');
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

/** The markers SOC and SIZ, with which a codestream begins, and EOC, which no data inside it can look like (ISO 15444-1, A.4). */
const JPX_START = Buffer.from('ff4fff51', 'hex');
const JPX_END = JPEG_END;
/** The signature box of a file with boxes around the codestream. */
const JPX_BOX = Buffer.from('0000000c6a5020200d0a870a', 'hex');

const COMPONENTS_AT = 40;
const COLOURS: Record<number, string> = { 1: '/ColorSpace/DeviceGray', 3: '/ColorSpace/DeviceRGB' };

async function openJpx(bytes: Buffer): Promise<Sharp> {
  const start = bytes.indexOf(JPX_START);
  if (start < 0 || bytes.indexOf(JPX_END, start) < 0) throw new Error('the picture is cut');
  const side = (at: number) => bytes.readUInt32BE(start + at) - bytes.readUInt32BE(start + at + 8);
  const [width, height] = [side(8), side(12)];
  assertSize(width, height);
  // Only the boxes around it would tell the colours of a codestream.
  const colours = start === 0 ? COLOURS[bytes.readUInt16BE(COMPONENTS_AT)] : '';
  if (colours === undefined) throw new Error('other colours');
  const [{ withPdfium }, { rasterisePage }] = await Promise.all([import('./pdfium.ts'), import('./rasterise-pdf.ts')]);
  return await withPdfium(pdfAround(bytes, width, height, colours), async ({ document }) => {
    const raster = await rasterisePage(document, 0, height / width, width);
    const picture = rawPicture(raster.rgba, raster.width, raster.height);
    if ((await picture.clone().stats()).channels.every(({ min, max }) => min === max))
      throw new Error('nothing is drawn');
    return picture;
  });
}

/** One page that is all picture, a point for a pixel. */
function pdfAround(picture: Buffer, width: number, height: number, colours: string): Buffer {
  const drawing = `${width} 0 0 ${height} 0 0 cm /P Do`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>`,
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    `<</Type/XObject/Subtype/Image/Filter/JPXDecode/Width ${width}/Height ${height}${colours}/Length ${picture.length}>>stream\n`,
  ].map((object, index) => `${index + 1} 0 obj${object}`);
  const head = `%PDF-1.5\n${objects.join('\nendobj\n')}`;
  return Buffer.concat([Buffer.from(head), picture, Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF')]);
}

const BMP_START = Buffer.from('BM');

/** Skia leaves out the rows that are missing, so that they are counted first. */
async function openBmp(bytes: Buffer): Promise<Sharp> {
  const [width, height] = [bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22))];
  assertSize(width, height);
  const rowBytes = Math.ceil((width * bytes.readUInt16LE(28)) / 32) * 4;
  const isPacked = [1, 2].includes(bytes.readUInt32LE(30));
  if (!isPacked && bytes.length < bytes.readUInt32LE(10) + rowBytes * height) throw new Error('the picture is cut');
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(bytes), 0, 0);
  return rawPicture(context.getImageData(0, 0, width, height).data, width, height);
}

function rawPicture(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
}

function assertSize(width: number, height: number): void {
  if (!(width > 0 && height > 0 && width * height <= MAX_WHOLE_PIXELS)) throw new Error('the picture is too large');
}
