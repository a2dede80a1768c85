/**
 * Typst's SVG → JPEG. This walks the few elements that Typst writes and draws them on a Skia canvas. Skia's own SVG loader is
 * never used: it cuts descenders, so that Қ prints as К and Ң as Н — a wrong name on an identity document. Pictures inside the
 * SVG are not decoded here either: the caller says what to draw for each.
 */
import { type Canvas, createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';

export interface Size {
  width: number;
  height: number;
}

/** Draws a picture over this rectangle of whole pixels, the current clip applied. */
export type Picture = (context: SKRSContext2D, x: number, y: number, size: Size) => void;

export interface PageImage {
  /** JPEG, `imageWidth` pixels wide. `pictures` by the value of `xlink:href`. */
  draw(svg: string, pictures: ReadonlyMap<string, Picture>): Promise<Uint8Array>;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const MAX_GLYPHS = 4000;
const JPEG_QUALITY = 82;

/** Keeps its canvas and the outlines of glyphs for the next page. */
export function createPageImage(imageWidth: number): PageImage {
  const glyphs = new Map<string, Path2D>();
  let canvas: Canvas | undefined;
  return {
    async draw(svg, pictures) {
      const page = pageSize(svg);
      const scale = imageWidth / page.width;
      const imageHeight = Math.round(page.height * scale);
      if (canvas?.height !== imageHeight) canvas = createCanvas(imageWidth, imageHeight);
      if (glyphs.size > MAX_GLYPHS) glyphs.clear();
      const context = canvas.getContext('2d');
      context.reset();
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, imageWidth, imageHeight);
      context.imageSmoothingQuality = 'high';
      const { body, definitions } = splitDefinitions(svg);
      readPaths(definitions, '<symbol id="', glyphs);
      const clips = new Map<string, Path2D>();
      readPaths(definitions, '<clipPath id="', clips);
      new SvgWalk(context, [scale, 0, 0, scale, 0, 0], glyphs, clips, pictures).run(body);
      return await encodeJpeg(canvas);
    },
  };
}

/** libjpeg-turbo without a second pass for the Huffman tables: half the time of Skia's encoder for two per cent more bytes. */
function encodeJpeg(canvas: Canvas): Promise<Uint8Array> {
  const { width, height } = canvas;
  const pixels = sharp(canvas.data(), { raw: { width, height, channels: 4, premultiplied: true } });
  return pixels.removeAlpha().jpeg({ quality: JPEG_QUALITY, optimiseCoding: false }).toBuffer();
}

class SvgWalk {
  readonly #context: SKRSContext2D;
  readonly #glyphs: ReadonlyMap<string, Path2D>;
  readonly #clips: ReadonlyMap<string, Path2D>;
  readonly #pictures: ReadonlyMap<string, Picture>;
  readonly #groups: Array<{ outer: Matrix; clipped: boolean }> = [];
  #matrix: Matrix;

  constructor(
    context: SKRSContext2D,
    base: Matrix,
    glyphs: ReadonlyMap<string, Path2D>,
    clips: ReadonlyMap<string, Path2D>,
    pictures: ReadonlyMap<string, Picture>,
  ) {
    this.#context = context;
    this.#matrix = base;
    this.#glyphs = glyphs;
    this.#clips = clips;
    this.#pictures = pictures;
  }

  run(body: string): void {
    for (let start = body.indexOf('<'); start >= 0; ) {
      const end = body.indexOf('>', start);
      this.#element(body.slice(start, end + 1));
      start = body.indexOf('<', end);
    }
    if (this.#groups.length > 0) throw new Error('The SVG has open groups');
  }

  /** What Typst writes and nothing else: an unknown element would silently be missing on the document. */
  #element(tag: string): void {
    if (tag === '</g>') this.#closeGroup();
    else if (tag.startsWith('<g')) this.#openGroup(tag);
    else if (tag.startsWith('<use ')) this.#glyph(tag);
    else if (tag.startsWith('<path ')) this.#shape(tag);
    else if (tag.startsWith('<image ')) this.#picture(tag);
    else if (!tag.startsWith('<svg ') && tag !== '</svg>')
      throw new Error(`Unexpected SVG element ${tag.slice(0, 16)}`);
  }

  #openGroup(tag: string): void {
    const clip = attribute(tag, 'clip-path');
    this.#groups.push({ outer: this.#matrix, clipped: clip !== undefined });
    this.#matrix = this.#matrixOf(tag);
    if (clip !== undefined) {
      this.#context.save();
      this.#context.setTransform(...this.#matrix);
      this.#context.clip(known(this.#clips, clip.slice('url(#'.length, -1)));
    }
    if (tag.endsWith('/>')) this.#closeGroup();
  }

  #closeGroup(): void {
    const group = this.#groups.pop();
    if (group === undefined) throw new Error('The SVG closes a group that was never opened');
    if (group.clipped) this.#context.restore();
    this.#matrix = group.outer;
  }

  #glyph(tag: string): void {
    const move: Matrix = [1, 0, 0, 1, Number(required(tag, 'x')), Number(required(tag, 'y'))];
    this.#context.setTransform(...multiply(this.#matrix, move));
    this.#context.fillStyle = paint(required(tag, 'fill'));
    this.#context.fill(known(this.#glyphs, required(tag, 'xlink:href').slice(1)));
  }

  #shape(tag: string): void {
    this.#context.setTransform(...this.#matrixOf(tag));
    const path = new Path2D(required(tag, 'd'));
    const fill = attribute(tag, 'fill') ?? 'none';
    if (fill !== 'none') {
      this.#context.fillStyle = paint(fill);
      this.#context.fill(path, attribute(tag, 'fill-rule') === 'evenodd' ? 'evenodd' : 'nonzero');
    }
    const stroke = attribute(tag, 'stroke') ?? 'none';
    if (stroke !== 'none') {
      this.#context.strokeStyle = paint(stroke);
      this.#context.lineWidth = Number(required(tag, 'stroke-width'));
      this.#context.stroke(path);
    }
  }

  #picture(tag: string): void {
    const [a, b, c, d, e, f] = this.#matrixOf(tag);
    if (b !== 0 || c !== 0) throw new Error('A picture is turned');
    // Whole pixels: a picture that was made for this place must not be smeared over half-pixels.
    const [left, top] = [Math.round(e), Math.round(f)];
    const right = Math.round(e + a * Number(required(tag, 'width')));
    const bottom = Math.round(f + d * Number(required(tag, 'height')));
    this.#context.setTransform(...IDENTITY);
    known(this.#pictures, required(tag, 'xlink:href'))(this.#context, left, top, {
      width: right - left,
      height: bottom - top,
    });
  }

  #matrixOf(tag: string): Matrix {
    const transform = attribute(tag, 'transform');
    return transform === undefined ? this.#matrix : multiply(this.#matrix, readMatrix(transform));
  }
}

