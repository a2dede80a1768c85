import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSections } from './find-sections.ts';

const section = (heading: string, text: string) => ({ page: 'Guide', href: `/docs/guide#${heading}`, heading, text });
const sections = [section('Codes', 'Subject not found in CMDB'), section('CMDB', 'phones'), section('Keys', 'roll')];

test('all words must be there, in any order and case; a title stands before a text; nothing typed finds nothing', () => {
  const found = (typed: string) => findSections(sections, typed).map(({ heading }) => heading);
  assert.deepEqual(found('cmdb'), ['CMDB', 'Codes']);
  assert.deepEqual(found('cmdb subject'), ['Codes']);
  assert.deepEqual(found('cmdb roll'), []);
  assert.deepEqual(found('  '), []);
});
