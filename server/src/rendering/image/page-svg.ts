/**
 * Reads the SVG that Typst writes: the few elements that it has, sorted by what they cost. Shapes and artwork are the same on each
 * document of a layout; text, photo and codes are its own. An unknown element is an error: it would silently be missing on the document.
 */
import { boundedWidth } from '../page-jpegs.ts';
import { type Box, type Matrix, multiply, type Size } from './geometry.ts';

/** What lies below the text, in the order in which it is painted. Equal steps give equal pixels, but for the photo's. */
export type LayerStep =
  | { paint: 'clip'; matrix: Matrix; outline: string }
  | { paint: 'unclip' }
  | { paint: 'fill'; matrix: Matrix; outline: string; colour: string; rule: 'evenodd' | 'nonzero' }
  | { paint: 'stroke'; matrix: Matrix; outline: string; colour: string; width: number }
  | { paint: 'artwork' | 'photo'; name: string; box: Box };

/** A letter at its place; outlines are in points and grow upwards. */
export interface PlacedGlyph {
  outlineId: string;
  x: number;
  y: number;
  /** `#rrggbb` or `#rrggbbaa` */
  colour: string;
}

export interface PlacedCode {
  name: string;
  box: Box;
}

export interface SvgPage {
  layer: LayerStep[];
  glyphs: PlacedGlyph[];
  codes: PlacedCode[];
}

export interface PageSvg {
  pages: SvgPage[];
  /** Pixels of one page; all are equal. */
  size: Size;
  /** Pixels a point. */
  scale: number;
  outlineOf: OutlineOf;
}

/** By its id, which is a hash of the outline. Read when the first is asked for: most pages have no letter that was not drawn before. */
export type OutlineOf = (id: string) => string;

export type PictureKind = 'artwork' | 'photo' | 'code';
/** By the value of `xlink:href`. */
export type KnownPictures = ReadonlyMap<string, { kind: PictureKind; name: string }>;

/** The pages are `fullWidth` pixels wide, or less where there are so many that no image could hold them. */
export function readPageSvg(svg: string, fullWidth: number, pictures: KnownPictures): PageSvg {
  const { width, height } = sizeOf(svg);
  const read = readAtWidth(svg, fullWidth, pictures);
  const boundWidth = boundedWidth(fullWidth, height / width, read.pages.length);
  return boundWidth === fullWidth ? read : readAtWidth(svg, boundWidth, pictures);
}

function readAtWidth(svg: string, imageWidth: number, pictures: KnownPictures): PageSvg {
  const whole = sizeOf(svg);
  const scale = imageWidth / whole.width;
  const start = startOfDefinitions(svg);
  const outlineOf = outlinesBehind(svg, start, '<symbol id="');
  const reader = new PageReader(scale, { outlineOf, clipOf: outlinesBehind(svg, start, '<clipPath id="'), pictures });
  const pages = reader.read(svg, start);
  const heightPoints = whole.height / pages.length;
  reader.assertPageHeight(heightPoints);
  return { pages, size: { width: imageWidth, height: Math.round(heightPoints * scale) }, scale, outlineOf };
}

interface Definitions {
  outlineOf: OutlineOf;
  clipOf: OutlineOf;
  pictures: KnownPictures;
}

class PageReader {
  readonly #base: Matrix;
  readonly #definitions: Definitions;
  readonly #pages: SvgPage[] = [];
  readonly #pageTops: number[] = [];
  readonly #groups: Array<{ outer: Matrix; clipped: boolean }> = [];
  #clips = 0;
  #matrix: Matrix;

  constructor(scale: number, definitions: Definitions) {
    this.#base = [scale, 0, 0, scale, 0, 0];
    this.#matrix = this.#base;
    this.#definitions = definitions;
  }

