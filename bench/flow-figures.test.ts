/** From what was measured to what is shown. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { drawFlowChart } from './flow-chart.ts';
import { reportFlow } from './flow-report.ts';
import { type FlowResults, faultsOf, figuresAt, type RoundFigures, ratioOf, STATIC_NAME } from './flow-results.ts';
import { publishedResults, readme, shownFigures, withFigures } from './publish-flow.ts';

const round = (requestsPerSecond: number, cpuMsPerFlow: Record<string, number> = {}): RoundFigures => ({
  requestsPerSecond,
  request: { p50Ms: 1, p99Ms: 2 },
  approve: { p50Ms: 3, p99Ms: 4 },
  cpuMsPerFlow,
});

const contestant = (name: string, rounds: RoundFigures[]) => ({
  name,
  version: '1.0.0',
  kind: 'mock' as const,
  does: 'something',
  startMs: [1_000, 3_000, 2_000],
  residentMegabytes: { started: 100, worked: 200 },
  rounds: { 1: rounds, 16: rounds, 64: rounds },
});

const results: FlowResults = {
  at: '2027-01-02T03:04:05.000Z',
  machine: {
    cpu: 'A & <B>',
    cores: 2,
    memoryGigabytes: 24,
    system: 'Linux',
    storesInMemory: false,
    node: '26.0.0',
    commit: 'abc',
    load: 0.1,
  },
  flows: 5_000,
  rounds: 5,
  connections: [1, 16, 64],
  whole: true,
  replyKilobytes: 180,
  pdfKilobytes: 110,
  contestants: [
    contestant('Qujat on SQLite', [
      round(50, { main: 1 }),
      round(300, { main: 2, sqlite: 3 }),
      round(200, { main: 6 }),
    ]),
    contestant('Prism & <co>', [round(100), round(100), round(100)]),
    contestant(STATIC_NAME, [round(100), round(400), round(800)]),
  ],
  skipped: [{ name: 'WireMock', reason: 'Java is not installed' }],
};

test('ratios are of the same round, and have their least and most', () => {
  const [own] = figuresAt(results, 16);
  assert.deepEqual(own?.requestsPerSecond, { median: 200, min: 50, max: 300 });
  assert.deepEqual(own?.toStatic, { median: 0.5, min: 0.25, max: 0.75 });
  assert.equal(ratioOf(results, { of: 'Qujat on SQLite', to: 'Prism & <co>' }, 16), 2);
});

test('CPU is the median by thread, where a thread that did nothing counts as 0', () => {
  assert.deepEqual(figuresAt(results, 16)[0]?.cpuMsPerFlow, { main: 2, sqlite: 0 });
});

test('the report has the figures and the ratios, and tells who did not take part', () => {
  const report = reportFlow(results);
  assert.match(
    report,
    /\| Qujat on SQLite \| 200 \| 0\.50 \(0\.25–0\.75\) \| 1\.00 \| 1\.0 \/ 2\.0 \| 3\.0 \/ 4\.0 \| 2\.00 \|/,
  );
  assert.match(report, /\| Qujat on SQLite \| 2\.00 \| 100 \| 200 \|/);
  assert.match(report, /WireMock did not take part: Java is not installed\./);
  assert.doesNotMatch(report, /Not to be published/);
});

test('bars are as long as their figures, and names are text', () => {
  const chart = drawFlowChart(results);
  const lengths = [...chart.matchAll(/<rect x="\d+" y="\S+" width="([\d.]+)"/g)].map((match) => Number(match[1]));
  assert.equal(lengths.length, 9);
  const [own = 0, prism = 0, limit = 0] = lengths;
  assert.deepEqual(
    [own / prism, limit / own].map((ratio) => Math.round(ratio * 100) / 100),
    [2, 2],
  );
  assert.match(chart, />Prism &amp; &lt;co></);
});

test('the README shows only what a quiet machine has measured as a whole', () => {
  assert.deepEqual(faultsOf(results), []);
  const { machine } = results;
  const unfit: Partial<FlowResults>[] = [
    { machine: { ...machine, load: 0.51 } },
    { machine: { ...machine, storesInMemory: true } },
    { machine: { ...machine, commit: 'abc with changes' } },
    { flows: 4_999 },
    { rounds: 2 },
    { connections: [1, 16] },
    { whole: false },
  ];
  for (const change of unfit) {
    const run = { ...results, ...change };
    assert.equal(faultsOf(run).length, 1, JSON.stringify(change));
    assert.match(reportFlow(run), /Not to be published/);
    assert.throws(() => withFigures(readFileSync(readme, 'utf8'), run), /The README does not show this run/);
  }
});

test('figures take the place of those before, and nothing else of the README changes', () => {
  const text = readFileSync(readme, 'utf8');
  const [before = '', after = ''] = text.split(shownFigures(text) || '\n\n<!-- /bench -->');
  const once = withFigures(text, results);
  assert.ok(once.startsWith(before.trimEnd()) && once.endsWith(after));
  assert.match(shownFigures(once), /WireMock did not take part/);
  assert.equal(withFigures(once, results), once);
  assert.throws(() => withFigures('# No marks', results), /has lost its marks/);
});

test('what the README shows is what the results hold', (t: TestContext) => {
  const text = readFileSync(readme, 'utf8');
  if (shownFigures(text) === '') return t.skip('the README shows no run yet');
  assert.equal(withFigures(text, publishedResults()), text);
});
