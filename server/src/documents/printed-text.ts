/** Translations that are put together from parts of which any may be a gap. */

/** The parts that there are, with the separator only between two of them. */
export function joined(separator: string, ...parts: string[]): string {
  return parts.filter((part) => part !== '').join(separator);
}

/** `№ 123`; nothing where there is no number. */
export function numbered(number: string): string {
  return number === '' ? '' : `№ ${number}`;
}
