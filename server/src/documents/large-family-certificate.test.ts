import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largeFamilyCertificate } from './large-family-certificate.ts';
import { adult, relative } from './sample-test-setup.ts';

test('all children are listed, oldest first, and the other parent', () => {
  const { children, spouse } = largeFamilyCertificate.sample(adult).domain;
  assert.deepEqual(
    children.map(({ iin }) => iin),
    adult.children.map(({ iin }) => iin),
  );
  assert.equal(spouse?.iin, adult.marriage?.spouse.iin);
});

test('it is issued after the youngest child’s birth and ends before fewer than four are under eighteen', () => {
  const extra = largeFamilyCertificate.extra(largeFamilyCertificate.sample(adult));
  assert.ok((extra.date_of_issue ?? '') > '2014-07-18');
  assert.equal(extra.date_of_expire, '2026-05-01');
});

test('a family of three children is not large', () => {
  assert.throws(
    () => largeFamilyCertificate.sample({ ...adult, children: adult.children.slice(0, 3) }),
    /four children/,
  );
});

test('a mother of six and of seven has her award', () => {
  const more = [
    relative('170226530017', 'Мұхамеджан', '2017-02-26'),
    relative('190808630010', 'Томирис', '2019-08-08'),
  ];
  const award = (count: number) =>
    largeFamilyCertificate.sample({ ...adult, sex: 'female', children: [...adult.children, ...more].slice(0, count) })
      .domain.award;
  assert.equal(award(5), null);
  assert.match(award(6) ?? '', /КҮМІС АЛҚА/);
  assert.match(award(7) ?? '', /АЛТЫН АЛҚА/);
  assert.equal(largeFamilyCertificate.view(largeFamilyCertificate.sample(adult))['award'], '');
});
