import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf, type SoakMinute, unevenIn } from './soak/soak-report.ts';

const even: SoakMinute = {
  ...{
    minute: 1,
    flows: 600,
    missed: 0,
    p50Ms: 2,
    p99Ms: 10,
    cpuMsPerFlow: 1.23456,
    residentMegabytes: 200,
    handles: 40,
  },
};
const minutes = (change: (minute: number) => Partial<SoakMinute>) =>
  Array.from({ length: 9 }, (_, index) => ({ ...even, minute: index + 1, ...change(index + 1) }));

test('what grows only while it warms up is flat, and so is a single slow minute', () => {
  assert.deepEqual(
    unevenIn(minutes((minute) => ({ residentMegabytes: minute <= 3 ? 100 : 200, p99Ms: minute === 8 ? 500 : 10 }))),
    [],
  );
});

test('a short soak tells nothing', () => {
  assert.deepEqual(unevenIn(minutes((minute) => ({ handles: 10 ** minute })).slice(0, 8)), []);
});

test('what still grows in the last third is not', () => {
  const measures = (change: (minute: number) => Partial<SoakMinute>) =>
    unevenIn(minutes(change)).map(({ measure }) => measure);
  assert.deepEqual(
    measures((minute) => ({ residentMegabytes: 100 + 10 * minute })),
    ['residentMegabytes'],
  );
  assert.deepEqual(
    measures((minute) => ({ handles: minute > 6 ? 45 : 40 })),
    ['handles'],
  );
  assert.deepEqual(
    measures((minute) => ({ p99Ms: 10 + 2 * minute })),
    ['p99Ms'],
  );
});

test('each minute is a line', () => {
  assert.equal(
    csvOf([even]),
    'minute,flows,missed,p50Ms,p99Ms,cpuMsPerFlow,residentMegabytes,handles\n1,600,0,2,10,1.235,200,40\n',
  );
});
