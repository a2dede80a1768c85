/** The value of `xlink:href` that Typst writes for the file of a picture, SVG or JPEG. */
export function pictureHref(file: Uint8Array): string {
  const mediaType = file[0] === FIRST_OF_JPEG ? 'image/jpeg' : 'image/svg+xml';
  return `data:${mediaType};base64,${Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64')}`;
}

const FIRST_OF_JPEG = 0xff;