  /** Up to this place. */
  read(svg: string, stop: number): SvgPage[] {
    for (let start = svg.indexOf('<'); start >= 0 && start < stop; ) {
      const end = svg.indexOf('>', start);
      this.#element(svg.slice(start, end + 1));
      start = svg.indexOf('<', end);
    }
    if (this.#groups.length > 0) throw new Error('The SVG has open groups');
    // A document without anything on it is a page as well.
    return this.#pages.length > 0 ? this.#pages : [newPage()];
  }

  assertPageHeight(points: number): void {
    const isStacked = this.#pageTops.every((top, page) => Math.abs(top - page * points) < 0.01);
    if (!isStacked) throw new Error('The pages of the SVG are of different heights');
  }

  #element(tag: string): void {
    if (EFFECTS.some((effect) => tag.includes(effect))) throw new Error('The SVG uses a mask, a filter or an opacity');
    if (tag === '</g>') this.#closeGroup();
    else if (tag.startsWith('<g')) this.#openGroup(tag);
    else if (tag.startsWith('<use ')) this.#glyph(tag);
    else if (tag.startsWith('<path ')) this.#shape(tag);
    else if (tag.startsWith('<image ')) this.#picture(tag);
    else if (!tag.startsWith('<svg ') && tag !== '</svg>')
      throw new Error(`Unexpected SVG element ${tag.slice(0, 16)}`);
  }

  get #page(): SvgPage {
    const page = this.#pages.at(-1);
    if (page === undefined) throw new Error('The SVG paints outside of its pages');
    return page;
  }

  #openGroup(tag: string): void {
    const isPage = this.#groups.length === 0;
    const outline = idIn(tag, 'clip-path', 'url(#', ')');
    this.#groups.push({ outer: this.#matrix, clipped: outline !== undefined });
    if (isPage) this.#openPage(tag);
    else this.#matrix = this.#matrixOf(tag);
    if (outline !== undefined) {
      this.#clips += 1;
      this.#page.layer.push({ paint: 'clip', matrix: this.#matrix, outline: this.#definitions.clipOf(outline) });
    }
    if (tag.endsWith('/>')) this.#closeGroup();
  }

  /** A page is a group at the top, moved down below the last. Here each begins at its own pixel row 0. */
  #openPage(tag: string): void {
    const [a, b, c, d, e, top] = matrixIn(tag) ?? IDENTITY;
    if (a !== 1 || b !== 0 || c !== 0 || d !== 1 || e !== 0) throw new Error('A page of the SVG is turned');
    this.#pages.push(newPage());
    this.#pageTops.push(top);
    this.#matrix = this.#base;
  }

  #closeGroup(): void {
    const group = this.#groups.pop();
    if (group === undefined) throw new Error('The SVG closes a group that was never opened');
    if (group.clipped) {
      this.#clips -= 1;
      this.#page.layer.push({ paint: 'unclip' });
    }
    this.#matrix = group.outer;
  }

  /** Text that is turned, stretched or clipped is a shape like others. */
  #glyph(tag: string): void {
    const outlineId = required(tag, 'xlink:href').slice(1);
    const colour = plain(required(tag, 'fill'));
    const [left, up] = [Number(required(tag, 'x')), Number(required(tag, 'y'))];
    const [a, b, c, d, e, f] = this.#matrix;
    const [scale] = this.#base;
    const isUpright = a === scale && b === 0 && c === 0 && d === -scale;
    if (isUpright && this.#clips === 0)
      this.#page.glyphs.push({ outlineId, x: e + scale * left, y: f - scale * up, colour });
    else {
      const matrix = multiply(this.#matrix, [1, 0, 0, 1, left, up]);
      const outline = this.#definitions.outlineOf(outlineId);
      this.#page.layer.push({ paint: 'fill', matrix, outline, colour, rule: 'nonzero' });
    }
  }

  #shape(tag: string): void {
    const { layer } = this.#page;
    const matrix = this.#matrixOf(tag);
    const outline = required(tag, 'd');
    const fill = attribute(tag, 'fill') ?? 'none';
    const rule = attribute(tag, 'fill-rule') === 'evenodd' ? 'evenodd' : 'nonzero';
    if (fill !== 'none') layer.push({ paint: 'fill', matrix, outline, colour: plain(fill), rule });
    const stroke = attribute(tag, 'stroke') ?? 'none';
    if (stroke === 'none') return;
    const width = Number(required(tag, 'stroke-width'));
    layer.push({ paint: 'stroke', matrix, outline, colour: plain(stroke), width });
  }

  #picture(tag: string): void {
    const [a, b, c, d, e, f] = this.#matrixOf(tag);
    if (b !== 0 || c !== 0) throw new Error('A picture is turned');
    // Whole pixels: a picture that was made for this place must not be smeared over half-pixels.
    const [left, top] = [Math.round(e), Math.round(f)];
    const right = Math.round(e + a * Number(required(tag, 'width')));
    const bottom = Math.round(f + d * Number(required(tag, 'height')));
    const box = { left, top, width: right - left, height: bottom - top };
    const { kind, name } = known(this.#definitions.pictures, required(tag, 'xlink:href'));
    if (kind !== 'code') this.#page.layer.push({ paint: kind, name, box });
    else if (this.#clips === 0) this.#page.codes.push({ name, box });
    else throw new Error('A code is clipped');
  }

  #matrixOf(tag: string): Matrix {
    const matrix = matrixIn(tag);
    return matrix === undefined ? this.#matrix : multiply(this.#matrix, matrix);
  }
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Whatever has one would be drawn without it. */
const EFFECTS = [' mask="', ' filter="', ' opacity="'];

