import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isValidIin, sexOfIin } from './iin.ts';
import { makeIin } from './make-iin.ts';

test('an IIN tells birth date, century and sex, and its check digit is right, whatever the seed', () => {
  const heads = { '1899-12-31': '991231', '1990-01-31': '900131', '2000-02-29': '000229', '2026-11-29': '261129' };
  for (const [birthday, head] of Object.entries(heads)) {
    for (const sex of ['male', 'female'] as const) {
      for (let seed = 0; seed < 300; seed += 1) {
        const iin = makeIin({ birthday, sex, seed: String(seed) });
        assert.ok(isValidIin(iin) && iin.startsWith(head) && sexOfIin(iin) === sex, iin);
      }
    }
  }
  assert.match(makeIin({ birthday: '1990-01-31', sex: 'male', seed: '' }), /^9001313/);
  assert.match(makeIin({ birthday: '2010-01-31', sex: 'female', seed: '' }), /^1001316/);
});

test('the same seed gives the same number, and one that is taken is given to nobody else', () => {
  const facts = { birthday: '1990-01-31', sex: 'male', seed: 'somebody' } as const;
  const taken = new Set<string>();
  for (let count = 0; count < 200; count += 1) taken.add(makeIin(facts, (iin) => taken.has(iin)));
  assert.equal(taken.size, 200);
  assert.equal(makeIin(facts), [...taken][0]);
  assert.throws(() => makeIin(facts, () => true), { message: 'All IINs of that day are taken' });
});
