import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import sharp from 'sharp';
import { sandboxPeople } from './people.ts';
import { personOn } from './person-on.ts';
import {
  ageGroups,
  choosePortrait,
  drawnPortraitName,
  PORTRAITS_OF_EACH,
  portraitFile,
  portraitsFolder,
  readDrawnPortrait,
  readPortrait,
} from './portrait.ts';

const [somebody] = sandboxPeople;
assert.ok(somebody);

const everyPortrait = ageGroups.flatMap(({ name }) =>
  (['male', 'female'] as const).flatMap((sex) =>
    Array.from({ length: PORTRAITS_OF_EACH }, (_, index) => portraitFile(sex, name, index + 1)),
  ),
);

test('there are 48 portraits, each a whole JPEG of 480 × 640, together at most 1.2 MB', async () => {
  assert.equal(everyPortrait.length, 48);
  assert.deepEqual(readdirSync(portraitsFolder).sort(), everyPortrait.sort());
  let bytes = 0;
  for (const file of everyPortrait) {
    const jpeg = await readFile(new URL(file, portraitsFolder));
    const { data, info } = await sharp(jpeg, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
    assert.deepEqual([info.width, info.height, data.length], [480, 640, 480 * 640 * 3], file);
    assert.equal((await sharp(jpeg).metadata()).format, 'jpeg');
    bytes += jpeg.length;
  }
  assert.ok(bytes <= 1.2e6, `${bytes} bytes`);
});

test('the same person has the same portrait, on every day of the same age group', async () => {
  const grownUp = { ...somebody, birthday: '1990-01-01' };
  const chosen = ['2026-11-28', '2030-02-03', '2049-12-31'].map((asOf) => choosePortrait({ ...grownUp, asOf }));
  assert.equal(new Set(chosen).size, 1);
  assert.deepEqual(await readPortrait(somebody), await readPortrait({ ...somebody }));
});

test('a portrait that there is no more is another one of the same sex and age, and one of a group that is no more another one', async () => {
  const nameOf = async (name: string) => drawnPortraitName(await readDrawnPortrait(name));
  for (const file of everyPortrait) assert.equal(await nameOf(file), file);
  assert.equal(await nameOf('female-18-34-9.jpg'), 'female-18-34-1.jpg');
  assert.match((await nameOf('male-36-50-1.jpg')) ?? '', /^male-3/);
  assert.ok(await nameOf('nobody.png'));
});

test('a portrait is of the sex, and of the age on the day: a birthday brings the next group', () => {
  const born = Temporal.PlainDate.from('2000-06-15');
  const groupOn = (day: Temporal.PlainDate) =>
    /^female-(.+)-\d\.jpg$/.exec(
      choosePortrait({ ...somebody, sex: 'female', birthday: born.toString(), asOf: day.toString() }),
    )?.[1];
  const borders = [6, 13, 18, 35, 60].map((years) => {
    const birthday = born.add({ years });
    return [groupOn(birthday.subtract({ days: 1 })), groupOn(birthday)];
  });
  assert.deepEqual(borders, [
    ['0-5', '6-12'],
    ['6-12', '13-17'],
    ['13-17', '18-34'],
    ['18-34', '35-59'],
    ['35-59', '60-and-over'],
  ]);
  assert.deepEqual(
    [-1, 0, 120].map((years) => groupOn(born.add({ years }))),
    ['0-5', '0-5', '60-and-over'],
  );
});

test('all four of a group are chosen, each for about a quarter of the IINs', () => {
  const counts = new Map<string, number>();
  for (let index = 0; index < 400; index++) {
    const file = choosePortrait({ ...somebody, iin: String(900101300000 + index) });
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  assert.equal(counts.size, PORTRAITS_OF_EACH);
  for (const [file, count] of counts) assert.ok(count > 60 && count < 140, `${file} ${count}`);
});

test('on whatever day the sandbox was made, everybody has a portrait', async () => {
  for (const day of ['2026-11-28', '2031-06-30'])
    for (const person of sandboxPeople) assert.ok((await readPortrait(personOn(person, day))).length > 5000);
});
