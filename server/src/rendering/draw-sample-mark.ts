/**
 * Draws the words of the sample mark as outlines. As letters they would stand among the document's own text for everyone who
 * searches or copies it. Used by `draw-assets.ts`, never at run time.
 */
import { createTypstCompiler } from './typst-compiler.ts';

const COLOUR = '#b3261e';
const OPACITY = 0.16;
const WORDS = `#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "Golos Text", weight: 700, tracking: 3pt)
#rotate(-24deg, reflow: true, align(center, stack(
  spacing: 16pt,
  text(size: 84pt)[SANDBOX],
  text(size: 58pt)[ҮЛГІ / ОБРАЗЕЦ],
)))`;

export function drawSampleMark(): string {
  const drawn = createTypstCompiler().svgOfSource(WORDS);
  const outlines = new Map(
    [...drawn.matchAll(/<symbol id="(\w+)"[^>]*>\s*<path d="([^"]+)"/g)].map(([, id, d]) => [id, d]),
  );
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn) ?? [];
  const turned = /class="typst-group" transform="(matrix[^"]+)"/.exec(drawn)?.[1];
  const lines = drawn
    .split('<g class="typst-text" ')
    .slice(1)
    .map((line) => lineOf(line, outlines));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<g fill="${COLOUR}" fill-opacity="${OPACITY}" transform="${turned}">${lines.join('')}</g></svg>\n`,
  ].join('');
}

function lineOf(line: string, outlines: ReadonlyMap<string | undefined, string | undefined>): string {
  const at = /transform="(matrix[^"]+)"/.exec(line)?.[1];
  const letters = [...line.matchAll(/<use xlink:href="#(\w+)" x="([\d.]+)"/g)].map(
    ([, id, x]) => `<path transform="translate(${x} 0)" d="${outlines.get(id)}"/>`,
  );
  return `<g transform="${at}">${letters.join('')}</g>`;
}