function pageSize(svg: string): Size {
  const [, , width, height] = required(svg.slice(0, svg.indexOf('>')), 'viewBox')
    .split(' ')
    .map(Number);
  if (width === undefined || height === undefined || !(width > 0 && height > 0)) throw new Error('The SVG has no size');
  return { width, height };
}

/** Typst puts the outlines of glyphs and clips behind the drawing. */
function splitDefinitions(svg: string): { body: string; definitions: string } {
  const start = svg.indexOf('<defs');
  if (start < 0) return { body: svg, definitions: '' };
  const definitions = svg.slice(start);
  if (/<(?:linear|radial)Gradient|<pattern|<mask|<filter/.test(definitions))
    throw new Error('The SVG uses a paint server');
  return { body: `${svg.slice(0, start)}</svg>`, definitions };
}

/** Ids are hashes of the outline, so that an id that is known already needs no second look. */
function readPaths(definitions: string, opening: string, paths: Map<string, Path2D>): void {
  for (let at = definitions.indexOf(opening); at >= 0; at = definitions.indexOf(opening, at + 1)) {
    const idStart = at + opening.length;
    const id = definitions.slice(idStart, definitions.indexOf('"', idStart));
    if (paths.has(id)) continue;
    const pathStart = definitions.indexOf(' d="', idStart) + 4;
    paths.set(id, new Path2D(definitions.slice(pathStart, definitions.indexOf('"', pathStart))));
  }
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

function known<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error('The SVG refers to something that it does not define');
  return value;
}

function paint(colour: string): string {
  if (!colour.startsWith('#')) throw new Error('The SVG uses a colour that is no plain colour');
  return colour;
}

function readMatrix(transform: string): Matrix {
  const [a, b, c, d, e, f, ...rest] = transform.slice('matrix('.length, -1).split(/[ ,]+/).map(Number);
  const isComplete = transform.startsWith('matrix(') && f !== undefined && rest.length === 0 && !Number.isNaN(f);
  if (!isComplete) throw new Error('An SVG transform is no matrix');
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f];
}

function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
