/** A plan that allows answers alone: no whole document by any way, whatever was known or open before. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';

function allow({ dataDirectory }: TestGateway, claimsOnly: boolean): void {
  const file = openStoreFile(dataDirectory, { readOnly: false });
  file.prepare('update subscriptions set claims_only = ?').run(claimsOnly ? 1 : 0);
  file.close();
}

test('with a plan of answers alone a whole document is refused, and a claim is answered', async (t) => {
  const gateway = await startTestGateway(t);
  allow(gateway, true);
  assertError(await gateway.requestDocument(), 'claims_only');
  assert.equal((await gateway.requestDocument({ claims: ['age_over_18'] })).status, 200);
  allow(gateway, false);
  assert.equal((await gateway.requestDocument()).status, 200);
});

test('also for a caller who is known, and for a session that was open before: the write says so', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  allow(gateway, true);
  assertError(await gateway.requestDocument(), 'claims_only');
  assertError(await gateway.approve(backendSessionId, code), 'claims_only');
  allow(gateway, false);
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
});
