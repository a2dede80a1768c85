import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizePhone } from './phone.ts';

test('a number is understood in every form that people type', () => {
  for (const typed of [
    '77010000001',
    '+77010000001',
    '87010000001',
    '7010000001',
    '+7 (701) 000-00-01',
    ' 8 701 000 00 01 ',
    '7.701.000.00.01',
  ]) {
    assert.equal(normalizePhone(typed), '77010000001', typed);
  }
});

test('what is no Kazakhstan mobile number is refused', () => {
  for (const typed of [
    '',
    '770100000',
    '770100000011',
    '79010000001',
    '97010000001',
    'phone 77010000001',
    '++77010000001',
    '٧٧٠١٠٠٠٠٠٠١',
  ]) {
    assert.equal(normalizePhone(typed), undefined, typed);
  }
});
