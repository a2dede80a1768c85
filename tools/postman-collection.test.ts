/** The collection of the examples follows from the API. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { collectionFile, postmanCollection } from './postman-collection.ts';

test('the Postman collection has the calls of openapi.json; else run `npm run openapi`', () => {
  assert.equal(readFileSync(collectionFile, 'utf8'), postmanCollection());
});

test('each variable of a call is one of the collection, and is set by somebody or something', () => {
  const text = postmanCollection();
  const { variable } = JSON.parse(text) as { variable: { key: string; value: string }[] };
  const used = new Set([...text.matchAll(/\{\{([^$}]+)\}\}/g)].map(([, name]) => name));
  assert.deepEqual([...used].toSorted(), variable.map(({ key }) => key).toSorted());
  const unset = variable.filter(
    ({ key, value }) => value === '' && key !== 'api_key' && !text.includes(`set('${key}',`),
  );
  assert.deepEqual(unset, []);
});
