/** Lines over common points in SVG, a panel below the other. Readable on light and on dark pages, as it brings its own ground. */

export interface Panel {
  title: string;
  /** What the points are, from the left to the right. */
  points: readonly string[];
  /** A line each. Not a number: there is no point. */
  lines: readonly { name: string; values: readonly number[] }[];
}

const WIDTH = 860;
const LEFT = 70;
const RIGHT = 150;
const TOP = 38;
const PLOT = 120;
const FOOT = 34;
const PANEL = TOP + PLOT + FOOT;
const HEAD = 40;
const LABELS_MOST = 12;
const COLORS = ['#00707a', '#b4531a', '#5b5fc7', '#6b7276'];

export function drawLineChart(title: string, panels: readonly Panel[]): string {
  const height = HEAD + PANEL * panels.length + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif" font-size="12" fill="#1d2427">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="#fff"/>`,
    text(16, 26, title, 'font-size="14" font-weight="600"'),
    ...panels.map((panel, index) => drawPanel(panel, HEAD + index * PANEL)),
    '</svg>\n',
  ].join('\n');
}

function drawPanel({ title, points, lines }: Panel, top: number): string {
  const most = niceMost(Math.max(0, ...lines.flatMap(({ values }) => values.filter(Number.isFinite))));
  const bottom = top + TOP + PLOT;
  const x = (index: number) => LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, points.length - 1);
  const y = (value: number) => bottom - (value / most) * PLOT;
  const every = Math.ceil(points.length / LABELS_MOST);
  return [
    text(16, top + 20, title, 'font-weight="600" fill="#5a666b"'),
    ...[0, 0.5, 1].flatMap((share) => drawRule(y(share * most), share * most)),
    ...points.flatMap((point, index) =>
      index % every === 0 ? [text(x(index), bottom + 18, point, 'text-anchor="middle" fill="#5a666b"')] : [],
    ),
    ...lines.map((line, index) =>
      drawLine(line, COLORS[index % COLORS.length] ?? '', { x, y, row: top + TOP + 12 + index * 18 }),
    ),
  ].join('\n');
}

function drawRule(y: number, value: number): string[] {
  return [
    `<path d="M${LEFT} ${fixed(y)}H${WIDTH - RIGHT}" stroke="#dfe3e5"/>`,
    text(LEFT - 8, y + 4, value.toLocaleString('en', { maximumFractionDigits: 2 }), 'text-anchor="end" fill="#5a666b"'),
  ];
}

interface Scale {
  x(index: number): number;
  y(value: number): number;
  /** Where the line's name stands. */
  row: number;
}

function drawLine({ name, values }: Panel['lines'][number], color: string, { x, y, row }: Scale): string {
  const places = values.flatMap((value, index) =>
    Number.isFinite(value) ? [`${fixed(x(index))} ${fixed(y(value))}`] : [],
  );
  const dots = places.map((place) => `<circle cx="${place.replace(' ', '" cy="')}" r="2.5" fill="${color}"/>`);
  return [
    `<path d="M${places.join('L')}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ...dots,
    `<rect x="${WIDTH - RIGHT + 16}" y="${row - 9}" width="10" height="10" fill="${color}"/>`,
    text(WIDTH - RIGHT + 32, row, name),
  ].join('');
}

/** Above the value: 1, 2 or 5 times a power of ten. */
function niceMost(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) as number) * power;
}

function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" ${attributes}>${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const fixed = (value: number) => value.toFixed(1);
