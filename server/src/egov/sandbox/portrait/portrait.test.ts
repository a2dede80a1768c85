import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import type { Sex } from '../../../citizens/iin.ts';
import { choosePortraitFeatures } from './features.ts';
import { drawPortrait, type PortraitSubject } from './portrait.ts';
import { createPortraitMemo } from './portrait-memo.ts';
import { drawPortraitSvg } from './svg.ts';

const subject: PortraitSubject = { iin: '900101300017', sex: 'male', birthday: '1990-01-01' };

function aged(ageYears: number, sex: Sex, index = 0): PortraitSubject {
  const year = 2024 - ageYears;
  return { iin: `${year}0101${index}`.padEnd(12, '7'), sex, birthday: `${year}-03-15` };
}

const ages = Array.from({ length: 91 }, (_, age) => age);
const sexes: readonly Sex[] = ['male', 'female'];
/** Two people of each age. */
const everybody = ages.flatMap((age) => sexes.map((sex, index) => aged(age, sex, index)));
const drawingOf = (person: PortraitSubject) => drawPortraitSvg(choosePortraitFeatures(person));

test('the same person has the same photo, drawn anew too', async () => {
  assert.deepEqual(await drawPortrait(subject), await drawPortrait({ ...subject }));
  assert.equal(drawingOf(subject), drawingOf({ ...subject }));
});

test('at every age from 0 to 90 a photo is a whole JPEG of 480 × 640 and at most 45 KB', async () => {
  for (const person of everybody) {
    const jpeg = await drawPortrait(person);
    const { data, info } = await sharp(jpeg, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
    assert.deepEqual([info.width, info.height, data.length], [480, 640, 480 * 640 * 3]);
    assert.equal((await sharp(jpeg).metadata()).format, 'jpeg');
    assert.ok(jpeg.length > 10_000 && jpeg.length <= 45 * 1024, `${jpeg.length} bytes`);
  }
});

test('people with different IINs look different, also of the same age and sex', () => {
  const classmates = Array.from({ length: 60 }, (_, index) => ({ ...subject, iin: String(900101300017 + index) }));
  assert.equal(new Set([...everybody, ...classmates].map(drawingOf)).size, everybody.length + classmates.length);
});

test('every drawing is complete: no number is missing', () => {
  for (const person of everybody) assert.doesNotMatch(drawingOf(person), /NaN|undefined|Infinity/);
});

test('age comes from the birth date and the day of the photo; who is born after it is a newborn', () => {
  const ageOf = (birthday: string) => choosePortraitFeatures({ ...subject, birthday }).ageYears;
  assert.deepEqual(['2000-01-01', '1944-06-02', '2022-12-31', '2025-05-05'].map(ageOf), [24, 79, 1, 0]);
});

test('a child has a child’s head: broader, eyes lower and larger, short nose, thin neck, narrow shoulders', () => {
  for (const sex of sexes) {
    for (let index = 0; index < 20; index++) {
      const adult = choosePortraitFeatures({ ...aged(30, sex, index), iin: `1234${index}` });
      const child = choosePortraitFeatures({ ...aged(4, sex, index), iin: `1234${index}` });
      const ratio = ({ head }: typeof adult) => head.halfWidth / head.halfHeight;
      assert.ok(ratio(child) > ratio(adult));
      assert.ok(child.eyes.drop > adult.eyes.drop + 10);
      assert.ok(child.eyes.iris > adult.eyes.iris);
      assert.ok(child.nose.length < adult.nose.length - 5);
      assert.ok(child.neck.halfWidth < adult.neck.halfWidth);
      assert.ok(child.shoulders < adult.shoulders);
    }
  }
});

test('years show: grey hair, thinner lips', () => {
  const young = choosePortraitFeatures({ ...subject, birthday: '1999-01-01' });
  const old = choosePortraitFeatures({ ...subject, birthday: '1944-01-01' });
  assert.ok(old.colours.hair[0] > young.colours.hair[0] + 50);
  assert.ok(old.mouth.fullness < young.mouth.fullness);
});

test('no beard and no tie below 18, no beard on women, no glasses on toddlers', () => {
  for (const age of ages) {
    for (let index = 0; index < 40; index++) {
      const [boy, girl] = [aged(age, 'male', index), aged(age, 'female', index)].map(choosePortraitFeatures);
      assert.equal(girl?.beard, 'none');
      if (age < 18) assert.deepEqual([boy?.beard, boy?.clothing === 'suit-and-tie'], ['none', false]);
      if (age < 5) assert.deepEqual([boy?.hasGlasses, girl?.hasGlasses], [false, false]);
    }
  }
  assert.ok(everybody.some((person) => choosePortraitFeatures(person).beard !== 'none'));
});

test('the memo keeps what fits its size, draws again what it lost, and keeps nothing of a failure', async () => {
  const memo = createPortraitMemo(1000);
  let drawn = 0;
  const draw = async () => {
    drawn += 1;
    return new Uint8Array(300);
  };
  for (let index = 0; index < 50; index++) await memo.getOrDraw(String(index), draw);
  assert.equal(memo.keptBytes(), 900);
  await memo.getOrDraw('49', draw);
  assert.equal(drawn, 50);
  await memo.getOrDraw('0', draw);
  assert.equal(drawn, 51);
  await assert.rejects(
    memo.getOrDraw('new', async () => {
      throw new Error('no');
    }),
  );
  await memo.getOrDraw('new', draw);
  assert.equal(drawn, 52);
});
