import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../api/call.ts';
import type { SandboxSubject } from '../../api/try-it.ts';
import { openedSession, refusedSession, resentSession, stateAt } from './session-state.ts';

const NOW_MS = Date.parse('2026-11-22T10:00:00Z');
const subject: SandboxSubject = {
  iin: '900101300017',
  phone: '77010000001',
  full_name: 'ТЕСТОВ ТЕСТ',
  situation: 'ok',
  document_types: [],
  own: false,
};
const answer = {
  backend_session_id: 'session',
  expires_at: '2026-11-22T10:31:00Z',
  resend_after: '2026-11-22T10:02:00Z',
  phone_masked: '7701*****01',
};
/** The gateway's clock is a minute ahead of this computer's. */
const session = openedSession({ answer, clockAheadMs: 60_000 }, NOW_MS, { subject, documentType: 'identity_card' });

test('times are told by this computer’s clock, however it goes', () => {
  assert.equal(session.expiresAtMs, NOW_MS + 30 * 60_000);
  assert.equal(session.resendAfterMs, NOW_MS + 60_000);
  assert.equal(stateAt(session, session.expiresAtMs - 1), 'requested');
  assert.equal(stateAt(session, session.expiresAtMs), 'expired');
});

test('a wrong code costs an attempt, the last one locks; a code that is too old costs none', () => {
  const wrong = (attempts_left: number) => new ApiError(400, { code: 'invalid_otp_code', attempts_left });
  assert.deepEqual(refusedSession(session, wrong(4)), { ...session, attemptsLeft: 4 });
  assert.deepEqual(refusedSession(session, wrong(0)), { ...session, attemptsLeft: 0, state: 'locked' });
  assert.equal(refusedSession(session, new ApiError(429, { code: 'too_many_attempts' })).state, 'locked');
  assert.equal(refusedSession(session, new ApiError(400, { code: 'session_expired' })).state, 'expired');
  assert.equal(refusedSession(session, new ApiError(400, { code: 'otp_code_expired' })), session);
  assert.equal(refusedSession(session, new TypeError('no answer')), session);
});

test('another code does not give attempts back', () => {
  const tried = { ...session, attemptsLeft: 2 };
  const resent = resentSession(tried, { answer: { ...answer, resend_after: null }, clockAheadMs: 0 }, NOW_MS + 90_000);
  assert.deepEqual([resent.attemptsLeft, resent.resendAfterMs], [2, null]);
  assert.equal(resent.codeExpiresAtMs, NOW_MS + 270_000);
});
