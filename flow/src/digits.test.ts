import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitsOf, placeBehindDigits } from './digits.ts';

test('digits are found between whatever is pasted with them, in full width too', () => {
  assert.equal(digitsOf(' 900101\u00a0300017\u200b'), '900101300017');
  assert.equal(digitsOf('\uff19\uff10\uff10'), '900');
  assert.equal(digitsOf('abc'), '');
});

test('the caret stays behind the digit that was typed', () => {
  assert.equal(placeBehindDigits('701 000 00 01', ''), 0);
  assert.equal(placeBehindDigits('701 000 00 01', '701'), 3);
  assert.equal(placeBehindDigits('701 000 00 01', '7010'), 5);
  assert.equal(placeBehindDigits('701 000 00 01', '701 000 000'), 12);
  assert.equal(placeBehindDigits('701', '701 000 00'), 3);
});
