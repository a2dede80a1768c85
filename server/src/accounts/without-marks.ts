/**
 * A code as it was meant. Whoever pastes one may bring other dashes than were shown, a full stop, or characters that nobody sees:
 * U+2011, U+2013, U+2212, U+00AD.
 */
export function withoutMarks(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{P}\p{Cf}\u2212]/gu, '');
}
