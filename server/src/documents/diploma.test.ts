import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentCodes } from './code-text.ts';
import { diploma } from './diploma.ts';
import { gradeOf, gradePointAverage } from './grades.ts';
import type { Education } from './sample-person.ts';
import { adult } from './sample-test-setup.ts';

const education: Education = {
  institution: 'ҮЛГІ УНИВЕРСИТЕТІ/ОБРАЗЦОВЫЙ УНИВЕРСИТЕТ',
  specialityCode: '6B06102',
  speciality: 'БАҒДАРЛАМАЛЫҚ ИНЖЕНЕРИЯ/ПРОГРАММНАЯ ИНЖЕНЕРИЯ',
  qualification: 'АҚПАРАТТЫҚ ТЕХНОЛОГИЯЛАР БАКАЛАВРЫ/БАКАЛАВР ИНФОРМАЦИОННЫХ ТЕХНОЛОГИЙ',
  degree: 'БАКАЛАВР/БАКАЛАВР',
  form: 'КҮНДІЗГІ/ОЧНАЯ',
  startYear: 2007,
  endYear: 2011,
  withHonours: true,
};
const sampleOf = (change: Partial<Education> = {}) =>
  diploma.sample({ ...adult, education: { ...education, ...change } });

test('the supplement fits the speciality and makes a bachelor’s 240 credits', () => {
  for (const [specialityCode, subject] of [
    ['6B06102', /Базы данных/],
    ['6B01701', /Абаеведение/],
  ] as const) {
    const { subjects, totalCredits } = sampleOf({ specialityCode }).domain;
    assert.ok(subjects.some(({ name }) => subject.test(name)));
    assert.equal(new Set(subjects.map(({ name }) => name)).size, subjects.length);
    assert.equal(totalCredits, 240, specialityCode);
    for (const { name } of subjects) assert.equal(name.split('/').length, 2, name);
  }
});

test('the code is of the classifier that held when the studies began', () => {
  for (const [startYear, specialityCode] of [
    [2007, '5B070400'],
    [2018, '5B070400'],
    [2019, '6B06102'],
  ] as const) {
    assert.equal(sampleOf({ startYear, endYear: startYear + 4 }).domain.specialityCode, specialityCode);
  }
});

test('honours come with good grades only; grade and average agree with the points', () => {
  for (const withHonours of [true, false]) {
    const { subjects, gradePointAverage: average } = sampleOf({ withHonours }).domain;
    for (const { points, grade } of subjects) assert.equal(grade, gradeOf(points).letter);
    assert.equal(average, gradePointAverage(subjects));
    assert.equal(average >= 3.5, withHonours);
    assert.equal(
      subjects.every(({ grade }) => ['A', 'A-', 'B+'].includes(grade)),
      withHonours,
    );
  }
});

test('letters by points', () => {
  assert.deepEqual(
    [100, 95, 94, 90, 89, 70, 69, 50, 49].map((points) => gradeOf(points).letter),
    ['A', 'A', 'A-', 'A-', 'B+', 'C+', 'C', 'D', 'F'],
  );
  assert.equal(gradePointAverage([]), 0);
});

test('it is issued after the commission’s decision, in the year when the studies ended', () => {
  const { common, domain } = sampleOf();
  assert.ok(domain.commissionDate < (common.docIssuedDate ?? 0));
  assert.equal(diploma.extra({ common, domain }).date_of_issue, '2011-06-30');
  assert.equal(common.docExpirationDate, null);
});

test('the number has digits only, so that Code 128 can carry it; the series stands apart', () => {
  const { common, domain } = sampleOf();
  assert.deepEqual(documentCodes(diploma.layout, common).barcode, { symbology: 'code128', text: common.docNumber });
  assert.match(common.docNumber, /^[0-9]{7}$/);
  assert.equal(domain.series, 'ЖБ-Ү');
});

test('a state that gives the series within the number gets a barcode too, in Latin', () => {
  const { common } = sampleOf();
  const { qrText, barcode } = documentCodes(diploma.layout, { ...common, docNumber: 'ЖБ-Б № 0123456' });
  assert.match(qrText, /:ЖБ-Б № 0123456:/);
  assert.equal(barcode.text, 'ZHB-B 0123456');
});

test('nobody without an education, or with an unknown speciality, has a sample', () => {
  assert.throws(() => diploma.sample(adult), /without a finished education/);
  assert.throws(() => sampleOf({ specialityCode: '6B99999' }), /known subjects/);
});
