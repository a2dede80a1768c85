/** The value of `xlink:href` that Typst writes for a picture's bytes. */
export function pictureHref(bytes: Uint8Array, mediaType: 'image/svg+xml' | 'image/jpeg'): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}
