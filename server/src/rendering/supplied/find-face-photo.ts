/**
 * The owner's photo among the pictures of a PDF. Nothing in a PDF says which picture is the photo, so it is told by its shape: a
 * portrait in colour or grey, large enough for a face, and small enough not to be a scan of the page.
 */
import sharp from 'sharp';
import { isPlainJpeg } from '../plain-jpeg.ts';
import type { Pdfium, PdfiumExports } from './pdfium.ts';

interface PlacedPicture {
  /** Address of the image object. */
  image: number;
  width: number;
  height: number;
}

const OBJECT_TYPE = { image: 3, form: 5 };
const MAX_FORM_DEPTH = 4;
const MAX_OBJECTS = 5_000;
/** Width over height: passport photos are 35 × 45 mm or 3 × 4; a QR code is square. */
const RATIO = { min: 0.6, max: 0.9 };
/** Pixels. */
const SIDE = { min: 90, max: 4_000 };
/** Where more of the page is one picture, the page is a scan. */
const MAX_PART_OF_PAGE = 0.4;
const JPEG_QUALITY = 90;
/** Below this spread of grey, a picture is a blank field. */
const MIN_DEVIATION = 8;

/** JPEG, or null where no picture of the first page looks like a photo. */
export async function findFacePhoto({ document, exports }: Pdfium): Promise<Uint8Array | null> {
  const page = exports.FPDF_LoadPage(addressOf(document), 0);
  if (page === 0) return null;
  try {
    const pageArea = areaOfPage(document);
    const pictures = picturesOf(page, exports).filter((picture) => hasShapeOfPhoto(picture, pageArea, exports));
    pictures.sort((one, other) => other.width * other.height - one.width * one.height);
    for (const picture of pictures) {
      const jpeg = await photoOf(picture, exports);
      if (jpeg !== null) return jpeg;
    }
    return null;
  } finally {
    exports.FPDF_ClosePage(page);
  }
}

/** The library keeps the address to itself. */
function addressOf(document: Pdfium['document']): number {
  return Number(Reflect.get(document, 'documentIdx'));
}

function areaOfPage(document: Pdfium['document']): number {
  const { originalWidth, originalHeight } = document.getPage(0).getOriginalSize();
  return originalWidth * originalHeight;
}

function picturesOf(page: number, exports: PdfiumExports): PlacedPicture[] {
  const pictures: PlacedPicture[] = [];
  let looked = 0;
  const look = (object: number, depth: number) => {
    looked += 1;
    if (object === 0 || looked > MAX_OBJECTS) return;
    const type = exports.FPDFPageObj_GetType(object);
    if (type === OBJECT_TYPE.image) pictures.push({ image: object, ...pixelSize(object, exports) });
    if (type !== OBJECT_TYPE.form || depth >= MAX_FORM_DEPTH) return;
    const count = Math.min(exports.FPDFFormObj_CountObjects(object), MAX_OBJECTS);
    for (let index = 0; index < count; index += 1) look(exports.FPDFFormObj_GetObject(object, index), depth + 1);
  };
  const count = Math.min(exports.FPDFPage_CountObjects(page), MAX_OBJECTS);
  for (let index = 0; index < count; index += 1) look(exports.FPDFPage_GetObject(page, index), 0);
  return pictures;
}

function pixelSize(image: number, exports: PdfiumExports): { width: number; height: number } {
  return withMemory(exports, 8, (at) => {
    if (!exports.FPDFImageObj_GetImagePixelSize(image, at, at + 4)) return { width: 0, height: 0 };
    const [width = 0, height = 0] = new Uint32Array(exports.memory.buffer, at, 2);
    return { width, height };
  });
}

function hasShapeOfPhoto({ image, width, height }: PlacedPicture, pageArea: number, exports: PdfiumExports): boolean {
  const ratio = width / height;
  if (!(ratio >= RATIO.min && ratio <= RATIO.max)) return false;
  if (width < SIDE.min || height > SIDE.max) return false;
  return placedArea(image, exports) < pageArea * MAX_PART_OF_PAGE;
}

function placedArea(image: number, exports: PdfiumExports): number {
  return withMemory(exports, 16, (at) => {
    if (!exports.FPDFPageObj_GetBounds(image, at, at + 4, at + 8, at + 12)) return 0;
    const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(exports.memory.buffer, at, 4);
    return Math.abs((right - left) * (top - bottom));
  });
}

