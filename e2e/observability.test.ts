/** `deploy/observability/`: what the rules and the dashboard ask for is told by a gateway, and promtool understands it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createApp } from '../server/src/app/app.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import { watchLog } from '../server/src/http/log-metrics.ts';
import { createLogger } from '../server/src/logging/logger.ts';
import { repositoryRoot } from './command-process.ts';
import { temporaryDirectory } from './gateway-process.ts';

const FOLDER = join(repositoryRoot, 'deploy/observability');
const missing = spawnSync('promtool', ['--version']).error !== undefined && 'promtool is not installed';
const rules = readFileSync(join(FOLDER, 'alerts.yaml'), 'utf8');
const dashboard = JSON.parse(readFileSync(join(FOLDER, 'dashboard.json'), 'utf8'));

interface Panel {
  id: number;
  title: string;
  gridPos: Record<'x' | 'y' | 'w' | 'h', number>;
  targets: { expr: string }[];
}
const panels: Panel[] = dashboard.panels;
const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

function promtool(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: FOLDER, encoding: 'utf8' });
  return status === 0 ? '' : stdout + stderr;
}

test('each metric of the rules and the dashboard is one that a gateway tells', async (t) => {
  const environment = { QUJAT_DATA_DIR: temporaryDirectory(t) };
  const app = await createApp(
    readConfig(environment),
    createLogger({ level: 'silent', destination: { write: () => {} } }),
  );
  t.after(() => app.close());
  // As the start does.
  watchLog(app.metrics, () => 0);
  const told = await app.metrics.getMetricsAsJSON();
  const names = new Set(told.map(({ name }) => name));
  const recorded = new Set([...rules.matchAll(/record: (\S+)/g)].map(([, name]) => name));
  const asked = [...rules.matchAll(/expr: (.*)/g)].map(([, expr = '']) => expr).concat(expressions);
  const used = asked.flatMap((expr) => expr.match(/\b(?:qujat|process)[_:][\w:]+/g) ?? []);
  assert.ok(used.length > 40);
  const unknown = used.filter((name) => !names.has(name.replace(/_(bucket|count|sum)$/, '')) && !names.has(name));
  assert.deepEqual(
    unknown.filter((name) => !recorded.has(name)),
    [],
  );
});

test('promtool understands the rules, and they fire when they should', { skip: missing }, (t) => {
  assert.equal(promtool('check', 'rules', 'alerts.yaml'), '');
  assert.equal(promtool('test', 'rules', 'alerts.test.yaml'), '');
  // The dashboard's expressions, as rules.
  const file = join(temporaryDirectory(t), 'dashboard.json');
  const asRules = expressions.map((expr, index) => ({ record: `dashboard:${index}`, expr }));
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules: asRules }] }));
  assert.equal(promtool('check', 'rules', file), '');
});

test('the panels of the dashboard have ids of their own and do not overlap', () => {
  assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
  const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
  assert.equal(new Set(places).size, panels.length);
  for (const { title, gridPos } of panels) assert.ok(gridPos.x + gridPos.w <= 24, title);
});
