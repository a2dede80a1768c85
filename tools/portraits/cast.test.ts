import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageGroups, PORTRAITS_OF_EACH, portraitFile } from '../../server/src/egov/sandbox/portrait.ts';
import { cast } from './cast.ts';
import { featuresOf } from './features.ts';
import { drawPortraitSvg } from './svg.ts';

const drawings = cast.map((member) => drawPortraitSvg(featuresOf(member)));

test('four people of each sex and age group are portrayed, and no two look the same', () => {
  const files = ageGroups.flatMap(({ name }) =>
    (['male', 'female'] as const).flatMap((sex) =>
      Array.from({ length: PORTRAITS_OF_EACH }, (_, index) => portraitFile(sex, name, index + 1)),
    ),
  );
  assert.deepEqual(cast.map(({ sex, group, number }) => portraitFile(sex, group, number)).sort(), files.sort());
  assert.equal(new Set(drawings).size, cast.length);
});

test('everybody is of an age in the group, and only grown-up men have beards', () => {
  for (const { group, ageYears, sex, beard } of cast) {
    assert.equal(ageGroups.find(({ fromYears }) => ageYears >= fromYears)?.name, group);
    if (beard !== undefined) assert.deepEqual([sex, ageYears >= 18], ['male', true]);
  }
});

test('a drawing is the same each time and complete: no number is missing', () => {
  assert.deepEqual(
    cast.map((member) => drawPortraitSvg(featuresOf(member))),
    drawings,
  );
  for (const drawing of drawings) assert.doesNotMatch(drawing, /NaN|undefined|Infinity/);
});