/** The JPEG inside the PDF where it is a plain one; else its pixels, as a JPEG. Null for a picture in black and white. */
async function photoOf(picture: PlacedPicture, exports: PdfiumExports): Promise<Uint8Array | null> {
  const embedded =
    filtersOf(picture.image, exports).join() === 'DCTDecode' ? rawData(picture.image, exports) : undefined;
  const plain = embedded === undefined ? undefined : await plainJpeg(embedded);
  const jpeg = plain ?? (await jpegOfBitmap(picture.image, exports));
  if (jpeg === null) return null;
  const { channels, entropy } = await sharp(jpeg).stats();
  const deviation = Math.max(...channels.map(({ stdev }) => stdev));
  // A code or a stamp has two tones, a face has many.
  return deviation >= MIN_DEVIATION && entropy > 3 ? jpeg : null;
}

async function plainJpeg(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return isPlainJpeg(await sharp(bytes, { failOn: 'warning' }).metadata()) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function filtersOf(image: number, exports: PdfiumExports): string[] {
  return Array.from({ length: Math.max(0, exports.FPDFImageObj_GetImageFilterCount(image)) }, (_, index) => {
    const length = exports.FPDFImageObj_GetImageFilter(image, index, 0, 0);
    return withMemory(exports, length, (at) => {
      exports.FPDFImageObj_GetImageFilter(image, index, at, length);
      return Buffer.from(exports.memory.buffer, at, Math.max(0, length - 1)).toString('latin1');
    });
  });
}

function rawData(image: number, exports: PdfiumExports): Uint8Array | undefined {
  const length = exports.FPDFImageObj_GetImageDataRaw(image, 0, 0);
  if (length === 0) return undefined;
  return withMemory(exports, length, (at) => {
    exports.FPDFImageObj_GetImageDataRaw(image, at, length);
    return new Uint8Array(exports.memory.buffer).slice(at, at + length);
  });
}

/** pdfium's formats of bitmaps (`FPDFBitmap_…`) → bytes a pixel. */
const BITMAP_BYTES: Record<number, 1 | 3 | 4> = { 1: 1, 2: 3, 3: 4, 4: 4 };

async function jpegOfBitmap(image: number, exports: PdfiumExports): Promise<Uint8Array | null> {
  const bitmap = exports.FPDFImageObj_GetBitmap(image);
  if (bitmap === 0) return null;
  try {
    const width = exports.FPDFBitmap_GetWidth(bitmap);
    const height = exports.FPDFBitmap_GetHeight(bitmap);
    const channels = BITMAP_BYTES[exports.FPDFBitmap_GetFormat(bitmap)];
    if (channels === undefined) return null;
    const pixels = packedRows(bitmap, width * channels, height, exports);
    if (channels > 1) swapRedAndBlue(pixels, channels);
    const picture = sharp(pixels, { raw: { width, height, channels } });
    return await (channels === 4 ? picture.removeAlpha() : picture).jpeg({ quality: JPEG_QUALITY }).toBuffer();
  } finally {
    exports.FPDFBitmap_Destroy(bitmap);
  }
}

/** Rows in the instance may be longer than their pixels. */
function packedRows(bitmap: number, rowBytes: number, height: number, exports: PdfiumExports): Uint8Array {
  const start = exports.FPDFBitmap_GetBuffer(bitmap);
  const stride = exports.FPDFBitmap_GetStride(bitmap);
  const memory = new Uint8Array(exports.memory.buffer);
  const packed = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    packed.set(memory.subarray(start + y * stride, start + y * stride + rowBytes), y * rowBytes);
  }
  return packed;
}

function swapRedAndBlue(pixels: Uint8Array, channels: number): void {
  for (let at = 0; at < pixels.length; at += channels) {
    const blue = pixels[at] ?? 0;
    pixels[at] = pixels[at + 2] ?? 0;
    pixels[at + 2] = blue;
  }
}

function withMemory<Result>(exports: PdfiumExports, bytes: number, work: (address: number) => Result): Result {
  const address = exports.malloc(bytes);
  try {
    return work(address);
  } finally {
    exports.free(address);
  }
}
