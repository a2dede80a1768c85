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
