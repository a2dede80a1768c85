/** What `RequestLogStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { RequestFilter, RequestPlace } from './request-log-store.ts';
import { createRequestLogStore } from './request-log-store.ts';
import { sampleRequest } from './request-samples.ts';

export function requestLogStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createRequestLogStore(first);
  const elsewhere = createRequestLogStore(second);
  const idsOf = async (filter: RequestFilter) =>
    (await elsewhere.listRequests(filter, { most: 100 })).map(({ requestId }) => requestId);

  describe('request log store', () => {
    test('a call comes back as it was, stamped with the store’s time less its age', async () => {
      const organizationId = randomUUID();
      const { ageMs, ...request } = sampleRequest({ organizationId, ageMs: 700 });
      const bare = sampleRequest({
        organizationId,
        iinMasked: null,
        phoneMasked: null,
        stateMs: null,
        outcome: 'invalid_iin',
      });
      await store.insertRequests([{ ...request, ageMs }, bare]);
      const { ageMs: _, ...rest } = bare;
      assert.deepEqual(await elsewhere.listRequests({ organizationId }, { most: 10 }), [
        { ...rest, createdAt: clock.nowMs },
        { ...request, createdAt: clock.nowMs - 700 },
      ]);
    });

    test('what names the citizen goes from the lines that are named, and from no other', async () => {
      const organizationId = randomUUID();
      const [one, two, other] = [0, 1, 2].map(() => sampleRequest({ organizationId }));
      await store.insertRequests([one, two, other].flatMap((request) => request ?? []));
      const named = [one, two].flatMap((request) => request?.requestId ?? []);
      await store.forgetCitizen(named);
      const stored = await elsewhere.listRequests({ organizationId }, { most: 10 });
      const told = stored.filter(({ iinMasked, phoneMasked }) => iinMasked !== null || phoneMasked !== null);
      assert.deepEqual(
        told.map(({ requestId }) => requestId),
        [other?.requestId],
      );
      const listed = await elsewhere.listRequestsById([...named, 'req_none']);
      assert.deepEqual(listed.map(({ requestId }) => requestId).toSorted(), named.toSorted());
    });

    test('a batch that is written twice is there once, and an empty one is no error', async () => {
      const organizationId = randomUUID();
      const requests = [sampleRequest({ organizationId }), sampleRequest({ organizationId })];
      await Promise.all([store.insertRequests(requests), elsewhere.insertRequests(requests)]);
      await store.insertRequests(requests);
      await store.insertRequests([]);
      assert.equal((await idsOf({ organizationId })).length, 2);
    });

    test('a batch of any length is written whole', async () => {
      for (const length of [9, 10, 11, 49, 50, 137]) {
        const organizationId = randomUUID();
        const requests = Array.from({ length }, (_, n) => sampleRequest({ organizationId, durationMs: n }));
        await store.insertRequests(requests);
        const stored = await elsewhere.listRequests({ organizationId }, { most: 200 });
        const byRequest = new Map(stored.map(({ requestId, durationMs }) => [requestId, durationMs]));
        assert.deepEqual(byRequest, new Map(requests.map(({ requestId, durationMs }) => [requestId, durationMs])));
      }
    });

    test('each filter lets through what it names, and no filter lets out another organisation', async () => {
      const organizationId = randomUUID();
      const old = sampleRequest({ organizationId, ageMs: 60_000 });
      const live = sampleRequest({ organizationId, environment: 'live', ageMs: 3 });
      const failed = sampleRequest({ organizationId, outcome: 'invalid_iin', documentType: 'diploma', ageMs: 2 });
      const ofSession = { session: 'a1', apiKeyId: 'other', iinMasked: '********0028' };
      const approve = sampleRequest({ organizationId, operation: 'approveSession', ageMs: 1, ...ofSession });
      const foreign = sampleRequest(ofSession);
      await store.insertRequests([old, live, failed, approve, foreign]);
      const all = [approve, failed, live, old].map(({ requestId }) => requestId);
      const found = (filter: Omit<RequestFilter, 'organizationId'>) => idsOf({ organizationId, ...filter });
      assert.deepEqual(await found({}), all);
      assert.deepEqual(await found({ from: clock.nowMs - 59_999 }), all.slice(0, 3));
      assert.deepEqual(await found({ from: clock.nowMs - 60_000, to: clock.nowMs - 3 }), all.slice(3));
      assert.deepEqual(await found({ environment: 'live' }), [live.requestId]);
      assert.deepEqual(await found({ documentType: 'diploma' }), [failed.requestId]);
      assert.deepEqual(await found({ operation: 'approveSession' }), [approve.requestId]);
      assert.deepEqual(await found({ session: 'a1' }), [approve.requestId]);
      assert.deepEqual(await found({ apiKeyId: 'other' }), [approve.requestId]);
      assert.deepEqual(await found({ iinMasked: '********0028' }), [approve.requestId]);
      assert.deepEqual(await found({ outcome: 'failed' }), [failed.requestId]);
      assert.deepEqual(await found({ outcome: 'invalid_iin' }), [failed.requestId]);
      assert.deepEqual(
        await found({ outcome: 'ok' }),
        [approve, live, old].map(({ requestId }) => requestId),
      );
      assert.deepEqual(await found({ requestId: old.requestId }), [old.requestId]);
      assert.deepEqual(await found({ requestId: foreign.requestId }), []);
    });

    test('pages follow each other without a gap, also through calls of the same millisecond', async () => {
      const organizationId = randomUUID();
      await store.insertRequests(Array.from({ length: 7 }, () => sampleRequest({ organizationId })));
      const seen: string[] = [];
      let after: RequestPlace | undefined;
      do {
        const page = await store.listRequests({ organizationId }, { after, most: 2 });
        seen.push(...page.map(({ requestId }) => requestId));
        after = page.at(-1);
      } while (after !== undefined);
      assert.equal(new Set(seen).size, 7);
      assert.equal(seen.length, 7);
    });

    test('only what is older than the retention is deleted, so many at most', async () => {
      const organizationId = randomUUID();
      const retentionMs = 400 * DAY_MS;
      const old = Array.from({ length: 3 }, (_, index) =>
        sampleRequest({ organizationId, ageMs: retentionMs + index }),
      );
      const young = sampleRequest({ organizationId, ageMs: retentionMs - 1 });
      await store.insertRequests([...old, young]);
      assert.equal(await store.deleteRequestLog({ retentionMs, most: 2 }), 2);
      assert.deepEqual(await idsOf({ organizationId }), [young.requestId, old[0]?.requestId]);
      assert.equal(await elsewhere.deleteRequestLog({ retentionMs, most: 2 }), 1);
      assert.equal(await elsewhere.deleteRequestLog({ retentionMs, most: 2 }), 0);
    });
  });
}
