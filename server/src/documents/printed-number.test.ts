import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printedNumber, printedTenge } from './printed-number.ts';

test('groups of three, a comma before decimals, no break inside', () => {
  assert.equal(printedNumber(0), '0');
  assert.equal(printedNumber(999), '999');
  assert.equal(printedNumber(1485), '1\u00a0485');
  assert.equal(printedNumber(1234567.89, 1), '1\u00a0234\u00a0567,9');
  assert.equal(printedNumber(74.6, 1), '74,6');
});

test('money has the tenge sign behind', () => {
  assert.equal(printedTenge(27325), '27\u00a0325\u00a0₸');
});
