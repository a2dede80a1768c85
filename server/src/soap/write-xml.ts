/** Writes XML. What these functions give is XML; what they take as text is escaped. */

/** @throws Error where the text has a character that XML 1.0 cannot carry */
export function textElement(name: string, text: string, attributes: Record<string, string> = {}): string {
  return `<${name}${writeAttributes(attributes)}>${escapeText(text)}</${name}>`;
}

/** `children` are written already. */
export function element(name: string, children: readonly string[], attributes: Record<string, string> = {}): string {
  return `<${name}${writeAttributes(attributes)}>${children.join('')}</${name}>`;
}

/** Nothing for null: for elements that may be left out. */
export function optionalElement(name: string, text: string | null): string {
  return text === null ? '' : textElement(name, text);
}

function writeAttributes(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeText(value)
          .replaceAll('"', '&quot;')
          .replace(/[\t\n]/g, numeric)}"`,
    )
    .join('');
}

function escapeText(text: string): string {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) {
    throw new Error('a text has a character that XML cannot carry');
  }
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

function numeric(character: string): string {
  return character === '\t' ? '&#x9;' : '&#xA;';
}
