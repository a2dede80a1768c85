/** What `UsageStore` promises: its sums are those of the calls, each of which counts once, and stay when the calls are deleted. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { DAY_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { environments } from '../words/environment.ts';
import { loggedOperations } from './request-log.ts';
import { type CollectedRequest, createRequestLogStore } from './request-log-store.ts';
import { sampleRequest } from './request-samples.ts';
import { summarizeUsage } from './summarize-usage.ts';
import { countedAs } from './usage-statements.ts';
import { createUsageStore, type UsagePeriod } from './usage-store.ts';

/** Random batches take in as many days. */
const DAYS = 5;
/** The property is tried so often on each database. */
const RUNS = 12;

const organizations = ['one', 'two'];

const calls = fc.array(
  fc.record({
    organization: fc.constantFrom(...organizations),
    environment: fc.constantFrom('test' as const, 'live' as const),
    operation: fc.constantFrom(...loggedOperations),
    documentType: fc.constantFrom('diploma', 'passport', null),
    outcome: fc.constantFrom('ok' as const, 'ok' as const, 'invalid_iin' as const, 'egov_timeout' as const),
    stateMs: fc.option(fc.oneof(fc.nat(70), fc.nat(60_000))),
    ageMs: fc.nat(DAYS * DAY_MS),
  }),
  { minLength: 1, maxLength: 120 },
);

