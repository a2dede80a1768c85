/** What `SightingStore` promises. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createSightingStore } from './sighting-store.ts';

const WEEK_MS = 7 * DAY_MS;

export function sightingStoreContract({ first, second, clock }: ContractSubject): void {
  describe('sighting store', () => {
    const [store, elsewhere] = [createSightingStore(first), createSightingStore(second)];

    test('what one process has seen, every one can tell for a week; what was seen last counts', async () => {
      await store.recordSighting({ name: 'proxy', says: 'the header via' });
      clock.nowMs += 1;
      await elsewhere.recordSighting({ name: 'proxy', says: 'HTTP/1.0' });
      assert.deepEqual(await store.listSightings(), [{ name: 'proxy', says: 'HTTP/1.0' }]);
      clock.nowMs += WEEK_MS - 1;
      assert.equal((await store.listSightings()).length, 1);
      clock.nowMs += 1;
      assert.deepEqual(await store.listSightings(), []);
    });
  });
}
