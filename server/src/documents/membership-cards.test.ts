import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { assel, test as citizen, hunter as huntsman, kandas, longNamed, student } from '../egov/sandbox/households.ts';
import { hunter } from './hunter.ts';
import { oralman } from './oralman.ts';
import { printedAddress } from './printed-address.ts';
import { studentCard } from './student-card.ts';

test('a student card lasts as long as the studies, and the institution issues it', () => {
  for (const person of [student, longNamed]) {
    const result = studentCard.sample(person);
    const { date_of_issue, date_of_expire } = studentCard.extra(result);
    assert.match(date_of_issue ?? '', new RegExp(`^${person.studies?.startYear}-09-`));
    assert.equal(date_of_expire, `${person.studies?.endYear}-06-30`);
    const { nameKk, nameRu } = result.common.docIssuer;
    assert.equal(`${nameKk}/${nameRu}`, person.studies?.institution);
  }
  assert.throws(() => studentCard.sample(citizen), /does not study/);
});

test('a hunter is examined before the certificate and pays in every year since', () => {
  const { common, domain } = hunter.sample(huntsman);
  assert.ok(domain.examinationDate < (common.docIssuedDate ?? 0));
  const firstYear = Number(almatyIsoDate(common.docIssuedDate ?? 0).slice(0, 4));
  assert.deepEqual(
    domain.feeMarks.map(({ year }) => year),
    Array.from({ length: 2025 - firstYear + 1 }, (_, index) => firstYear + index),
  );
  for (const { year, paidDate } of domain.feeMarks) assert.ok(almatyIsoDate(paidDate).startsWith(`${year}-`));
  assert.equal(domain.feeMarks[0]?.paidDate, common.docIssuedDate);
});

test('a kandas comes with spouse and children; a divorced spouse stays away', () => {
  const { domain } = oralman.sample(kandas);
  assert.deepEqual(
    domain.familyMembers.map(({ relation, person }) => [relation, person.iin]),
    [
      ['Жұбайы/Супруг', kandas.marriage?.spouse.iin],
      ['Баласы/Ребёнок', kandas.children[0]?.iin],
    ],
  );
  assert.equal(domain.countryOfOrigin, 'МОҢҒОЛИЯ/МОНГОЛИЯ');
  const divorced = oralman.sample({ ...assel, citizenship: kandas.citizenship });
  assert.deepEqual(divorced.domain.familyMembers, []);
  assert.throws(() => oralman.sample(citizen), /no kandas/);
});

test('a house keeps its number when an address breaks', () => {
  const address = 'АБАЙ ДАҢҒЫЛЫ, 127А ҮЙ, 1 ПӘТЕР/ПРОСПЕКТ АБАЯ, ДОМ 127А, КВАРТИРА 1';
  const printed = printedAddress(address);
  assert.equal(
    printed.replaceAll('\u00a0', '~'),
    'АБАЙ ДАҢҒЫЛЫ, 127А~ҮЙ, 1~ПӘТЕР / ПРОСПЕКТ АБАЯ, ДОМ~127А, КВАРТИРА~1',
  );
});
