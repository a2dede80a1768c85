/** The sandbox guide tells who has which document as the sandbox does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { guide, withTables } from './sandbox-guide.ts';

test('the guide’s list of who has which document is the sandbox’s; else run `npm run guides`', () => {
  const text = readFileSync(guide, 'utf8');
  assert.equal(withTables(text), text);
});
