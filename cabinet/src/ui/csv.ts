/** A table as a file for spreadsheets: RFC 4180, UTF-8 with a byte order mark, and no value that is taken for a formula. */

export type CsvValue = string | number | null;

export function csvOf(head: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${[head, ...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('')}`;
}

/** Numbers stay numbers; a text that begins like a formula gets an apostrophe before it. */
function fieldOf(value: CsvValue): string {
  if (typeof value !== 'string') return String(value ?? '');
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
