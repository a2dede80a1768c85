import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { cpuBetween, parseStat, readThreads, residentMegabytes } from './cpu-time.ts';

test('a process is read though its command has blanks and brackets', () => {
  const stat = '42 (a (b) c) S 7 42 42 0 -1 4194304 1 2 3 4 100 20 3 4 20 0 1 0 99 1000 200';
  assert.deepEqual(parseStat(stat), [{ pid: 42, parent: 7, command: 'a (b) c', ticks: 120, endedTicks: 7 }]);
  assert.deepEqual(parseStat(''), []);
});

test('time that a thread has used stands under its name, and only what was used in between', () => {
  const before = new Map([
    ['1/1', { name: 'main', ms: 100 }],
    ['1/2', { name: 'V8 helpers', ms: 10 }],
    ['1/9', { name: 'gone', ms: 50 }],
  ]);
  const after = new Map([
    ['1/1', { name: 'main', ms: 130 }],
    ['1/2', { name: 'V8 helpers', ms: 20 }],
    ['1/3', { name: 'V8 helpers', ms: 40 }],
    ['1/4', { name: 'idle', ms: 0 }],
  ]);
  assert.deepEqual(cpuBetween(before, after), { main: 30, 'V8 helpers': 50 });
});

test('the threads of this process are known by their names, and so is its memory', async (t) => {
  if (process.platform !== 'linux') return t.skip('only Linux has /proc');
  const worker = new Worker('setInterval(() => {}, 1e6)', { eval: true, name: 'own-name' });
  await once(worker, 'online');
  const names = new Set([...readThreads([process.pid]).values()].map(({ name }) => name));
  await worker.terminate();
  for (const name of ['main', 'V8 helpers', 'own-name']) assert.ok(names.has(name), [...names].join());
  const resident = residentMegabytes([process.pid]);
  assert.ok(resident > 20 && resident < 4_000, String(resident));
});
