/** The texts of the QR codes in a picture, such as a photo of a screen. The reader stands in the page itself, compressed. */
import { gzipped } from 'virtual:zxing-binary';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Larger pictures are made smaller: a code that fills a tenth of one is still read. */
const LARGEST_SIDE = 2_400;

let loading: Promise<unknown> | undefined;

/** None where the browser cannot read the picture. */
export async function readQrTexts(picture: Uint8Array<ArrayBuffer>): Promise<string[]> {
  loading ??= load();
  await loading;
  const pixels = await pixelsOf(picture);
  if (pixels === undefined) return [];
  const found = await readBarcodes(pixels, { formats: ['QRCode'], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

async function load(): Promise<void> {
  const packed = Uint8Array.from(atob(gzipped), (character) => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const wasmBinary = await new Response(unpacked).arrayBuffer();
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

async function pixelsOf(picture: Uint8Array<ArrayBuffer>): Promise<ImageData | undefined> {
  const bitmap = await createImageBitmap(new Blob([picture])).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  // Where a picture is transparent it is taken for paper.
  if (context !== null) context.fillStyle = '#fff';
  context?.fillRect(0, 0, canvas.width, canvas.height);
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return context?.getImageData(0, 0, canvas.width, canvas.height);
}
