/** A whole gateway whose live keys reach a connector, whose calls pass a fault proxy, behind which a state answers. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { API, startTestGateway, type TestGateway, type TestReply } from '../server/src/app/test-gateway.ts';
import { randomIds } from '../server/src/clock.ts';
import type { Config } from '../server/src/config/config.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { defaultLimits } from '../server/src/limits/limit.ts';
import { newApiKey } from '../server/src/organizations/new-api-key.ts';
import { demonstrationOrganization } from '../server/src/organizations/seed-organizations.ts';
import { openStoreFile } from '../server/src/storage/sqlite/store-file-test-setup.ts';
import type { ConnectorUnderTest, StateUnderTest } from './connector-under-test.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

export interface LiveGateway {
  gateway: TestGateway;
  proxy: FaultProxy;
  state: StateUnderTest;
  /** `person` counts through the sandbox's people who have an identity card. */
  request(person: number): Promise<TestReply>;
  openSession(person: number): Promise<{ backendSessionId: string; code: string }>;
  resend(backendSessionId: string): Promise<TestReply>;
  approve(backendSessionId: string, code: string): Promise<TestReply>;
  newestCode(person: number): Promise<string>;
  /** Moves the time of the stores, the gateway's and the state's. */
  advanceMs(milliseconds: number): void;
  /** Moves the clock of the breaker. */
  advanceBreakerMs(milliseconds: number): void;
  /** Documents metered for this organisation, from the table itself. */
  metered(): number;
}

const organization = { id: 'live-organisation', name: 'Live' };
const people = sandboxPeople.filter(
  ({ documentTypes, situation }) => situation === 'ok' && documentTypes.includes('identity_card'),
);

export async function startLiveGateway(
  t: TestContext,
  connector: ConnectorUnderTest,
  config: Partial<Config>,
): Promise<LiveGateway> {
  const state = await connector.startState(t);
  const proxy = await startFaultProxy(state.port);
  t.after(() => proxy.close());
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-live-'));
  let monotonicMs = 0;
  const gateway = await startTestGateway(t, {
    // One citizen asks again and again here: the limits of live keys are tested elsewhere.
    config: { dataDirectory, limits: { ...defaultLimits, live: defaultLimits.test }, ...config },
    liveConnector: connector.connect(proxy.port),
    monotonicMs: () => monotonicMs,
  });
  t.after(() => rmSync(dataDirectory, { recursive: true }));
  const apiKey = await makeLiveKey(gateway);
  const personOf = (person: number) => {
    const found = people[person % people.length];
    assert.ok(found);
    return found;
  };
  const request = (person: number) => {
    const { iin, phone } = personOf(person);
    return gateway.requestDocument({ api_key: apiKey, iin, phone });
  };
  const newestCode = (person: number) => state.newestCode(personOf(person).phone);
  return {
    gateway,
    proxy,
    state,
    request,
    openSession: async (person) => {
      const { status, body } = await request(person);
      assert.equal(status, 200);
      return { backendSessionId: body.backend_session_id, code: await newestCode(person) };
    },
    resend: (backendSessionId) => gateway.post(`${API}/resend/`, { backend_session_id: backendSessionId }),
    approve: gateway.approve,
    newestCode,
    advanceMs: (milliseconds) => {
      gateway.advanceMs(milliseconds);
      state.advanceMs(milliseconds);
    },
    advanceBreakerMs: (milliseconds) => {
      monotonicMs += milliseconds;
    },
    metered: () => {
      const database = openStoreFile(dataDirectory);
      const row = database.prepare('select sum(delivered) as delivered from usage').get();
      database.close();
      return Number(row?.['delivered'] ?? 0);
    },
  };
}

async function makeLiveKey({ app }: TestGateway): Promise<string> {
  const organizationId = organization.id;
  const { apiKey, secret } = newApiKey({ organizationId, environment: 'live', createdAt: 0 }, app.organizationContext);
  const inserted = await app.organizationContext.organizations.insertOrganization({
    organization,
    apiKeys: [apiKey],
    subscriptions: demonstrationOrganization.subscriptions.map((subscription) => ({
      planName: '',
      quota: null,
      ...subscription,
      trial: false,
      mcdbCheck: false,
      claimsOnly: false,
      id: randomIds.uuid(),
      organizationId,
    })),
  });
  assert.ok(inserted);
  return secret;
}
