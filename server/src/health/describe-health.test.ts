import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeHealth } from './describe-health.ts';

test('a task is late when its last turn is longer ago than three pauses and a minute; one without a turn is not', async () => {
  const nowMs = 10_000_000;
  const everyMs = 60_000;
  const limitMs = 4 * 60_000;
  let readMs = 5_000;
  const health = await describeHealth({
    reportConnectors: async () => [],
    store: {
      readHealth: async () => {
        readMs += 3;
        const turns = [
          { task: 'seal_audit', begunAt: nowMs - limitMs - 1, everyMs },
          { task: 'chain_audit', begunAt: nowMs - limitMs, everyMs },
        ];
        return { newestMigration: '0001', turns, mails: { waiting: 0, retried: 0, oldestAt: null }, nowMs };
      },
    },
    about: {
      version: '1.0.0',
      node: 'v26',
      storeKind: 'sqlite',
      mailsGoTo: 'smtp',
      pdfSignature: null,
      startedMs: 1_000,
    },
    tasks: (['seal_audit', 'chain_audit', 'shrink_store'] as const).map((name) => ({ name, everyMs })),
    monotonicMs: () => readMs,
  });
  assert.deepEqual(
    health.tasks.map(({ name, late }) => [name, late]),
    [
      ['seal_audit', true],
      ['chain_audit', false],
      ['shrink_store', false],
    ],
  );
  assert.equal(health.storeAnswerMs, 3);
  assert.equal(health.uptimeMs, 4_003);
});
