import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child, hunter, test as testov } from '../egov/sandbox/households.ts';
import { srts } from './srts.ts';

test('it tells the owner’s car, registered in the year it was made', () => {
  const { common, domain } = srts.sample(testov);
  const { plate, vin, make, model } = testov.car ?? {};
  assert.deepEqual(
    { plate: domain.plate, vin: domain.vin, make: domain.make, model: domain.model },
    { plate, vin, make, model },
  );
  assert.match(common.docNumber, /^[A-Z]{2}[0-9]{8}$/);
  const issued = srts.extra({ common, domain }).date_of_issue ?? '';
  assert.equal(Number(issued.slice(0, 4)), domain.year);
});

test('a cross-country car is marked as such', () => {
  assert.match(srts.sample(hunter).domain.specialMarks ?? '', /ПОВЫШЕННОЙ ПРОХОДИМОСТИ$/);
  assert.equal(srts.sample(testov).domain.specialMarks, null);
});

test('an electric car has no engine volume to print', () => {
  const result = srts.sample(testov);
  result.domain.engineVolumeCm3 = null;
  assert.equal(srts.view(result)['engineVolume'], '');
});

test('nobody has a certificate of a car that they do not have', () => {
  assert.throws(() => srts.sample(child), /has no car/);
});
