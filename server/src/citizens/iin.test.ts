import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDigit } from './check-digit.ts';
import { isValidIin, sexOfIin } from './iin.ts';

const valid = [
  '031231500126',
  '791028302728',
  '061211600012',
  '830717350867',
  '900101300017',
  '900101400013',
  '000101500011',
  '040229600011',
  '900101300811',
  '100101000010',
];

test('accepts the known IINs, among them those of the second pass', () => {
  for (const iin of valid) assert.equal(isValidIin(iin), true, iin);
});

test('refuses numbers that are never issued, whatever their last digit', () => {
  for (const iin of ['000813159890', '821214240092']) {
    assert.equal(checkDigit(iin.slice(0, 11)), undefined);
    for (let digit = 0; digit < 10; digit += 1) assert.equal(isValidIin(iin.slice(0, 11) + digit), false);
  }
});

test('refuses a wrong check digit and a wrong shape', () => {
  for (const iin of [
    '123456789012',
    '',
    '90010130001',
    '9001013000170',
    '90010130001x',
    '90010130001７',
    ' 900101300017',
  ]) {
    assert.equal(isValidIin(iin), false, iin);
  }
});

test('every change of the last digit of a valid IIN is found', () => {
  for (const iin of valid) {
    const accepted = [...'0123456789'].filter((digit) => isValidIin(iin.slice(0, 11) + digit));
    assert.deepEqual(accepted, [iin[11]]);
  }
});

test('tells the sex by the seventh digit', () => {
  assert.equal(sexOfIin('900101300017'), 'male');
  assert.equal(sexOfIin('900101400013'), 'female');
  assert.equal(sexOfIin('000101500011'), 'male');
  assert.equal(sexOfIin('040229600011'), 'female');
  assert.equal(sexOfIin('100101000010'), null);
});
