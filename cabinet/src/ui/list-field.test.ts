import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../api/call.ts';
import { atListFields, linesOf, wrongLineOf } from './list-field.ts';

test('each line is an entry, and so is what a comma or a semicolon parts; empty ones are none', () => {
  assert.deepEqual(linesOf('192.0.2.7\n\n 10.0.0.0/8 , a;b'), ['192.0.2.7', '10.0.0.0/8', 'a', 'b']);
  assert.deepEqual(linesOf(undefined), []);
});

test('a refused entry is told with its line, at the one field of the form', () => {
  const errors = [{ field: 'ranges.1', message: 'must be …', reason: 'invalid_ip_range' }];
  const error = new ApiError(400, { code: 'invalid_request', errors });
  assert.equal(wrongLineOf(error, 'ranges', ['192.0.2.7', 'office']), 'office');
  assert.equal(wrongLineOf(error, 'origins', ['https://shop.example']), '');
  const told = atListFields(error, ['origins', 'ranges']);
  assert.ok(told instanceof ApiError);
  assert.deepEqual(told.fields, [{ ...errors[0], field: 'ranges' }]);
});
