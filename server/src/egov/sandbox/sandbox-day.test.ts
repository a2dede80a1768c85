/** Through the whole gateway: the sandbox's documents are dated by the day on which the store was made. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startTestGateway } from '../../app/test-gateway.ts';
import { almatyIsoDate } from '../../calendar/almaty-date.ts';

/** The day before the card of the person whose card expires on the day after. */
async function dayOfSandbox(t: TestContext, overrides: Parameters<typeof startTestGateway>[1] = {}): Promise<string> {
  const gateway = await startTestGateway(t, overrides);
  const { backendSessionId, code } = await gateway.openSession('880621400024', '77010000025');
  const { body } = await gateway.approve(backendSessionId, code);
  return Temporal.PlainDate.from(body.extra.date_of_expire ?? '')
    .subtract({ days: 1 })
    .toString();
}

test('a new store is of the day on which it was made', async (t) => {
  const before = almatyIsoDate(Date.now());
  const day = await dayOfSandbox(t);
  assert.ok([before, almatyIsoDate(Date.now())].includes(day), day);
});

test('another day can be given, for pictures that stay the same', async (t) => {
  assert.equal(await dayOfSandbox(t, { sandboxDay: '2031-07-08' }), '2031-07-08');
});
