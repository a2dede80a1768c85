/**
 * What of a document's strings our fonts can print. A character that no font has would cost the whole page: without its marks it
 * may be there, and else a question mark stands in its place. The data beside the page have it as it came.
 */
import type { FontAdvances } from './font-advances.ts';

const REPLACEMENT = '?';

export type Printable = <View>(view: View) => View;

/** `fonts` are the styles of one font: a character that one of them lacks may not be there. */
export function createPrintable(fonts: readonly FontAdvances[]): Printable {
  const isPrintable = (text: string) =>
    [...text].every((character) => fonts.every((font) => font.has(character.codePointAt(0) ?? -1)));
  const printedText = (text: string) => (isPrintable(text) ? text : [...text].map(printedCharacter).join(''));
  const printedCharacter = (character: string) => {
    const bare = character.normalize('NFD').replace(/\p{Mark}/gu, '');
    return [character, bare].find(isPrintable) ?? REPLACEMENT;
  };
  return (view) => mapTexts(view, printedText) as typeof view;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, mapTexts(entry, change)]));
}
