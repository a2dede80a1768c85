import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypeNames } from '../documents/catalogue.ts';
import { nearestName } from './nearest-name.ts';

test('a slip of the pen is understood, and what is no slip is not', () => {
  for (const [typed, meant] of [
    ['identity_crad', 'identity_card'],
    ['Identity-Card', 'identity_card'],
    ['identitycard', 'identity_card'],
    ['pasport', 'passport'],
    ['birth_certificat', 'birth_certificate'],
    ['driver_licence', 'driver_license'],
    ['', undefined],
    ['x', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
    ['health_insurance_of_a_foreigner', undefined],
    ['x'.repeat(16_000), undefined],
  ] as const) {
    assert.equal(nearestName(typed, documentTypeNames), meant, typed);
  }
});

test('every name is the nearest to itself', () => {
  for (const name of documentTypeNames) assert.equal(nearestName(name, documentTypeNames), name);
});
