/** fitPortrait: a JPEG that somebody brings, as a document's photo. */

/** As the drawn portraits are. */
const SIZE = { width: 480, height: 640 };

/**
 * Upright, of a document's size, and without metadata, which might tell where the picture was taken.
 * @param maxPixels a small file may hold a very large picture
 * @throws Error where it is no whole JPEG
 */
export async function fitPortrait(file: Uint8Array, maxPixels: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(file, { failOn: 'warning', limitInputPixels: maxPixels });
  const { format } = await picture.metadata();
  if (format !== 'jpeg') throw new Error(`a ${format}`);
  const upright = picture.autoOrient().resize({ ...SIZE, fit: 'inside', withoutEnlargement: true });
  return new Uint8Array(await upright.toColourspace('srgb').jpeg({ quality: 88 }).toBuffer());
}
