import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../api/call.ts';
import { createIdempotencyKeys } from './idempotency-keys.ts';

const refuse = (status: number, code: string) => async () => {
  throw new ApiError(status, { code });
};

/** The keys of the same call, made again after each of these ends. */
async function keysAfter(...ends: (() => Promise<unknown>)[]): Promise<string[]> {
  const keys = createIdempotencyKeys();
  const sent: string[] = [];
  for (const end of [...ends, async () => 'answer']) {
    await keys
      .send({ code: '123456' }, (_body, key) => {
        sent.push(key);
        return end();
      })
      .catch(() => {});
  }
  return sent;
}

test('a call whose answer did not come is repeated with the same key', async () => {
  const lost = async () => {
    throw new TypeError('Failed to fetch');
  };
  for (const end of [lost, refuse(503, 'service_unavailable'), refuse(409, 'idempotency_key_in_use')]) {
    const [first, second] = await keysAfter(end);
    assert.equal(second, first);
  }
});

test('a call that was answered is another call when it is made again', async () => {
  for (const end of [async () => 'answer', refuse(400, 'invalid_otp_code')]) {
    const [first, second] = await keysAfter(end);
    assert.notEqual(second, first);
  }
});

test('another body has another key', async () => {
  const keys = createIdempotencyKeys();
  const sent = new Set<string>();
  const never = (_body: object, key: string) => {
    sent.add(key);
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  await keys.send({ code: '123456' }, never).catch(() => {});
  await keys.send({ code: '654321' }, never).catch(() => {});
  assert.equal(sent.size, 2);
  for (const key of sent) assert.match(key, /^[0-9a-f]{32}$/);
});