/** Batches, each with the gateway that writes it, and whether it is written again because nobody knew what became of it. */
const writes = fc.array(fc.record({ calls, elsewhere: fc.boolean(), again: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
});

export function usageStoreContract({ first, second, clock }: ContractSubject): void {
  const [log, logElsewhere] = [createRequestLogStore(first), createRequestLogStore(second)];
  const usage = createUsageStore(second.reports);

  const periodOf = (organizationId: string, environment: string): UsagePeriod => {
    const [fromDay, toDay] = [almatyIsoDate(clock.nowMs - (DAYS - 1) * DAY_MS), almatyIsoDate(clock.nowMs - DAY_MS)];
    return { organizationId, environment, fromDay, toDay };
  };

  describe('usage store', () => {
    test('whatever gateways write at the same time and again, the sums are those of the calls', async () => {
      const write = async (batches: readonly { calls: CollectedRequest[]; elsewhere: boolean; again: boolean }[]) => {
        await Promise.all(
          batches.flatMap(({ calls: batch, elsewhere, again }) => {
            const [one, other] = elsewhere ? [logElsewhere, log] : [log, logElsewhere];
            return [
              one.insertRequests(batch),
              ...(again ? [other.insertRequests(batch), one.insertRequests(batch)] : []),
            ];
          }),
        );
      };
      await fc.assert(
        fc.asyncProperty(writes, async (random) => {
          const run = randomUUID();
          const batches = random.map(({ calls: batch, ...rest }) => ({
            ...rest,
            calls: batch.map(({ organization, ...call }) =>
              sampleRequest({ ...call, organizationId: `${organization} ${run}` }),
            ),
          }));
          await write(batches);
          const all = batches.flatMap((batch) => batch.calls);
          for (const organization of organizations) {
            for (const environment of environments) {
              const period = periodOf(`${organization} ${run}`, environment);
              assert.deepEqual(await summarizeUsage(period, usage), summaryOf(all, period, clock.nowMs));
            }
          }
        }),
        { numRuns: RUNS },
      );
    });

    test('calls are counted by day of Almaty and outcome, and by type what was let in and what failed', async () => {
      const organizationId = randomUUID();
      const before = clock.nowMs;
      clock.nowMs = Date.parse('2026-05-01T18:59:59.999Z');
      await log.insertRequests([
        sampleRequest({ organizationId }),
        sampleRequest({ organizationId, environment: 'live' }),
      ]);
      clock.nowMs += 1;
      await log.insertRequests([
        sampleRequest({ organizationId }),
        sampleRequest({ organizationId }),
        sampleRequest({ organizationId, outcome: 'invalid_iin' }),
      ]);
      clock.nowMs = before;
      const period = { organizationId, environment: 'test', fromDay: '2026-05-01', toDay: '2026-05-02' };
      const counts = (await usage.countOutcomes(period)).map(({ day, outcome, calls }) => [day, outcome, calls]);
      assert.deepEqual(counts.sort(), [
        ['2026-05-01', 'ok', 1],
        ['2026-05-02', 'invalid_iin', 1],
        ['2026-05-02', 'ok', 2],
      ]);
      assert.equal((await usage.countOutcomes({ ...period, toDay: '2026-05-01' })).length, 1);
      const types = await usage.countTypes(period);
      assert.deepEqual(types, [{ documentType: 'identity_card', requested: 3, failed: 1 }]);
    });

    test('the sums stay when the lines of the log are deleted', async () => {
      const organizationId = randomUUID();
      const period = periodOf(organizationId, 'test');
      const ageMs = 2 * DAY_MS;
      await log.insertRequests(Array.from({ length: 3 }, () => sampleRequest({ organizationId, ageMs })));
      const before = await summarizeUsage(period, usage);
      while ((await log.deleteRequestLog({ retentionMs: ageMs, most: 100 })) > 0);
      assert.deepEqual(await log.listRequests({ organizationId }, { most: 10 }), []);
      assert.deepEqual(await summarizeUsage(period, usage), before);
      assert.equal(before.state.calls, 3);
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
      await first.commit([first.query.insertInto('usage').values(rows)]);
      const period = { organizationId, environment: 'test', fromDay: '2026-05-01', toDay: '2026-05-01' };
      assert.deepEqual(await usage.countDelivered(period), [
        { day: '2026-05-01', documentType: 'diploma', delivered: 4 },
      ]);
    });

    test('median and 95th percentile are those of the calls that asked the state', async () => {
      const organizationId = randomUUID();
      const before = clock.nowMs;
      clock.nowMs = Date.parse('2026-05-03T10:00:00Z');
      const period = { organizationId, environment: 'test', fromDay: '2026-05-03', toDay: '2026-05-03' };
      assert.deepEqual(await usage.readStateLatency(period), { calls: 0, medianMs: null, p95Ms: null });
      await log.insertRequests([sampleRequest({ organizationId, stateMs: null })]);
      await log.insertRequests(
        Array.from({ length: 100 }, (_, index) => sampleRequest({ organizationId, stateMs: ((index * 37) % 100) + 1 })),
      );
      clock.nowMs = before;
      assert.deepEqual(await usage.readStateLatency(period), { calls: 100, medianMs: 51, p95Ms: 95 });
    });
  });
}

/** The same summary, worked out from the calls one by one. */
function summaryOf(all: readonly CollectedRequest[], period: UsagePeriod, nowMs: number) {
  const own = all
    .map((call) => ({ ...call, day: almatyIsoDate(nowMs - call.ageMs) }))
    .filter(({ organizationId, environment, day }) => {
      const isOwn = organizationId === period.organizationId && environment === period.environment;
      return isOwn && day >= period.fromDay && day <= period.toDay;
    });
  const first = Temporal.PlainDate.from(period.fromDay);
  const days = Array.from({ length: DAYS - 1 }, (_, n) => {
    const day = first.add({ days: n }).toString();
    const [ok, failed] = split(own.filter((call) => call.day === day));
    return { day, ok: ok.length, failed: failed.length, delivered: 0 };
  });
  const types = [...new Set(own.flatMap(({ documentType }) => documentType ?? []))].map((documentType) => {
    const [ok, failed] = split(own.filter((call) => call.documentType === documentType));
    const requested = ok.filter(({ operation }) => operation === 'requestDocument').length;
    return { documentType, requested, failed: failed.length, delivered: 0 };
  });
  const outcomes = [...Map.groupBy(own, ({ outcome }) => outcome)].map(([outcome, { length }]) => {
    return { outcome, calls: length };
  });
  const times = own.flatMap(({ stateMs }) => (stateMs === null ? [] : [countedAs(stateMs)])).sort((a, b) => a - b);
  const ranked = (share: number) => times[Math.ceil(times.length * share) - 1] ?? null;
  return {
    days,
    documentTypes: types.sort((a, b) => b.requested - a.requested || a.documentType.localeCompare(b.documentType)),
    outcomes: outcomes.sort((a, b) => b.calls - a.calls || a.outcome.localeCompare(b.outcome)),
    state: { calls: times.length, medianMs: ranked(0.5), p95Ms: ranked(0.95) },
  };
}

function split(calls: readonly CollectedRequest[]) {
  return [calls.filter(({ outcome }) => outcome === 'ok'), calls.filter(({ outcome }) => outcome !== 'ok')] as const;
}
