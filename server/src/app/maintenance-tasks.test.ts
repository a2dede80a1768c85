/** The whole gateway where its store's clock jumps: what is locked is not locked for longer, and the operator hears of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock.ts';
import { API, assertError, startTestGateway } from './test-gateway.ts';

test('an hour forward and back: the citizen waits as long as the rule says, and the log and the metrics tell it', async (t) => {
  const gateway = await startTestGateway(t);
  await gateway.app.watchStore();
  gateway.advanceMs(HOUR_MS);
  await gateway.app.watchStore();
  const { backendSessionId, code } = await gateway.openSession();
  const again = () => gateway.post(`${API}/resend/`, { backend_session_id: backendSessionId });
  gateway.advanceMs(-HOUR_MS);
  await gateway.app.watchStore();

  const early = await again();
  assertError(early, 'resend_too_early');
  assert.ok(early.body.retry_after <= 60, `to wait for ${early.body.retry_after} s`);
  const wrong = code === '000000' ? '000001' : '000000';
  assertError(await gateway.approve(backendSessionId, wrong), 'invalid_otp_code');
  gateway.advanceMs(3 * MINUTE_MS);
  assertError(await gateway.approve(backendSessionId, code), 'otp_code_expired');

  const { text } = await gateway.get('/metrics');
  for (const direction of ['forward', 'back']) {
    assert.match(text, new RegExp(`^qujat_store_clock_steps_total\\{direction="${direction}"\\} [1-9]$`, 'm'));
    assert.ok(gateway.logged.some((line) => line.includes(`the store's clock was set ${direction}`)));
  }
});

test('the maintenance goes on at once, and a task that stands still is told', async (t) => {
  const gateway = await startTestGateway(t);
  await gateway.app.runMaintenance();
  await gateway.app.watchStore();
  gateway.advanceMs(3 * MINUTE_MS + MINUTE_MS + 1);
  await gateway.app.watchStore();
  const late = gateway.logged.filter((line) => line.includes('stands still')).map((line) => JSON.parse(line).task);
  assert.ok(late.includes('erase_subjects') && !late.includes('delete_sessions'), late.join());
  assert.match((await gateway.get('/metrics')).text, /^qujat_maintenance_late_tasks [1-9]/m);
  await gateway.app.runMaintenance();
  await gateway.app.watchStore();
  assert.match((await gateway.get('/metrics')).text, /^qujat_maintenance_late_tasks 0$/m);
});

for (const [legalHold, code] of [
  [false, 'session_not_found'],
  [true, 'session_expired'],
] as const) {
  test(`with a legal hold ${legalHold ? 'on' : 'off'}, a session beyond its period is told of as ${code}`, async (t) => {
    const gateway = await startTestGateway(t, { config: { legalHold } });
    const { backendSessionId, code: otp } = await gateway.openSession();
    // What names the citizen goes in one turn, the session itself in the next: it is looked at after its end alone.
    for (const ms of [HOUR_MS, 40 * DAY_MS]) {
      gateway.advanceMs(ms);
      await gateway.app.runMaintenance();
    }
    assertError(await gateway.approve(backendSessionId, otp), code);
  });
}
