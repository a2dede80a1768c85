/** The phone as it appears while it is typed, and from whatever is pasted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizePhone } from '../../server/src/citizens/phone.ts';
import { formatPhone, readableMaskedPhone } from './phone-format.ts';

/** As somebody types: every key is added to what the field shows. */
const typed = (keys: string) => [...keys].reduce((shown, key) => formatPhone(shown + key), '');

test('a number is grouped while it is typed, with the country code or without', () => {
  assert.equal(typed('701'), '701');
  assert.equal(typed('7010'), '701 0');
  for (const keys of [
    '7010000001',
    '87010000001',
    '77010000001',
    '+77010000001',
    '8 701 000 00 01',
    '8(701)000-00-01',
  ]) {
    assert.equal(typed(keys), '701 000 00 01', keys);
    assert.equal(normalizePhone(`+7${typed(keys)}`), '77010000001', keys);
  }
});

test('every form that can be pasted becomes the one', () => {
  for (const pasted of [
    '+7 (701) 000-00-01',
    'tel:+77010000001',
    '007 701 000 00 01',
    '+7\u00a0701\u00a0000\u201100\u201101',
    '\u202a+77010000001\u202c',
    '\uff0b\uff17\uff17\uff10\uff11\uff10\uff10\uff10\uff10\uff10\uff10\uff11',
  ]) {
    assert.equal(formatPhone(pasted), '701 000 00 01', JSON.stringify(pasted));
  }
});

test('numbers whose own digits look like the country code keep them', () => {
  assert.equal(typed('7770000001'), '777 000 00 01');
  assert.equal(typed('77770000001'), '777 000 00 01');
  assert.equal(typed('+77770000001'), '777 000 00 01');
  assert.equal(formatPhone('777 000 00 01'), '777 000 00 01');
});

test('a digit too many stays to be seen, and is no other number', () => {
  assert.equal(typed('701000000199'), '701 000 00 019');
  assert.equal(normalizePhone(`+7${typed('701000000199')}`), undefined);
  assert.equal(formatPhone('abc'), '');
});

test('a masked number reads as a number; what is none stays', () => {
  assert.equal(readableMaskedPhone('7701*****01'), '+7\u00a0701\u00a0***\u00a0**\u00a001');
  assert.equal(readableMaskedPhone('*'), '*');
});
