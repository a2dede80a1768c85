/** What the guides show as samples is what the fixture writes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampledPages } from './guide-samples.ts';

test('the samples of each guide are those of the fixture; else run `npm run guides`', () => {
  const pages = sampledPages();
  assert.ok(pages.length >= 6, 'the guides have samples');
  for (const { name, text, wanted } of pages) assert.equal(text, wanted, name);
});
