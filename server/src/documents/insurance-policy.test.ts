import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insurancePolicy } from './insurance-policy.ts';
import { adult } from './sample-test-setup.ts';

test('the policy names the person’s car', () => {
  const { plate, vin, make, model, year, category } = insurancePolicy.sample(adult).domain.vehicle;
  assert.deepEqual({ ...adult.car, plate, vin, make, model, year, category }, adult.car);
});

test('nobody without a car has a policy', () => {
  const { car: _, ...withoutCar } = adult;
  assert.throws(() => insurancePolicy.sample(withoutCar), /without a car/);
});

test('the spouse is insured too, but not after a divorce', () => {
  const insured = (person: typeof adult) =>
    insurancePolicy.sample(person).domain.insuredPersons.map(({ person: { iin } }) => iin);
  assert.deepEqual(insured(adult), ['900101300017', '920308430014']);
  assert.ok(adult.marriage !== undefined);
  assert.deepEqual(insured({ ...adult, marriage: { ...adult.marriage, divorcedOn: '2020-01-01' } }), ['900101300017']);
});

test('it is in force for a year from the day after the contract', () => {
  const { common, domain } = insurancePolicy.sample(adult);
  const extra = insurancePolicy.extra({ common, domain });
  const issued = Temporal.PlainDate.from(extra.date_of_issue ?? '');
  assert.equal(issued.add({ years: 1 }).toString(), extra.date_of_expire);
  assert.equal(domain.endDate, common.docExpirationDate);
});
