/** A file in a text field, as upstreams and state systems send it. */

/** Base64, also with line breaks, of the URL kind or with a data URI's head; null for anything else. */
export function bytesOf(value: unknown): Uint8Array | null {
  if (typeof value !== 'string') return null;
  const base64 = value
    .replace(/^data:[^,]{0,100},/, '')
    .replace(/\s+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (base64 === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  return Buffer.from(base64, 'base64');
}
