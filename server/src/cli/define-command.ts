/** What the files that define commands share: the example of each help text, and how the words of options are read. */
import { type Command, InvalidArgumentError } from 'commander';

/** Every command shows one way to call it. */
export function example(command: Command, words: string): Command {
  return command.addHelpText('after', `\nExample:\n  qujat ${words}`);
}

export function readPort(value: string): number {
  return readNumber(value, { from: 0, to: 65_535 });
}

/** For an option that takes a whole number of the range. */
export function wholeNumber(from: number, to: number): (value: string) => number {
  return (value) => readNumber(value, { from, to });
}

/** The name of a document type or a scenario, or an id: it becomes a part of an address or a header. */
export function readName(value: string): string {
  if (/^[\w-]{1,64}$/.test(value)) return value;
  throw new InvalidArgumentError('It must be a name of letters, digits, _ and -, such as identity_card.');
}

export function readTime(value: string): Date {
  const time = new Date(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError('It must be a time such as 2027-01-01T00:00:00Z.');
}

export function readDay(value: string): string {
  const time = Date.parse(`${value}T00:00:00Z`);
  // 30 February would be taken for a day of March.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(`${value}T`)) return value;
  throw new InvalidArgumentError('It must be a day such as 2026-11-22.');
}

function readNumber(value: string, { from, to }: { from: number; to: number }): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= from && number <= to) return number;
  throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`);
}
