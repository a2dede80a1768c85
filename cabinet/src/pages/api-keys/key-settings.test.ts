import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsOf } from './key-settings.ts';

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
