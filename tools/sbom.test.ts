/** What Qujat is made of, and under which licences: nothing comes in under another one unseen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSbom, lockedPackages } from './sbom.ts';

/** Of these a package may be. Each but the last group lets us hand it on as it is, with its notice. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
];
/** With the reason why it may be here all the same. */
const WITH_REASON: Record<string, RegExp> = {
  // libvips, a shared library beside sharp that anybody may replace.
  'LGPL-3.0-or-later': /^@img\/sharp-/,
  // Vite's compressor of style sheets: it builds the pages and is not in them.
  'MPL-2.0': /^lightningcss/,
};

const locked = lockedPackages();

/** The licence of a package as the SPDX expressions say it that are in use: "A", "A AND B", or "(A OR B)", of which we take what we may. */
function isAllowed(name: string, expression: string): boolean {
  const alternatives = expression.replace(/[()]/g, '').split(' OR ');
  const isOne = (licence: string) => PERMISSIVE.includes(licence) || WITH_REASON[licence]?.test(name) === true;
  return alternatives.some((alternative) => alternative.split(' AND ').every(isOne));
}

test('each package that is handed on has a licence that lets us', () => {
  assert.ok(locked.length > 200);
  const others = locked.filter(({ name, license }) => license === undefined || !isAllowed(name, license));
  assert.deepEqual(
    others.map(({ name, license }) => `${name}: ${license}`),
    [],
  );
});

test('a copyleft licence is seen, also beside another and in another package', () => {
  for (const expression of [
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    'LGPL-3.0-or-later',
    'SEE LICENSE IN LICENSE',
    '',
  ]) {
    assert.equal(isAllowed('left-pad', expression), false, expression);
  }
  assert.equal(isAllowed('left-pad', '(GPL-3.0-only OR MIT)'), true);
});

test('the SBOM names Qujat, the font that no package names, and each package of the lock file, all with their licences', () => {
  const { metadata, components } = createSbom();
  assert.equal(metadata.component.name, 'qujat');
  const named = components.map(({ name, version }) => `${name}@${version}`);
  const expected = new Set(['OCR-B@2', ...locked.map(({ name, version }) => `${name}@${version}`)]);
  assert.deepEqual(named.toSorted(), [...expected].toSorted());
  assert.deepEqual(
    components.filter(({ licenses }) => licenses === undefined),
    [],
  );
});
