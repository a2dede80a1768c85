/** What `RequestLogStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { CallFilter, CallPlace, CollectedCall } from './request-log-store.ts';
import { createRequestLogStore } from './request-log-store.ts';

const sampleCall = (changes: Partial<CollectedCall> = {}): CollectedCall => ({
  requestId: `req_${randomUUID()}`,
  organizationId: 'alma',
  environment: 'test',
  operation: 'requestDocument',
  documentType: 'identity_card',
  outcome: 'ok',
  iinMasked: '********0017',
  phoneMasked: '7701*****01',
  durationMs: 120,
  stateMs: 80,
  ageMs: 0,
  ...changes,
});

export function requestLogStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createRequestLogStore(first);
  const elsewhere = createRequestLogStore(second);
  const idsOf = async (filter: CallFilter) =>
    (await elsewhere.listCalls(filter, { most: 100 })).map(({ requestId }) => requestId);

  describe('request log store', () => {
    test('a call comes back as it was, stamped with the store’s time less its age', async () => {
      const organizationId = randomUUID();
      const { ageMs, ...call } = sampleCall({ organizationId, ageMs: 700 });
      const bare = sampleCall({
        organizationId,
        iinMasked: null,
        phoneMasked: null,
        stateMs: null,
        outcome: 'invalid_iin',
      });
      await store.insertCalls([{ ...call, ageMs }, bare]);
      const { ageMs: _, ...rest } = bare;
      assert.deepEqual(await elsewhere.listCalls({ organizationId }, { most: 10 }), [
        { ...rest, createdAt: clock.nowMs },
        { ...call, createdAt: clock.nowMs - 700 },
      ]);
    });

    test('a batch that is written twice is there once, and an empty one is no error', async () => {
      const organizationId = randomUUID();
      const calls = [sampleCall({ organizationId }), sampleCall({ organizationId })];
      await Promise.all([store.insertCalls(calls), elsewhere.insertCalls(calls)]);
      await store.insertCalls([...calls, sampleCall({ organizationId })]);
      await store.insertCalls([]);
      assert.equal((await idsOf({ organizationId })).length, 3);
    });

    test('a batch of any length is written whole', async () => {
      for (const length of [9, 10, 11, 49, 50, 137]) {
        const organizationId = randomUUID();
        const calls = Array.from({ length }, (_, n) => sampleCall({ organizationId, durationMs: n }));
        await store.insertCalls(calls);
        const stored = await elsewhere.listCalls({ organizationId }, { most: 200 });
        const byRequest = new Map(stored.map(({ requestId, durationMs }) => [requestId, durationMs]));
        assert.deepEqual(byRequest, new Map(calls.map(({ requestId, durationMs }) => [requestId, durationMs])));
      }
    });

    test('each filter lets through what it names, and no filter lets out another organisation', async () => {
      const organizationId = randomUUID();
      const old = sampleCall({ organizationId, ageMs: 60_000 });
      const live = sampleCall({ organizationId, environment: 'live', ageMs: 3 });
      const failed = sampleCall({ organizationId, outcome: 'invalid_iin', documentType: 'diploma', ageMs: 2 });
      const approve = sampleCall({ organizationId, operation: 'approveSession', ageMs: 1 });
      const foreign = sampleCall();
      await store.insertCalls([old, live, failed, approve, foreign]);
      const all = [approve, failed, live, old].map(({ requestId }) => requestId);
      const found = (filter: Omit<CallFilter, 'organizationId'>) => idsOf({ organizationId, ...filter });
      assert.deepEqual(await found({}), all);
      assert.deepEqual(await found({ from: clock.nowMs - 59_999 }), all.slice(0, 3));
      assert.deepEqual(await found({ from: clock.nowMs - 60_000, to: clock.nowMs - 3 }), all.slice(3));
      assert.deepEqual(await found({ environment: 'live' }), [live.requestId]);
      assert.deepEqual(await found({ documentType: 'diploma' }), [failed.requestId]);
      assert.deepEqual(await found({ operation: 'approveSession' }), [approve.requestId]);
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
      await store.insertCalls(Array.from({ length: 7 }, () => sampleCall({ organizationId })));
      const seen: string[] = [];
      let after: CallPlace | undefined;
      do {
        const page = await store.listCalls({ organizationId }, { after, most: 2 });
        seen.push(...page.map(({ requestId }) => requestId));
        after = page.at(-1);
      } while (after !== undefined);
      assert.equal(new Set(seen).size, 7);
      assert.equal(seen.length, 7);
    });

    test('calls are counted by day of Almaty, operation, type and outcome', async () => {
      const organizationId = randomUUID();
      const before = clock.nowMs;
      clock.nowMs = Date.parse('2026-05-01T18:59:59.999Z');
      await store.insertCalls([sampleCall({ organizationId }), sampleCall({ organizationId, environment: 'live' })]);
      clock.nowMs += 1;
      await store.insertCalls([
        sampleCall({ organizationId }),
        sampleCall({ organizationId }),
        sampleCall({ organizationId, outcome: 'invalid_iin' }),
      ]);
      clock.nowMs = before;
      const period = { organizationId, environment: 'test', fromDay: '2026-05-01', toDay: '2026-05-02' };
      const counts = (await elsewhere.countCalls(period)).map(({ day, outcome, calls }) => [day, outcome, calls]);
      assert.deepEqual(counts.sort(), [
        ['2026-05-01', 'ok', 1],
        ['2026-05-02', 'invalid_iin', 1],
        ['2026-05-02', 'ok', 2],
      ]);
      assert.equal((await store.countCalls({ ...period, toDay: '2026-05-01' })).length, 1);
    });

    test('delivered documents are counted from the meter, by day and type', async () => {
      const organizationId = randomUUID();
      const row = { organization_id: organizationId, environment: 'test', technology: 'e_document', delivered: 2 };
      const rows = [
        { ...row, document_type: 'diploma', day: '2026-05-01' },
        { ...row, document_type: 'diploma', day: '2026-05-01', technology: 'another' },
        { ...row, document_type: 'diploma', day: '2026-05-02' },
        { ...row, document_type: 'diploma', day: '2026-05-01', environment: 'live' },
      ];
      await first.commit([{ statement: first.query.insertInto('usage').values(rows) }]);
      const period = { organizationId, environment: 'test', fromDay: '2026-05-01', toDay: '2026-05-01' };
      assert.deepEqual(await elsewhere.countDelivered(period), [
        { day: '2026-05-01', documentType: 'diploma', delivered: 4 },
      ]);
    });

    test('median and 95th percentile are those of the calls that asked the state', async () => {
      const organizationId = randomUUID();
      const before = clock.nowMs;
      clock.nowMs = Date.parse('2026-05-03T10:00:00Z');
      const period = { organizationId, environment: 'test', fromDay: '2026-05-03', toDay: '2026-05-03' };
      assert.deepEqual(await store.readStateLatency(period), { calls: 0, medianMs: null, p95Ms: null });
      await store.insertCalls([sampleCall({ organizationId, stateMs: null })]);
      await store.insertCalls(
        Array.from({ length: 100 }, (_, index) => sampleCall({ organizationId, stateMs: ((index * 37) % 100) + 1 })),
      );
      clock.nowMs = before;
      assert.deepEqual(await elsewhere.readStateLatency(period), { calls: 100, medianMs: 50, p95Ms: 95 });
    });

    test('only what is older than the retention is deleted, so many at most', async () => {
      const organizationId = randomUUID();
      const retentionMs = 400 * DAY_MS;
      const old = Array.from({ length: 3 }, (_, index) => sampleCall({ organizationId, ageMs: retentionMs + index }));
      const young = sampleCall({ organizationId, ageMs: retentionMs - 1 });
      await store.insertCalls([...old, young]);
      assert.equal(await store.deleteCalls({ retentionMs, most: 2 }), 2);
      assert.deepEqual(await idsOf({ organizationId }), [young.requestId, old[0]?.requestId]);
      assert.equal(await elsewhere.deleteCalls({ retentionMs, most: 2 }), 1);
      assert.equal(await elsewhere.deleteCalls({ retentionMs, most: 2 }), 0);
    });
  });
}
