/** The requests per second of all contestants as bars, in SVG: a panel for each number of connections, with the spread of the rounds. */
import type { Kind } from './contestants/contestant.ts';
import { type Figures, type FlowResults, figuresAt } from './flow-results.ts';

const WIDTH = 860;
const NAMES_WIDTH = 170;
const VALUES_WIDTH = 130;
const BARS_WIDTH = WIDTH - NAMES_WIDTH - VALUES_WIDTH;
const ROW = 24;
const BAR = 15;
const PANEL_HEAD = 40;
const HEAD = 34;
const FOOT = 34;

const COLORS: Record<Kind, string> = { own: '#00707a', mock: '#8a9499', limit: '#c4c9cc' };

export function drawFlowChart(results: FlowResults): string {
  const panels = results.connections.map((connections) => ({ connections, figures: figuresAt(results, connections) }));
  const panelHeight = PANEL_HEAD + ROW * results.contestants.length;
  const height = HEAD + panelHeight * panels.length + FOOT;
  const drawn = panels.map(({ connections, figures }, index) =>
    drawPanel(figures, { connections, top: HEAD + index * panelHeight }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif" font-size="13" fill="#1d2427">`,
    '<title>Requests per second, and their ratio to static Fastify</title>',
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="#fff"/>`,
    text(16, 26, 'Requests per second; in brackets the ratio to static Fastify', 'font-weight="600"'),
    ...drawn,
    text(16, height - 12, 'Lines show the least and the most of the rounds.', 'font-size="11" fill="#5a666b"'),
    '</svg>\n',
  ].join('\n');
}

function drawPanel(figures: Figures[], { connections, top }: { connections: number; top: number }): string {
  const most = Math.max(...figures.map(({ requestsPerSecond }) => requestsPerSecond.max));
  const x = (perSecond: number) => NAMES_WIDTH + (perSecond / most) * BARS_WIDTH;
  const title = `${connections} connection${connections === 1 ? '' : 's'}`;
  return [
    text(16, top + 30, title, 'font-weight="600" fill="#5a666b"'),
    ...figures.map((each, index) => drawRow(each, top + PANEL_HEAD + index * ROW, x)),
  ].join('\n');
}

function drawRow({ name, kind, requestsPerSecond, toStatic }: Figures, top: number, x: (value: number) => number) {
  const { median, min, max } = requestsPerSecond;
  const middle = top + ROW / 2;
  const value = `${Math.round(median).toLocaleString('en')} (${toStatic.median.toFixed(2)})`;
  const bar = `<rect x="${NAMES_WIDTH}" y="${middle - BAR / 2}" width="${fixed(x(median) - NAMES_WIDTH)}" height="${BAR}" fill="${COLORS[kind]}"/>`;
  const spread = `<path d="M${fixed(x(min))} ${middle}H${fixed(x(max))}" stroke="#1d2427" stroke-width="1.5"/>`;
  const label = text(NAMES_WIDTH - 8, middle + 4, name, 'text-anchor="end"');
  return [label, bar, spread, text(x(max) + 8, middle + 4, value)].join('\n');
}

function text(x: number, y: number, words: string, attributes = ''): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${fixed(x)}" y="${y}" ${attributes}>${escaped}</text>`;
}

const fixed = (value: number) => value.toFixed(1);
