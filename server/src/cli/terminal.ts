/**
 * Where a command puts what it has to say. Standard output has only what was asked for: sentences and tables for people, with
 * `--json` one object a line. What people should know besides is on standard error, and left out with `--json`.
 */
import { styleText } from 'node:util';

export type Column = string;

export function createTerminal({ json }: { json: boolean }) {
  const write = (text: string) => process.stdout.write(text);
  const writeRecord = (record: object) => write(`${JSON.stringify(record)}\n`);
  const note = (text: string) => {
    if (!json) process.stderr.write(`${text}\n`);
  };
  return {
    json,
    /** For people alone: a line on standard error. */
    note,
    /** @param text for people, with its line ends */
    print: (record: object, text: string) => {
      if (json) writeRecord(record);
      else write(text);
    },
    /** A table with these fields of the records; with `--json` the whole records, one a line. */
    printRows: (records: readonly object[], columns: readonly Column[]) => {
      if (json) records.forEach(writeRecord);
      else if (records.length === 0) note('There are none.');
      else write(tableOf(records, columns));
    },
  };
}

export type Terminal = ReturnType<typeof createTerminal>;

type Format = Parameters<typeof styleText>[0];

/** In colour where the stream shows it: `NO_COLOR` and `FORCE_COLOR` decide, else whether it is a terminal. */
export function coloured(format: Format, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(format, text, { stream, validateStream: true });
}

function tableOf(records: readonly object[], columns: readonly Column[]): string {
  const cells = records.map((record) => columns.map((column) => cellOf((record as Record<string, unknown>)[column])));
  const titles = columns.map((column) => column.replaceAll('_', ' '));
  const widths = titles.map((title, index) => Math.max(title.length, ...cells.map((row) => row[index]?.length ?? 0)));
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [coloured('bold', lineOf(titles)), ...cells.map(lineOf), ''].join('\n');
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') || '-' : String(value);
}
