import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskPhone, normalizePhone } from './phone.ts';

test('a number is understood in every form that people type', () => {
  for (const typed of [
    '77010000001',
    '+77010000001',
    '87010000001',
    '7010000001',
    '+7 (701) 000-00-01',
    '(+7) 701 000 00 01',
    ' 8 701 000 00 01 ',
    '7.701.000.00.01',
    '007 701 000 00 01',
    '00 7 701 000 00 01',
    '0077010000001',
    'tel:+77010000001',
    'TEL: 8-701-000-00-01',
  ]) {
    assert.equal(normalizePhone(typed), '77010000001', typed);
  }
});

test('a number is understood in every form in which it is copied', () => {
  for (const pasted of [
    '+7\u00a0701\u00a0000\u00a000\u00a001',
    '+7\u202f701\u202f000\u202f00\u202f01',
    '+7 (701) 000\u201100\u201101',
    '+7 701 000\u201000\u201201',
    '+7 701 000\u201300\u201401',
    '+7 701 000\u221200\u221201',
    '+7 701 000\ufe6300\uff0d01',
    '\u202a+77010000001\u202c',
    '\u2066+7 701\u2069 000 00 01',
    '\u200e+77010000001\u200f',
    '+\u206077010000001',
    '77010\u00ad000001\u200b',
    '\ufefftel:+77010000001',
    '\u202d\u00a0+7 701 000 00 01\u00a0\u202c',
    '\uff17\uff17\uff10\uff11\uff10\uff10\uff10\uff10\uff10\uff10\uff11',
    '\uff0b\uff17\u3000\uff08\uff17\uff10\uff11\uff09 000\uff0e00\uff0e01',
  ]) {
    assert.equal(normalizePhone(pasted), '77010000001', JSON.stringify(pasted));
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
    '+tel:77010000001',
    'tel:+77010000001;ext=1',
    '+77010000001=',
    '00007701000001',
    '٧٧٠١٠٠٠٠٠٠١',
    '77010000001.0.',
    '7\u00b9701000000',
  ]) {
    assert.equal(normalizePhone(typed), undefined, typed);
  }
});

test('a number that lacks a digit, or has another prefix, is not read as another number', () => {
  for (const typed of [
    '+7771000001',
    '+7010000001',
    '+87010000001',
    '+8 701 000 00 01',
    '007010000001',
    '8771000001',
  ]) {
    assert.equal(normalizePhone(typed), undefined, typed);
  }
});

test('a mask shows no more of a number however it was typed', () => {
  assert.equal(maskPhone('\u202a+7 701 000\u201100\u201101\u202c'), '7701*****01');
  assert.equal(maskPhone('+7010000001'), null);
});
