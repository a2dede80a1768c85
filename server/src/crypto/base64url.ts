/** Bytes in the one form of base64url without padding that they have (RFC 4648, sections 3.5 and 5): what is signed or encrypted has one text. */

/** Undefined for any other form, such as one whose last character has bits that belong to no byte. */
export function readBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/** @throws Error where `readBase64url` has nothing */
export function requireBase64url(text: string): Buffer {
  const bytes = readBase64url(text);
  if (bytes === undefined) throw new Error('This is not how base64url writes any bytes');
  return bytes;
}
