/** One page that needs nothing else: flame graphs that can be clicked and searched, drawn by d3-flame-graph. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from './frames.ts';

/** What d3-flame-graph is made of, in the order in which a page must load them. */
const D3 = [
  'dispatch',
  'array',
  'color',
  'interpolate',
  'format',
  'time',
  'time-format',
  'scale',
  'selection',
  'timer',
  'ease',
  'transition',
  'hierarchy',
];

const modules = join(import.meta.dirname, '../node_modules');

export function flamePage(graphs: readonly { title: string; frame: Frame }[]): string {
  const scripts = [...D3.map((name) => minified(`d3-${name}`)), inDist('d3-flame-graph', 'd3-flamegraph.umd.min.js')];
  const data = JSON.stringify(graphs).replaceAll('<', '\\u003c');
  return `<!doctype html>
<meta charset="utf-8">
<title>Where the time of a flow goes</title>
<style>
${inDist('d3-flame-graph', 'd3-flamegraph.css')}
:root { color-scheme: light; }
body { font: 14px system-ui, sans-serif; margin: 16px; background: #fff; color: #1d2427; }
h2 { font-size: 15px; }
</style>
<p><input type="search" placeholder="Search a function or file" size="40"> Click a function to look into it.</p>
${scripts.map((script) => `<script>${script.replaceAll('</script', '<\\/script')}</script>`).join('\n')}
<script>
const charts = ${data}.map(({ title, frame }) => {
  d3.select('body').append('h2').text(title);
  const chart = flamegraph.default().width(document.body.clientWidth).cellHeight(17).minFrameSize(1).sort(true);
  d3.select('body').append('div').datum(frame).call(chart);
  return chart;
});
document.querySelector('input').addEventListener('input', ({ target }) => {
  for (const chart of charts) target.value === '' ? chart.clear() : chart.search(target.value);
});
</script>
`;
}

function minified(name: string): string {
  return inDist(name, `${name}.min.js`);
}

function inDist(name: string, file: string): string {
  return readFileSync(join(modules, name, 'dist', file), 'utf8');
}