function newPage(): SvgPage {
  return { layer: [], glyphs: [], codes: [] };
}

/** Of the whole, in points. */
export function sizeOf(svg: string): Size {
  const [, , width, height] = required(svg.slice(0, svg.indexOf('>')), 'viewBox')
    .split(' ')
    .map(Number);
  if (width === undefined || height === undefined || !(width > 0 && height > 0)) throw new Error('The SVG has no size');
  return { width, height };
}

/** Typst puts the outlines of glyphs and clips behind the drawing. The text is not cut in two: that would copy it. */
function startOfDefinitions(svg: string): number {
  const start = svg.indexOf('<defs');
  return start < 0 ? svg.length : start;
}

function outlinesBehind(svg: string, start: number, opening: string): OutlineOf {
  let outlines: ReadonlyMap<string, string> | undefined;
  return (id) => {
    outlines ??= readOutlines(svg, start, opening);
    return known(outlines, id);
  };
}

function readOutlines(svg: string, from: number, opening: string): Map<string, string> {
  const outlines = new Map<string, string>();
  for (let at = svg.indexOf(opening, from); at >= 0; at = svg.indexOf(opening, at + 1)) {
    const idStart = at + opening.length;
    const id = svg.slice(idStart, svg.indexOf('"', idStart));
    const pathStart = svg.indexOf(' d="', idStart) + 4;
    outlines.set(id, svg.slice(pathStart, svg.indexOf('"', pathStart)));
  }
  return outlines;
}

function attribute(tag: string, name: string): string | undefined {
  const start = tag.indexOf(` ${name}="`);
  if (start < 0) return undefined;
  const valueStart = start + name.length + 3;
  return tag.slice(valueStart, tag.indexOf('"', valueStart));
}

function required(tag: string, name: string): string {
  const value = attribute(tag, name);
  if (value === undefined) throw new Error(`An SVG element lacks ${name}`);
  return value;
}

function idIn(tag: string, name: string, before: string, after: string): string | undefined {
  return attribute(tag, name)?.slice(before.length, -after.length);
}

function known<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error('The SVG refers to something that it does not define');
  return value;
}

function plain(colour: string): string {
  if (!/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(colour)) throw new Error('The SVG uses a colour that is no plain colour');
  return colour;
}

function matrixIn(tag: string): Matrix | undefined {
  const transform = attribute(tag, 'transform');
  if (transform === undefined) return undefined;
  const [a, b, c, d, e, f, ...rest] = transform.slice('matrix('.length, -1).split(/[ ,]+/).map(Number);
  const isComplete = transform.startsWith('matrix(') && f !== undefined && rest.length === 0 && !Number.isNaN(f);
  if (!isComplete) throw new Error('An SVG transform is no matrix');
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f];
}
