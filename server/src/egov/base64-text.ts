/** Text that was base64 → base64 again, of the plain kind and on one line. What is no base64 stays none. */

/** Each step is linear: these texts are long, and are somebody else's. */
export function plainSource(text: string): string {
  return withPluses(linesOf(withoutWrapping(text)))
    .replaceAll('-', '+')
    .replaceAll('_', '/');
}

/**
 * Invisible characters, the NULs of a field that was longer than its text, quotation marks of a program's source, the armour of PEM, the
 * head of a data URI or what is left of it, percent-encoding.
 */
function withoutWrapping(text: string): string {
  const bare = text
    .replace(/[\p{Cf}\0]+/gu, '')
    .replace(/-----(?:BEGIN|END)[A-Z0-9 ]{0,40}-----/g, '')
    .trim();
  const unquoted = /^b?(["']).*\1$/is.test(bare) ? bare.slice(bare.search(/["']/) + 1, -1) : bare;
  return unquoted
    .replace(/^\s*(?:data:[^,]*,|(?:[\w.+/-]{1,60};)?base64[,:])/i, '')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\\/', '/');
}

/** Also where a line break was written as the two characters of its escape. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\r\n\t\v\f\u0085\u2028\u2029]|\\r\\n|\\[rnt]/).filter((line) => line.trim() !== '');
}

/**
 * A form's decoding makes blanks of pluses, so a blank between two characters was one; at the end of a line too, where it fills the
 * line to the length of the others. Any other blank at the end of a line is layout.
 */
function withPluses(lines: readonly string[]): string {
  const full = lines.slice(0, -1);
  const length = full[0]?.length ?? 1;
  const isEven = length % 4 === 0 && full.every((line) => line.length === length);
  const isIndented = lines.every((line) => /^\s/.test(line)) || full.every((line) => /\s$/.test(line));
  const kept = (isEven && !isIndented ? lines : lines.map((line) => line.trim())).join('\n');
  return isFolded(kept) ? kept.replaceAll(' ', '') : kept.replaceAll('\n', '').replace(/\s/g, '+');
}

/** Lengths of the lines that mail, PEM and the tools of Unix write. */
const FOLDS: readonly number[] = [60, 64, 72, 76];

/** Lines that became one, with a blank where each ended. */
function isFolded(text: string): boolean {
  const pieces = text.split(' ');
  const length = pieces[0]?.length ?? 0;
  const isLast = (index: number) => index === pieces.length - 1;
  return (
    pieces.length > 2 &&
    FOLDS.includes(length) &&
    pieces.every((piece, index) => (isLast(index) ? piece.length <= length : piece.length === length))
  );
}
