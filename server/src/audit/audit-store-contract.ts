/**
 * What chaining and sealing promise over a database: also with two gateways at once, with rows arriving meanwhile, and broken
 * off at any statement.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Database } from '../storage/database.ts';
import type { AuditEntry } from './audit-entry.ts';
import { insertAudit } from './audit-statements.ts';
import { createAuditStore } from './audit-store.ts';
import { chainAudit } from './chain-audit.ts';
import { createCheckpointSigner } from './checkpoint.ts';
import { appendLeaves, emptyFrontier } from './frontier.ts';
import { sealAudit } from './seal-audit.ts';

const signer = createCheckpointSigner(new Uint8Array(32).fill(1));

export function auditStoreContract({ first, second, clock }: ContractSubject): void {
  const entryOf = (organizationId: string, fields: Partial<AuditEntry> = {}): AuditEntry => ({
    id: randomUUID(),
    organizationId,
    action: 'document_requested',
    ...fields,
  });
  const write = async (database: Database, ...entries: AuditEntry[]) => {
    for (const entry of entries) await database.commit([insertAudit(database, entry)]);
  };
  const chain = async (database: Database) => {
    for (;;) if ((await chainAudit(createAuditStore(database), 100)).caughtUp) return;
  };
  const chainOf = async (organizationId: string) =>
    first.query
      .selectFrom('audit')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .orderBy('sequence')
      .execute();

  /** Every chained row has the place after the one before; the log's edge is that of their hashes; the heads are the last rows. */
  async function assertWhole(): Promise<void> {
    const rows = await first.query
      .selectFrom('audit')
      .selectAll()
      .where('position', 'is not', null)
      .orderBy('position')
      .execute();
    const heads = new Map<string, { sequence: number; hash: string | null }>();
    rows.forEach((row, position) => {
      const last = heads.get(row.organization_id) ?? { sequence: 0, hash: null };
      assert.equal(row.position, position);
      assert.equal(row.sequence, last.sequence + 1);
      assert.equal(row.previous_hash, last.hash);
      heads.set(row.organization_id, { sequence: last.sequence + 1, hash: row.row_hash });
    });
    const store = createAuditStore(second);
    const { frontier, chains } = await store.readLog();
    const leaves = rows.map((row) => row.row_hash ?? '');
    assert.deepEqual(frontier, appendLeaves(emptyFrontier, leaves));
    assert.equal(chains, heads.size);
    const listed = await store.listHeads();
    assert.equal(listed.treeSize, rows.length);
    assert.deepEqual(
      listed.heads.map(({ organizationId, sequence, rowHash }) => [organizationId, sequence, rowHash]),
      [...heads].map(([organizationId, { sequence, hash }]) => [organizationId, sequence, hash]),
    );
  }

  describe('audit store', () => {
    test('rows are chained per organisation, in the order of their time, and all of them in one tree', async () => {
      const [a, b] = [randomUUID(), randomUUID()];
      for (const organizationId of [a, b, a, a, b]) {
        clock.nowMs += 1;
        await write(first, entryOf(organizationId));
      }
      await chain(second);
      await assertWhole();
      const times = (await chainOf(a)).map((row) => row.created_at);
      assert.deepEqual(times, [...times].sort());
      assert.deepEqual([(await chainOf(a)).length, (await chainOf(b)).length], [3, 2]);
    });

    test('what an event does not have is not made up, and what it has is kept as it is', async () => {
      const organizationId = randomUUID();
      const full = { requestId: 'req_1', documentType: 'identity_card', environment: 'live', errorCode: 'x' };
      clock.nowMs += 1;
      const entry = entryOf(organizationId, {
        ...full,
        subject: 's',
        accountId: 'a',
        target: 't',
        reason: 'r',
        before: 'b',
        after: 'c',
        network: '192.0.2.0/24',
      });
      await write(first, entry);
      clock.nowMs += 1;
      await write(first, entryOf(organizationId, { accountId: 'user' }));
      const unchained = (await createAuditStore(second).listUnchained(1000)).map(({ row }) => row);
      const [kept, sparse] = unchained.filter((row) => row.organizationId === organizationId);
      assert.deepEqual(kept, { ...entry, createdAt: clock.nowMs - 1 });
      assert.deepEqual(
        [sparse?.requestId, sparse?.documentType, sparse?.environment, sparse?.subject, sparse?.accountId],
        [null, null, null, null, 'user'],
      );
    });

    test('two gateways that chain at once, while both write, leave one chain without fork or gap', async () => {
      const organizations = [randomUUID(), randomUUID(), randomUUID()];
      const writeMany = async (database: Database) => {
        for (let row = 0; row < 60; row += 1) {
          clock.nowMs += row % 3;
          await write(database, entryOf(organizations[row % 3] ?? ''));
        }
      };
      let writing = true;
      const chainOn = async (database: Database) => {
        while (writing) {
          await chainAudit(createAuditStore(database), 3);
          // SQLite reads without a pause: the writers must have theirs.
          await setImmediate();
        }
      };
      const chaining = [first, second, first, second].map(chainOn);
      await Promise.all([writeMany(first), writeMany(second)]);
      writing = false;
      await Promise.all(chaining);
      await chain(first);
      await assertWhole();
      const chained = await Promise.all(organizations.map(chainOf));
      assert.equal(chained.flat().filter((row) => row.sequence !== null).length, 120);
    });

    test('of two batches for the same places one is stored, and the other changes nothing', async () => {
      await chain(first);
      const organizationId = randomUUID();
      const entries = [entryOf(organizationId), entryOf(organizationId)];
      await write(first, ...entries);
      const stores = [createAuditStore(first), createAuditStore(second)] as const;
      const log = await stores[0].readLog();
      const size = log.frontier.size;
      const appended = await Promise.all(
        stores.map((store, which) =>
          store.appendRows({
            sizeBefore: size,
            log: { frontier: appendLeaves(log.frontier, [`${which}${'0'.repeat(63)}`]), chains: log.chains + 1 },
            rows: [
              {
                id: entries[which]?.id ?? '',
                position: size,
                sequence: 1,
                previousHash: null,
                rowHash: `${which}${'0'.repeat(63)}`,
              },
            ],
            heads: [{ organizationId, ordinal: log.chains, sequence: 1, rowHash: `${which}${'0'.repeat(63)}` }],
          }),
        ),
      );
      assert.deepEqual(appended.toSorted(), [false, true]);
      await chain(second);
      await assertWhole();
    });

    test('a batch that breaks off at any of its statements leaves nothing', async () => {
      await chain(first);
      const organizationId = randomUUID();
      await write(first, ...Array.from({ length: 7 }, () => entryOf(organizationId)));
      let reached = 0;
      for (let cut = 1; ; cut += 1) {
        const failing: Database = {
          query: first.query,
          reports: first.reports,
          nowMs: first.nowMs,
          testClock: first.testClock,
          commit: (unit) => {
            reached = unit.length;
            const broken = first.query
              .insertInto('audit_log')
              .values({ name: 'audit', tree_size: 0, chains: 0, peaks: '' });
            return first.commit([...unit.slice(0, cut), broken]);
          },
          settle: first.settle,
          ping: first.ping,
          shrink: first.shrink,
          lend: first.lend,
          close: first.close,
        };
        await assert.rejects(chainAudit(createAuditStore(failing), 1));
        assert.deepEqual(new Set((await chainOf(organizationId)).map((row) => row.row_hash)), new Set([null]));
        await assertWhole();
        if (cut === reached) break;
      }
      assert.ok(reached >= 4);
      await chain(second);
      await assertWhole();
      assert.deepEqual(
        (await chainOf(organizationId)).map((row) => row.sequence),
        [1, 2, 3, 4, 5, 6, 7],
      );
    });

    test('sealing makes one checkpoint of what is chained, however many seal, and none where nothing is new', async () => {
      await write(first, entryOf(randomUUID()));
      await chain(first);
      const sealed = await Promise.all([first, second, first].map((db) => sealAudit(createAuditStore(db), signer)));
      const { frontier } = await createAuditStore(first).readLog();
      assert.deepEqual(new Set(sealed.map((checkpoint) => checkpoint?.treeSize)), new Set([frontier.size]));
      assert.equal(new Set(sealed.map((checkpoint) => checkpoint?.note)).size, 1);
      const again = await sealAudit(createAuditStore(second), signer);
      assert.deepEqual(again, { treeSize: frontier.size, note: sealed[0]?.note, fresh: false });
      await write(first, entryOf(randomUUID()));
      assert.equal((await sealAudit(createAuditStore(second), signer))?.fresh, false, 'not chained, so not sealed');
    });

    test('the backlog tells what is not chained, since when, and what is not sealed', async () => {
      await chain(first);
      await sealAudit(createAuditStore(first), signer);
      const store = createAuditStore(second);
      assert.deepEqual(await store.readBacklog(), { unchainedRows: 0, oldestUnchainedMs: 0, unsealedRows: 0 });
      const organizationId = randomUUID();
      await write(first, entryOf(organizationId));
      clock.nowMs += 4_000;
      await write(first, entryOf(organizationId));
      assert.deepEqual(await store.readBacklog(), { unchainedRows: 2, oldestUnchainedMs: 4_000, unsealedRows: 0 });
      await chain(first);
      assert.deepEqual(await store.readBacklog(), { unchainedRows: 0, oldestUnchainedMs: 0, unsealedRows: 2 });
    });

    test('a log that is shorter than what was sealed is not sealed again', async () => {
      await chain(first);
      const store = createAuditStore(first);
      const sealed = await sealAudit(store, signer);
      const shorter = { ...store, readLog: async () => ({ frontier: emptyFrontier, chains: 0 }) };
      await assert.rejects(sealAudit(shorter, signer), {
        message: `${sealed?.treeSize} audit rows were sealed, but the log has only 0`,
      });
    });
  });
}
