import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { choosePortraitFeatures } from './features.ts';
import { drawPortrait, type PortraitSubject } from './portrait.ts';
import { drawPortraitSvg } from './svg.ts';

const subject: PortraitSubject = { iin: '900101300017', sex: 'male', birthDate: '1990-01-01' };
const subjects = Array.from({ length: 40 }, (_, index): PortraitSubject => {
  const year = 1940 + index * 2;
  return {
    iin: `${year}0101${index}`.padEnd(12, '7'),
    sex: index % 2 === 0 ? 'male' : 'female',
    birthDate: `${year}-03-15`,
  };
});

test('the same person has the same photo, drawn anew too', async () => {
  assert.deepEqual(await drawPortrait(subject), await drawPortrait({ ...subject }));
  assert.equal(
    drawPortraitSvg(choosePortraitFeatures(subject)),
    drawPortraitSvg(choosePortraitFeatures({ ...subject })),
  );
});

test('a photo is a whole JPEG of 480 × 640 and a reasonable size', async () => {
  for (const person of subjects.slice(0, 6)) {
    const jpeg = await drawPortrait(person);
    const { format, width, height } = await sharp(jpeg, { failOn: 'warning' }).metadata();
    assert.deepEqual([format, width, height], ['jpeg', 480, 640]);
    assert.ok(jpeg.length > 10_000 && jpeg.length < 45_000, `${jpeg.length} bytes`);
  }
});

test('different people look different', () => {
  const drawings = subjects.map((person) => drawPortraitSvg(choosePortraitFeatures(person)));
  assert.equal(new Set(drawings).size, subjects.length);
});

test('every drawing is complete: no number is missing', () => {
  for (const person of subjects)
    assert.doesNotMatch(drawPortraitSvg(choosePortraitFeatures(person)), /NaN|undefined|Infinity/);
});

test('age comes from the birth date and shows', () => {
  const young = choosePortraitFeatures({ ...subject, birthDate: '2000-01-01' });
  const old = choosePortraitFeatures({ ...subject, birthDate: '1944-01-01' });
  assert.deepEqual([young.ageYears, old.ageYears], [24, 80]);
  assert.ok(old.colours.hair[0] > young.colours.hair[0]);
});

test('women have no beard', () => {
  for (const person of subjects.filter(({ sex }) => sex === 'female'))
    assert.equal(choosePortraitFeatures(person).beard, 'none');
});
