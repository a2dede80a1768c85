import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeBin } from './bin.ts';

test('takes made-up numbers whose check digit is right, also by the second pass', () => {
  for (const bin of ['240140000011', '000140000002', '900101300811']) assert.equal(normalizeBin(bin), bin);
});

test('takes the blanks and dashes with which people write them', () => {
  for (const typed of [
    '240140 000011',
    ' 2401-4000-0011 ',
    '240140\u00a0000011',
    '240140–000011',
    '240140\u2011000011',
  ]) {
    assert.equal(normalizeBin(typed), '240140000011', typed);
  }
});

test('refuses a wrong check digit and a wrong shape', () => {
  for (const bin of ['240140000012', '', '24014000001', '2401400000111', '24014000001x', '240140.000011']) {
    assert.equal(normalizeBin(bin), undefined, bin);
  }
});
