/** The collection of the examples follows from the API. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { collectionFile, postmanCollection } from './postman-collection.ts';

test('the Postman collection has the calls of openapi.json; else run `npm run openapi`', () => {
  assert.equal(readFileSync(collectionFile, 'utf8'), postmanCollection());
});
