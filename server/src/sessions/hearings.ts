/**
 * Which organisations are known to listen to `document.delivered`: hints, so that the delivery of one without webhooks has no statement more.
 * A hint that is wrong costs a delivery that is refused, and then made with its event.
 */
import { LRUCache } from 'lru-cache';
import type { Hearing } from './session-statements.ts';
import type { Delivery } from './session-writes.ts';

const ORGANIZATIONS_MAX = 2_000;
/** An organisation that listens no more is asked anew so often. */
const REMEMBERED_MS = 10 * 60_000;

export function createHearings() {
  const heard = new LRUCache<string, true>({ max: ORGANIZATIONS_MAX, ttl: REMEMBERED_MS });
  return {
    of: ({ event }: Delivery): Hearing => {
      if (event === undefined) return 'unasked';
      return heard.has(keyOf(event)) ? 'heard' : 'unheard';
    },
    expect: ({ event }: Delivery) => {
      if (event !== undefined) heard.set(keyOf(event), true);
    },
  };
}

function keyOf({ organizationId, environment }: NonNullable<Delivery['event']>): string {
  return `${environment} ${organizationId}`;
}
