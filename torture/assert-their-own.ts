/** What owners see in the cabinet is what their own organisation has made, to the last call. */
import assert from 'node:assert/strict';
import { assertError } from '../server/src/app/test-gateway.ts';
import type { CabinetReply } from '../server/src/cabinet-api/cabinet-test-setup.ts';
import { type Environment, environments } from '../server/src/words/environment.ts';
import { deliver, QUOTA, type Tenant, type TwoOrganizations } from './two-organizations.ts';

/** Lists, sums, exports and quotas, by what was made. */
export async function assertTheirOwn(world: TwoOrganizations): Promise<void> {
  for (const tenant of world.tenants) {
    for (const environment of environments) await assertOwnUsage(tenant, environment, world);
    await assertOwnCalls(tenant, world);
    const { body } = await readOf(tenant, '/subscriptions/');
    const counted = body.subscriptions.map(({ id, quota, delivered }: Record<string, unknown>) => [
      id,
      quota,
      delivered,
    ]);
    assert.deepEqual(counted, [[tenant.ids['subscription_id'], QUOTA, tenant.traffic.live.delivered]]);
  }
}

async function assertOwnUsage(tenant: Tenant, environment: Environment, { day }: TwoOrganizations): Promise<void> {
  const { delivered, opened, refused } = tenant.traffic[environment];
  const ok = 2 * delivered + opened;
  const { body } = await readOf(tenant, `/usage/?from=${day}&to=${day}&environment=${environment}`);
  const byName = (key: string) => (one: Record<string, string>, other: Record<string, string>) =>
    String(one[key]).localeCompare(String(other[key]));
  assert.deepEqual(body.days, [{ day, ok, failed: refused, delivered }]);
  assert.deepEqual(body.document_types.toSorted(byName('document_type')), [
    { document_type: 'diploma', requested: opened, failed: 0, delivered: 0 },
    { document_type: 'identity_card', requested: delivered, failed: refused, delivered },
  ]);
  assert.deepEqual(body.outcomes.toSorted(byName('outcome')), [
    { outcome: 'invalid_iin', calls: refused },
    { outcome: 'ok', calls: ok },
  ]);
  assert.equal(body.state.calls, ok);
}

/** The list, its filters and the file have the same calls: all of one's own. */
async function assertOwnCalls(tenant: Tenant, { tenants }: TwoOrganizations): Promise<void> {
  const listed = async (query = '') =>
    (await readOf(tenant, `/requests/${query}`)).body.requests.map((call: { request_id: string }) => call.request_id);
  const exported = async (query = '') => {
    const [, ...lines] = (await readOf(tenant, `/requests/export/${query}`)).text.trimEnd().split('\r\n');
    return lines.map((line) => line.split(',')[1]);
  };
  const { test, live } = tenant.traffic;
  for (const read of [listed, exported]) {
    assert.deepEqual((await read()).sort(), tenant.requestIds.toSorted());
    assert.equal((await read('?outcome=failed')).length, test.refused + live.refused);
    assert.equal((await read('?document_type=diploma&environment=live')).length, live.opened);
    for (const { requestIds } of tenants) {
      const id = requestIds[0] ?? '';
      assert.deepEqual(await read(`?request_id=${id}`), tenant.requestIds.includes(id) ? [id] : []);
    }
  }
}

/** The two have delivered as many together as each may alone. */
export async function assertOwnQuota(world: TwoOrganizations): Promise<void> {
  for (const tenant of world.tenants) {
    for (let left = QUOTA - tenant.traffic.live.delivered; left > 0; left -= 1) {
      assert.equal((await deliver(tenant, 'live', world)).status, 200);
    }
    assertError(await deliver(tenant, 'live', world), 'technology_not_accessible');
  }
}

async function readOf({ browser, ids }: Tenant, path: string): Promise<CabinetReply> {
  const reply = await browser.call('GET', `/organizations/${ids['organization_id']}${path}`);
  assert.equal(reply.status, 200, reply.text);
  return reply;
}
