/** A text area with one value a line, where the API has a list and names each wrong entry by its place. */
import { ApiError } from '../api/call.ts';

export function linesOf(text: string | undefined): string[] {
  const lines = (text ?? '').split(/[\n,;]/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** The first line that the API has refused; empty where it was none. */
export function wrongLineOf(error: unknown, name: string, lines: readonly string[]): string {
  if (!(error instanceof ApiError)) return '';
  const index = error.fields.find(({ field }) => field.startsWith(`${name}.`))?.field.slice(name.length + 1);
  return lines[Number(index)] ?? '';
}
