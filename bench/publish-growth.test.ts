import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type GrowthResults, reportGrowth } from './growth/growth-report.ts';
import { besideShown } from './growth/publish-growth.ts';
import { performancePage, publishedFolder } from './performance-page.ts';

const shown: GrowthResults = JSON.parse(readFileSync(join(publishedFolder, 'growth.json'), 'utf8'));

test('the page shows the figures of growth that stand beside it', () => {
  const page = readFileSync(performancePage, 'utf8');
  assert.ok(page.includes(reportGrowth(shown)));
});

test('a run of one axis leaves the others as they were shown, each with its own run', () => {
  const [first] = shown.axes;
  assert.ok(first);
  const measured = { ...first, run: { ...first.run, at: '2030-01-01T00:00:00.000Z', rounds: 9 } };
  const { axes } = besideShown({ axes: [measured] }, shown);
  assert.deepEqual(
    axes.map(({ axis, run }) => [axis, run.rounds]),
    shown.axes.map(({ axis, run }) => [axis, axis === first.axis ? 9 : run.rounds]),
  );
  const report = reportGrowth({ axes });
  assert.match(report, /^2030-01-01.*9 rounds/);
  assert.equal(report.split(' rounds of ').length - 1, new Set(axes.map(({ run }) => JSON.stringify(run))).size);
});
