/** What pages of the documentation say in tables is what the code says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabledPages } from './guide-tables.ts';

for (const { name, read } of tabledPages) {
  test(`the tables of ${name} are those of the code; else run \`npm run guides\``, () => {
    const { text, wanted } = read();
    assert.equal(text, wanted);
  });
}
