/** What people paste where digits are wanted: numbers copied from messages, contacts and web pages carry more than one sees. */

/** Without marks of direction and other invisible characters; full-width forms as the ASCII that they stand for. */
export function plainText(pasted: string): string {
  return pasted
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim();
}

/** Without blanks and dashes of any kind, which only make digits easier to read. */
export function withoutGaps(text: string): string {
  return text.replace(/[\s\p{Pd}\u02d7\u2043\u2212]/gu, '');
}
