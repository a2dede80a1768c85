import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isValidBin } from './bin.ts';

test('accepts made-up numbers whose check digit is right, also by the second pass', () => {
  for (const bin of ['240140000011', '000140000002', '900101300811']) assert.equal(isValidBin(bin), true, bin);
});

test('refuses a wrong check digit and a wrong shape', () => {
  for (const bin of ['240140000012', '', '24014000001', '2401400000111', '24014000001x', ' 240140000011']) {
    assert.equal(isValidBin(bin), false, bin);
  }
});
