/**
 * How narrow a column each text of a page can stand in, by the number of its lines: `templates/text-fit.typ` finds the size of a value
 * from it by a division. Laying a text out to see how large it is would cost more than all the rest of a page.
 */
import type { FontAdvances } from './font-advances.ts';

/**
 * In em of the text's own size: first the widest part that cannot be broken, then the least width at which the text has one line, two
 * lines, and so on. The list ends with the number of lines that more lines do not make narrower.
 */
export type TextFit = number[];

/** By text, then in the order of the weights that the templates print values in: medium, semibold, bold. */
export type TextFits = Record<string, TextFit[]>;

export type TextFitter = (view: unknown) => TextFits;

/**
 * Kerning is left out: nearly all of it brings letters nearer to each other, and this is for the few pairs that it moves apart.
 */
const KERNING_MARGIN = 1.01;
const MAX_LINES = 8;

/** `fonts` are the styles of one font, the lightest first: no value is printed in that. */
export function createTextFitter(fonts: readonly FontAdvances[]): TextFitter {
  const styles = fonts.slice(1).map(withTabularFigures);
  return (view) => {
    const fitsOf = (text: string) => {
      const parts = unbreakableParts(text);
      return styles.map((advances) => fitOf(parts, advances));
    };
    return Object.fromEntries([...new Set(textsOf(view))].map((text) => [text, fitsOf(text)]));
  };
}

/** The templates print figures of one width, the widest. */
function withTabularFigures(advances: FontAdvances): FontAdvances {
  const figures = [...'0123456789'].map((figure) => figure.charCodeAt(0));
  const widest = Math.max(...figures.map((figure) => advances.get(figure) ?? 0));
  return new Map([...advances, ...figures.map((figure) => [figure, widest] as const)]);
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsOf(part);
}

interface TextPart {
  letters: string;
  /** Else a hyphen goes before it. */
  beginsWord: boolean;
}

interface Part {
  width: number;
  /** The space before it, if it does not begin a line. */
  gap: number;
}

function fitOf(text: readonly TextPart[], advances: FontAdvances): TextFit {
  const space = advanceOf(' ', advances);
  const parts = text.map(({ letters, beginsWord }) => ({
    width: widthOf(letters, advances),
    gap: beginsWord ? space : 0,
  }));
  const widest = Math.max(0, ...parts.map(({ width }) => width));
  const fit: TextFit = [widest];
  for (let lines = 1; lines <= Math.min(parts.length, MAX_LINES); lines += 1) {
    const width = leastWidth(parts, lines, widest);
    fit.push(width);
    if (width === widest) break;
  }
  return fit.map((width) => Math.ceil(width * KERNING_MARGIN * 1000) / 1000);
}

/**
 * Lines break at spaces and behind hyphens that no figure follows; but, as Unicode has it, no line begins with a sign that closes or divides, nor ends with one that
 * opens. That the layout may know more places to break can only make fewer lines.
 */
const UNBROKEN_SPACE = /(?<=[([{«]) | (?=[/!?,.:;)\]}»])/g;
const NO_BREAK_SPACE = '\u00a0';

function unbreakableParts(text: string): TextPart[] {
  const words = text.replace(UNBROKEN_SPACE, NO_BREAK_SPACE).split(' ');
  return words.flatMap((word) =>
    word.split(/(?<=-)(?!\d)/).map((letters, index) => ({ letters, beginsWord: index === 0 })),
  );
}

function widthOf(letters: string, advances: FontAdvances): number {
  let width = 0;
  for (const letter of letters) width += advanceOf(letter, advances);
  return width;
}

function advanceOf(letter: string, advances: FontAdvances): number {
  return advances.get(letter.codePointAt(0) ?? 0) ?? 1;
}

/** The least width at which the text, each line filled as far as it goes, has no more than so many lines. */
function leastWidth(parts: readonly Part[], lines: number, widest: number): number {
  // Narrower than this, so many lines cannot hold the parts alone. From there few steps are left, however long the text is.
  const least = parts.reduce((sum, part) => sum + part.width, 0) / lines;
  let width = Math.max(widest, least);
  for (;;) {
    const filled = fill(parts, width);
    if (filled.lines <= lines) return width;
    width = filled.nextWidth;
  }
}

/** `nextWidth` is the next greater width at which a line would hold one part more. */
function fill(parts: readonly Part[], width: number): { lines: number; nextWidth: number } {
  let [lines, used, nextWidth] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const part of parts) {
    const extended = used + part.gap + part.width;
    if (extended <= width) used = extended;
    else {
      if (extended !== Number.POSITIVE_INFINITY) nextWidth = Math.min(nextWidth, extended);
      lines += 1;
      used = part.width;
    }
  }
  return { lines, nextWidth };
}
