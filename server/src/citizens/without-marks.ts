/** What people paste where digits are wanted: copied from messages, contacts and web pages, it carries more than one sees. */

/**
 * The letters, digits and signs alone: without blanks, punctuation, dashes of any kind, marks of direction and other invisible
 * characters; full-width forms as the ASCII that they stand for.
 */
export function withoutMarks(typed: string): string {
  return typed
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\p{P}\p{Cf}\u02d7\u2212]/gu, '');
}
