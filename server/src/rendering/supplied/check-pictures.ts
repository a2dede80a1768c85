/**
 * The pictures that the state gave apart from its PDF → what the reply promises: image and photo as JPEG, upright and in RGB or
 * grey; the codes as PNG or JPEG. A picture that cannot be decoded to its last pixel counts as not given, and a note says so.
 */
import { isPlainJpeg } from '../plain-jpeg.ts';
import { type OpenPicture, openPicture } from './open-picture.ts';
import type { Pictures, SuppliedFiles } from './supplied-files.ts';

export async function checkPictures(files: SuppliedFiles, notes: string[]): Promise<Pictures> {
  return {
    image: await checked('image', files.image, asJpeg, notes),
    facePhoto: await checked('face photo', files.facePhoto, asJpeg, notes),
    qrcode: await checked('QR code', files.qrcode, asPicture, notes),
    barcode: await checked('barcode', files.barcode, asPicture, notes),
  };
}

type Convert = (opened: OpenPicture) => Promise<Uint8Array>;

async function checked(
  name: string,
  bytes: Uint8Array | null,
  convert: Convert,
  notes: string[],
): Promise<Uint8Array | null> {
  if (bytes === null) return null;
  try {
    return await convert(await openPicture(bytes));
  } catch {
    notes.push(`the ${name} is not a readable picture`);
    return null;
  }
}

/** A plain JPEG as it came. */
async function asJpeg({ bytes, picture }: OpenPicture): Promise<Uint8Array> {
  if (bytes !== null && isPlainJpeg(await picture.metadata())) return bytes;
  const upright = picture.clone().autoOrient().flatten({ background: '#ffffff' });
  return await upright.toColourspace('srgb').jpeg({ quality: 90 }).toBuffer();
}

async function asPicture({ bytes, picture }: OpenPicture): Promise<Uint8Array> {
  const { format } = await picture.metadata();
  return bytes !== null && (format === 'png' || format === 'jpeg') ? bytes : await picture.clone().png().toBuffer();
}
