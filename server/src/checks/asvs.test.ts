/** docs/security/asvs.md answers every requirement of ASVS 5.0, levels 1 and 2, and what it names is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8');

/** Section → the last number of each requirement of level 1 or 2 in it. */
const requirements: Record<string, readonly number[]> = {
  '1.1': [1, 2],
  '1.2': [1, 2, 3, 4, 5, 6, 7, 8, 9],
  '1.3': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '1.4': [1, 2, 3],
  '1.5': [1, 2],
  '2.1': [1, 2, 3],
  '2.2': [1, 2, 3],
  '2.3': [1, 2, 3, 4],
  '2.4': [1],
  '3.2': [1, 2],
  '3.3': [1, 2, 3, 4],
  '3.4': [1, 2, 3, 4, 5, 6],
  '3.5': [1, 2, 3, 4, 5],
  '3.7': [1, 2],
  '4.1': [1, 2, 3],
  '4.2': [1],
  '4.3': [1, 2],
  '4.4': [1, 2, 3, 4],
  '5.1': [1],
  '5.2': [1, 2, 3],
  '5.3': [1, 2],
  '5.4': [1, 2, 3],
  '6.1': [1, 2, 3],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  '6.3': [1, 2, 3, 4],
  '6.4': [1, 2, 3, 4],
  '6.5': [1, 2, 3, 4, 5],
  '6.6': [1, 2, 3],
  '6.8': [1, 2, 3, 4],
  '7.1': [1, 2, 3],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 3, 4, 5],
  '7.5': [1, 2],
  '7.6': [1, 2],
  '8.1': [1, 2],
  '8.2': [1, 2, 3],
  '8.3': [1],
  '8.4': [1],
  '9.1': [1, 2, 3],
  '9.2': [1, 2, 3, 4],
  '10.1': [1, 2],
  '10.2': [1, 2],
  '10.3': [1, 2, 3, 4],
  '10.4': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '10.5': [1, 2, 3, 4, 5],
  '10.6': [1, 2],
  '10.7': [1, 2, 3],
  '11.1': [1, 2],
  '11.2': [1, 2, 3],
  '11.3': [1, 2, 3],
  '11.4': [1, 2, 3, 4],
  '11.5': [1],
  '11.6': [1],
  '12.1': [1, 2, 3],
  '12.2': [1, 2],
  '12.3': [1, 2, 3, 4],
  '13.1': [1],
  '13.2': [1, 2, 3, 4, 5],
  '13.3': [1, 2],
  '13.4': [1, 2, 3, 4, 5],
  '14.1': [1, 2],
  '14.2': [1, 2, 3, 4],
  '14.3': [1, 2, 3],
  '15.1': [1, 2, 3],
  '15.2': [1, 2, 3],
  '15.3': [1, 2, 3, 4, 5, 6, 7],
  '16.1': [1],
  '16.2': [1, 2, 3, 4, 5],
  '16.3': [1, 2, 3, 4],
  '16.4': [1, 2, 3],
  '16.5': [1, 2, 3],
  '17.1': [1],
  '17.2': [1, 2, 3, 4],
  '17.3': [1, 2],
};

const closedChapters = ['6', '7', '8', '13'];

const rows = page
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
  .map(([number = '', level = '', asks = '', answer = '', shownBy = '']) => ({ number, level, asks, answer, shownBy }));

test('every requirement stands there once, in its order, with an answer and a reason', () => {
  const numbers = Object.entries(requirements).flatMap(([section, last]) => last.map((each) => `${section}.${each}`));
  assert.deepEqual(
    rows.map(({ number }) => number),
    numbers,
  );
  for (const { number, level, asks, answer, shownBy } of rows) {
    assert.match(level, /^[12]$/, number);
    assert.match(answer, /^(met|not applicable|open)$/, number);
    assert.ok(asks !== '' && shownBy !== '', number);
  }
});

test('nothing is open about people, their log-ins, their rights and the settings', () => {
  const open = rows.filter(
    ({ number, answer }) => closedChapters.includes(number.split('.')[0] ?? '') && answer === 'open',
  );
  assert.deepEqual(open, []);
});

test('the sums are right', () => {
  for (const answer of ['met', 'not applicable', 'open']) {
    const count = rows.filter((row) => row.answer === answer).length;
    assert.ok(page.includes(`| ${answer} | ${count} |`), `${answer}: ${count}`);
  }
});

test('each file and each test that is named exists', () => {
  const problems = rows.flatMap(({ number, shownBy }) =>
    [...shownBy.matchAll(/`([\w./-]+\.\w+)`(?:: "([^"]+)")?/g)].flatMap(([, file = '', title]) => {
      if (!existsSync(join(root, file))) return [`${number}: ${file}`];
      const text = readFileSync(join(root, file), 'utf8');
      return title === undefined || text.includes(title) ? [] : [`${number}: "${title}" is not in ${file}`];
    }),
  );
  assert.deepEqual(problems, []);
});
