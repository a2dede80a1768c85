/** Bytes in the one form of base64url without padding that they have (RFC 4648, sections 3.5 and 5). */

/** @throws Error for any other form, such as one whose last character has bits that belong to no byte */
export function readBase64url(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('This is not how base64url writes any bytes');
  return bytes;
}
