import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyIsoDate, almatyMidnightMs } from '../calendar/almaty-date.ts';
import { assel, test as citizen, foreigner, hunter } from '../egov/sandbox/households.ts';
import { driverLicense } from './driver-license.ts';

const drivers = [citizen, assel, foreigner, hunter];

test('series and number stand apart and make the document’s number together', () => {
  for (const person of drivers) {
    const { common, domain } = driverLicense.sample(person);
    assert.match(common.docNumber, /^[A-Z]{2}[0-9]{6}$/);
    assert.equal(common.docNumber, domain.series + domain.number);
    assert.equal(driverLicense.view({ common, domain })['number'], `${domain.series} ${domain.number}`);
  }
});

test('every category lies between the eighteenth birthday and the licence, and ends with it', () => {
  for (const person of drivers) {
    const { common, domain } = driverLicense.sample(person);
    const eighteen = Temporal.PlainDate.from(person.birthday).add({ years: 18 }).toString();
    for (const { issuedDate, expirationDate } of domain.categories) {
      assert.ok(issuedDate >= almatyMidnightMs(eighteen));
      assert.ok(issuedDate <= (common.docIssuedDate ?? 0));
      assert.equal(expirationDate, common.docExpirationDate);
    }
    assert.ok(domain.categories.some(({ category }) => category === 'B'));
  }
});

test('nobody has a licence at seventeen, nor under a name not yet taken', () => {
  const young = driverLicense.sample({ ...citizen, birthday: '2006-12-24' });
  assert.equal(driverLicense.extra(young).date_of_issue, '2024-12-24');
  const renamed = driverLicense.sample({
    ...citizen,
    formerName: { lastName: 'БҰРЫНҒЫ', firstName: 'ТЕСТ', middleName: '', changedOn: '2024-12-01' },
  });
  assert.equal(driverLicense.extra(renamed).date_of_issue, '2024-12-15');
});

test('the page has all fifteen categories in order, with dates for those that are held', () => {
  const result = driverLicense.sample(citizen);
  const table = driverLicense.view(result)['categoryTable'] as string[][];
  assert.equal(table.length, 15);
  const held = new Set(result.domain.categories.map(({ category }) => String(category)));
  for (const [category = '', from] of table) assert.equal(from !== '—', held.has(category), category);
  const [first] = result.domain.categories;
  assert.ok(first !== undefined && almatyIsoDate(first.issuedDate) < '2025');
});
