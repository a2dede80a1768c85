import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../api/call.ts';
import { atRangesField, settingsOf, wrongRangeOf } from './key-settings.ts';

const values = { name: 'Касса', expires_at: '2026-11-22T15:30', allowed_ip_ranges: '192.0.2.7\n\n 10.0.0.0/8 ' };

test('the form’s time is that of Kazakhstan, and each line is a range', () => {
  assert.deepEqual(settingsOf(values, null), {
    name: 'Касса',
    expires_at: '2026-11-22T10:30:00.000Z',
    allowed_ip_ranges: ['192.0.2.7', '10.0.0.0/8'],
  });
  assert.equal(settingsOf({ ...values, expires_at: '' }, '2026-11-22T10:30:15.250Z').expires_at, null);
});

test('an end that nobody has changed keeps its seconds', () => {
  assert.equal(settingsOf(values, '2026-11-22T10:30:15.250Z').expires_at, '2026-11-22T10:30:15.250Z');
});

test('a refused range is told with its line, at the one field of the form', () => {
  const errors = [{ field: 'allowed_ip_ranges.1', message: 'must be …', reason: 'invalid_ip_range' }];
  const error = new ApiError(400, { code: 'invalid_request', errors });
  assert.equal(wrongRangeOf(error, ['192.0.2.7', 'office']), 'office');
  const told = atRangesField(error);
  assert.ok(told instanceof ApiError);
  assert.deepEqual(told.fields, [{ ...errors[0], field: 'allowed_ip_ranges' }]);
});
