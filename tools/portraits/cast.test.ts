import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import sharp from 'sharp';
import { ageGroups, portraitFile, portraitsFolder } from '../../server/src/egov/sandbox/portrait.ts';
import { cast } from './cast.ts';
import { drawPortrait } from './draw-portrait.ts';
import { featuresOf } from './features.ts';
import { drawPortraitSvg } from './svg.ts';

const drawings = cast.map((member) => drawPortraitSvg(featuresOf(member)));

test('the cast are those whose portraits the sandbox has, and no two look the same', () => {
  const files = cast.map(({ sex, group, number }) => portraitFile(sex, group, number));
  assert.deepEqual(files.sort(), readdirSync(portraitsFolder).sort());
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

test('what is committed is what the painter draws: after a change, run npm run portraits', async () => {
  const tones = async (jpeg: Buffer) => await sharp(jpeg).resize(24, 32).raw().toBuffer();
  for (const member of cast) {
    const file = portraitFile(member.sex, member.group, member.number);
    const [drawn, committed] = await Promise.all([
      drawPortrait(member).then(tones),
      readFile(new URL(file, portraitsFolder)).then(tones),
    ]);
    // Not byte by byte: another platform rounds otherwise.
    const furthest = Math.max(...drawn.map((tone, index) => Math.abs(tone - (committed[index] ?? 0))));
    assert.ok(furthest <= 12, `${file} differs by ${furthest}`);
  }
});
