import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TFunction } from 'i18next';
import { ApiError } from '../api/call.ts';
import { fieldErrors } from './error-text.ts';
import { linesOf, wrongLineOf } from './list-field.ts';

test('each line is an entry, and so is what a comma or a semicolon parts; empty ones are none', () => {
  assert.deepEqual(linesOf('192.0.2.7\n\n 10.0.0.0/8 , a;b'), ['192.0.2.7', '10.0.0.0/8', 'a', 'b']);
  assert.deepEqual(linesOf(undefined), []);
});

test('a refused entry is told with its line, at the one field of the form', () => {
  const errors = [{ field: 'ranges.1', message: 'must be …', reason: 'invalid_ip_range' }];
  const error = new ApiError(400, { code: 'invalid_request', errors });
  assert.equal(wrongLineOf(error, 'ranges', ['192.0.2.7', 'office']), 'office');
  assert.equal(wrongLineOf(error, 'origins', ['https://shop.example']), '');
  assert.deepEqual(Object.keys(fieldErrors(error, String as unknown as TFunction)), ['ranges']);
});
