import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AuditArchive } from './audit-archive-store.ts';
import { createAuditArchive } from './audit-archive-store.ts';
import { openSampleAudit, type SampleAudit } from './audit-samples.ts';
import { type AuditSearch, SEARCH_ROWS_MAX, searchAudit } from './search-audit.ts';

let audit: SampleAudit;
before(async () => {
  audit = await openSampleAudit();
});
after(() => audit.close());

const search = async (wanted: Partial<AuditSearch>) =>
  searchAudit({ treeSize: 16, most: 50, ...wanted }, createAuditArchive(audit.database.reports));
const positionsOf = async (wanted: Partial<AuditSearch>) => (await search(wanted)).rows.map(({ position }) => position);

test('all rows come page by page, newest first, each once', async () => {
  const seen: number[] = [];
  let before: number | undefined;
  for (;;) {
    const { rows, next } = await search({ before, most: 3 });
    seen.push(...rows.map(({ position }) => position));
    if (next === null) break;
    before = next;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 16 }, (_, index) => 15 - index),
  );
});

test('an organisation, an event and a time narrow it, each to the row', async () => {
  const whole = (await search({})).rows;
  const ofAlma = whole.filter(({ organizationId }) => organizationId === 'alma').map(({ position }) => position);
  assert.ok(ofAlma.length > 3);
  assert.deepEqual(await positionsOf({ organizationId: 'alma' }), ofAlma);
  assert.deepEqual(await positionsOf({ action: 'api_key_revoked' }), []);
  assert.equal((await positionsOf({ action: 'document_requested' })).length, 16);
  const [fromMs, toMs] = [whole[10]?.createdAt ?? 0, whole[4]?.createdAt ?? 0];
  assert.deepEqual(await positionsOf({ fromMs, toMs }), [10, 9, 8, 7, 6, 5]);
});

test('a search for what is rare looks at so many rows at a time, and says where to go on', async () => {
  const ranges: { from: number; before: number }[] = [];
  const archive: Pick<AuditArchive, 'listRowsBackwards' | 'findTimeOf'> = {
    listRowsBackwards: async (range) => {
      ranges.push(range);
      return [];
    },
    findTimeOf: async (position) => position * 60_000,
  };
  const rare = { treeSize: 1_000_000, most: 50, action: 'operator_created' as const };
  const first = await searchAudit(rare, archive as AuditArchive);
  assert.deepEqual(first, { rows: [], next: 1_000_000 - SEARCH_ROWS_MAX });
  await searchAudit({ ...rare, before: first.next ?? 0 }, archive as AuditArchive);
  assert.deepEqual(
    ranges.map(({ from, before }) => [from, before]),
    [
      [1_000_000 - SEARCH_ROWS_MAX, 1_000_000],
      [1_000_000 - 2 * SEARCH_ROWS_MAX, 1_000_000 - SEARCH_ROWS_MAX],
    ],
  );
});

test('a period far back is gone to at once, with ten minutes around it', async () => {
  const ranges: { from: number; before: number }[] = [];
  const archive: Pick<AuditArchive, 'listRowsBackwards' | 'findTimeOf'> = {
    listRowsBackwards: async (range) => {
      ranges.push(range);
      return [];
    },
    findTimeOf: async (position) => position * 60_000,
  };
  const period = { fromMs: 500 * 60_000, toMs: 600 * 60_000 };
  const found = await searchAudit({ treeSize: 1_000_000, most: 50, ...period }, archive as AuditArchive);
  assert.deepEqual(found, { rows: [], next: null });
  assert.deepEqual(
    ranges.map(({ from, before }) => [from, before]),
    [[490, 610]],
  );
});
