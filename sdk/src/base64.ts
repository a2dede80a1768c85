/** The files of a document come as base64. */

/**
 * A data URL will do too.
 *
 * @throws TypeError where the text is no base64
 */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  let binary: string;
  try {
    binary = atob(base64.replace(/^data:[^,]{0,100},/, ''));
  } catch {
    // What atob throws may quote the text.
    throw new TypeError('This is no base64.');
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Whether it is base64 in its one form: the bits of the last character that belong to no byte are zero. */
export function isStrictBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/.test(text);
}

/** Undefined where the text is no base64url in its one form. */
export function bytesOfBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
  return /^[\w-]*$/.test(text) && isStrictBase64(padded) ? bytesOf(padded) : undefined;
}
