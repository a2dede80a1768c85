import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markSubject } from '../crypto/subject-hmac.ts';
import { defaultLimits } from './limit.ts';
import type { CounterUse } from './limit-store.ts';
import type { Limits } from './limits.ts';
import { planApprove, planRequest, planResend } from './plan-uses.ts';

const citizen = {
  environment: 'live',
  organizationId: 'bank',
  apiKeyId: 'key',
  ...markSubject({ iin: '900101300017', phone: '77010000001' }, new Uint8Array(32).fill(1)),
} as const;

/** Limits over a store that has these uses, and what was read of it. */
function limitsOver(uses: readonly CounterUse[] = []): { limits: Limits; read: string[] } {
  const read: string[] = [];
  const unused = () => assert.fail('a plan writes nothing');
  const store = {
    readCounters: async (ids: readonly string[]) => {
      read.push(...ids);
      return { uses: new Map(uses.map((use) => [use.id, use])), nowMs: Date.parse('2026-03-14T18:00:00Z') };
    },
    consume: unused,
    giveBack: unused,
    forgetCounters: unused,
  };
  return {
    limits: { store, tables: defaultLimits, countLimited: () => {}, onKeyLocked: unused },
    read,
  };
}

test('no counter names the citizen: IIN and phone stand there as HMACs', async () => {
  const { limits, read } = limitsOver();
  const planned = [
    ...(await planRequest(citizen, limits)),
    ...(await planResend(citizen, limits)),
    ...Object.values(planApprove(citizen, limits)).flat(),
  ].map(({ id }) => id);
  assert.ok(planned.length > 10);
  for (const id of [...planned, ...read]) assert.ok(!/900101300017|77010000001/.test(id), id);
});

test('a citizen asked for today uses no further place of the day', async () => {
  const { limits } = limitsOver();
  const first = await planRequest(citizen, limits);
  const [mark] = first.filter(({ limit, max }) => limit === 'iins_per_organization' && max === 1);
  assert.ok(mark);
  const again = await planRequest(
    citizen,
    limitsOver([{ id: mark.id, used: 1, held: 0, windowEndsAt: Number.MAX_SAFE_INTEGER }]).limits,
  );
  assert.deepEqual(
    again.map(({ limit }) => limit),
    first.map(({ limit }) => limit).filter((limit) => limit !== 'iins_per_organization'),
  );
});

test('all calls use the counters in the same order, so that none waits for another in a circle', async () => {
  const { limits } = limitsOver();
  const request = (await planRequest(citizen, limits)).map(({ id }) => id);
  const resend = (await planResend(citizen, limits)).map(({ id }) => id);
  assert.deepEqual(request.slice(0, resend.length), resend);
  assert.equal(request.at(-1), 'live:requests_per_key:key');
});
