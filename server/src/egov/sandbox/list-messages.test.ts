/** The inbox of the sandbox over HTTP: which messages a caller gets, and what it is told where it asks wrongly. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError, startTestGateway } from '../../app/test-gateway.ts';
import { defaultLimits } from '../../limits/limit.ts';
import { readLimits } from '../../limits/read-limits.ts';

const MANY_CODES = 'codes_per_iin=100/1m,codes_per_phone=100/1m';

test('the inbox tells twenty messages if it is not told how many, and those after a time if it is told one', async (t) => {
  const many = readLimits('QUJAT_TEST_LIMITS', MANY_CODES, defaultLimits.test);
  const gateway = await startTestGateway(t, { config: { limits: { ...defaultLimits, test: many } } });
  for (let count = 0; count < 21; count += 1) await gateway.openSession();
  const list = async (query: string) => {
    const { messages } = (await gateway.get(`/api/v1/sandbox/messages/${query}`, gateway.testKey)).body;
    return (messages as { id: string; sent_at: string }[]).map(({ id, sent_at }) => ({ id, sent_at }));
  };
  const all = await list('?limit=100');
  assert.equal(all.length, 21);
  assert.deepEqual(await list(''), all.slice(0, 20));
  assert.deepEqual(await list('?limit=1'), all.slice(0, 1));
  assert.deepEqual(await list(`?sent_after=${all[2]?.sent_at}`), all.slice(0, 2));
  assert.deepEqual(await list(`?sent_after=${all[2]?.sent_at}&limit=1&phone=77010000001`), all.slice(0, 1));
});

test('what the inbox cannot read in a query is refused by its name', async (t) => {
  const gateway = await startTestGateway(t);
  const number = 'must be a whole number from 1 to 100';
  const time = 'must be a time such as 2026-11-22T10:30:00Z, from 2000 to 2100';
  const wrong = [
    ...['0', '101', '-1', '1.5', '01', '1e1', 'many', ''].map((value) => ({ field: 'limit', value, message: number })),
    ...['', 'today', '2026-11-22', '1700000000000', '2026-02-30T00:00:00Z'].map((value) => {
      return { field: 'sent_after', value, message: time };
    }),
  ];
  for (const { field, value, message } of wrong) {
    const reply = await gateway.get(`/api/v1/sandbox/messages/?${field}=${value}`, gateway.testKey);
    assertError(reply, 'invalid_request');
    assert.deepEqual(reply.body.errors, [{ field, message }], `${field}=${value}`);
  }
});
