import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf } from './session-end.ts';

const time = '2026-11-29T10:00:00.000Z';
const endMs = Date.parse('2026-11-29T10:30:00.000Z');
const call = (operation: 'requestDocument' | 'approveSession' | 'redeemOffer', outcome = 'ok') => ({
  operation,
  outcome,
  time,
});

test('a session without its document waits for a code for 30 minutes, and has then expired', () => {
  const calls = [call('requestDocument'), call('approveSession', 'invalid_otp_code')];
  assert.deepEqual(endOf(calls, endMs - 1), { state: 'waits', atMs: endMs });
  assert.deepEqual(endOf(calls, endMs), { state: 'expired', atMs: endMs });
});

test('the fifth wrong code has locked it', () => {
  const wrong = Array.from({ length: 5 }, () => call('approveSession', 'invalid_otp_code'));
  assert.deepEqual(endOf([call('requestDocument'), ...wrong], endMs), { state: 'locked', atMs: Date.parse(time) });
  assert.equal(endOf([call('requestDocument'), ...wrong.slice(1)], endMs)?.state, 'expired');
});

test('what was delivered, locked, refused, or begun before the log was cut needs no end', () => {
  for (const calls of [
    [call('requestDocument'), call('approveSession')],
    [call('requestDocument'), call('redeemOffer')],
    [call('requestDocument'), call('approveSession', 'too_many_attempts')],
    [call('requestDocument', 'egov_timeout')],
    [call('approveSession', 'invalid_otp_code')],
  ]) {
    assert.equal(endOf(calls, endMs), undefined);
  }
});
