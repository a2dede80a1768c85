/**
 * A JSON object whose long members are base64 texts that exist as bytes already. They are laid between the stringified rest, so
 * that a reply of hundreds of kilobytes is never escaped, nor held as a JavaScript string, nor copied into one piece.
 */

/** JSON in UTF-8, one after the other. */
export type JsonParts = readonly Uint8Array[];

/** With which a JSON array begins, and no base64. */
const ARRAY = '['.charCodeAt(0);

/** @param files ASCII bytes that need no escaping, such as base64, or a JSON array of such texts; null becomes JSON's null */
export function spliceJson(head: object, files: Record<string, Uint8Array | null>): JsonParts {
  const parts: Uint8Array[] = [];
  let text = JSON.stringify(head).slice(0, -1);
  for (const [name, bytes] of Object.entries(files)) {
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:`;
    if (bytes === null) {
      text += 'null';
      continue;
    }
    const quote = bytes[0] === ARRAY ? '' : '"';
    parts.push(Buffer.from(`${text}${quote}`), bytes);
    text = quote;
  }
  parts.push(Buffer.from(`${text}}`));
  return parts;
}
