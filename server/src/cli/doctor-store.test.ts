import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PresentStore } from '../app/store-state.ts';
import { examineMaintenance } from './doctor-store.ts';

const nowMs = Date.UTC(2026, 0, 15);
const turn = (task: string, agoMs: number) => ({ task, begunAt: nowMs - agoMs, everyMs: 60_000 });

function outcomeOf(...turns: ReturnType<typeof turn>[]): string[] {
  const rest = {
    missingMigrations: [],
    unknownMigrations: [],
    needsNewer: false,
    missingColumns: [],
    encryptedKeys: [],
    encryptedApiKey: undefined,
    sightings: [],
  };
  const store: PresentStore = { state: 'present', ...rest, maintenance: { turns, nowMs } };
  return [...examineMaintenance(store)].map(({ outcome, says }) => `${outcome}: ${says}`);
}

test('a task that stands still while others have their turns is a problem, with its name', () => {
  assert.deepEqual(outcomeOf(turn('clean-up', 1_000), turn('seal', 300_000)), [
    'problem: these tasks stand still: seal',
  ]);
  assert.deepEqual(outcomeOf(turn('clean-up', 1_000)), ['ok: each task had its turn in time']);
});

test('where none has its turn, no gateway works on the store: a warning, with the time', () => {
  assert.deepEqual(outcomeOf(turn('clean-up', 300_000), turn('seal', 400_000)), [
    'warning: no task had a turn since 2026-01-14T23:55:00.000Z',
  ]);
});

test('of a store without turns nothing is said of them', () => {
  assert.deepEqual(outcomeOf(), ['ok: each task had its turn in time']);
  assert.deepEqual([...examineMaintenance({ state: 'missing' })], []);
});
