/** The part of a text that a run writes, between two comments of HTML. */

export interface Marks {
  begin: string;
  end: string;
}

/** The text with this part in place of what stood between the marks. */
export function replaceMarked(text: string, marks: Marks, part: string): string {
  const { begin, end } = placeOf(text, marks);
  return `${text.slice(0, begin)}\n\n${part}\n\n${text.slice(end)}`;
}

/** What stands between the marks; empty where nothing was put there yet. */
export function markedPart(text: string, marks: Marks): string {
  const { begin, end } = placeOf(text, marks);
  return text.slice(begin, end).trim();
}

function placeOf(text: string, marks: Marks): { begin: number; end: number } {
  const [mark, end] = [text.indexOf(marks.begin), text.indexOf(marks.end)];
  if (mark < 0 || end < mark) throw new Error(`The text has lost its marks ${marks.begin} and ${marks.end}.`);
  return { begin: mark + marks.begin.length, end };
}
