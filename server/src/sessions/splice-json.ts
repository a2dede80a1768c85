/**
 * A JSON object whose long members are base64 texts that exist as bytes already. They are laid between the stringified rest, so
 * that a reply of hundreds of kilobytes is never escaped, nor held as a JavaScript string, nor copied into one piece.
 */

/** JSON in UTF-8, one after the other. */
export type JsonParts = readonly Uint8Array[];

/** @param files ASCII bytes that need no escaping, such as base64; null becomes JSON's null */
export function spliceJson(head: object, files: Record<string, Uint8Array | null>): JsonParts {
  const parts: Uint8Array[] = [];
  let text = JSON.stringify(head).slice(0, -1);
  for (const [name, bytes] of Object.entries(files)) {
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:`;
    if (bytes === null) {
      text += 'null';
      continue;
    }
    parts.push(Buffer.from(`${text}"`), bytes);
    text = '"';
  }
  parts.push(Buffer.from(`${text}}`));
  return parts;
}
