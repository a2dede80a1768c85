/**
 * What admitted requests have shown lately: their callers, the store's time, and which IINs are counted for the day. All of it are hints,
 * so that a request need not read what its write checks anyway. A hint that is wrong costs a write that is refused, and is forgotten.
 */
import { LRUCache } from 'lru-cache';
import { type AlmatyDay, almatyDayOf } from '../calendar/almaty-date.ts';
import { hashApiKey } from '../organizations/api-key.ts';
import type { FoundKey, PresentedApiKey } from '../organizations/authenticate-api-key.ts';

const CALLERS_MAX = 2_000;
const IINS_MAX = 20_000;

export function createKnownCallers(monotonicMs: () => number) {
  const callers = new LRUCache<string, FoundKey>({ max: CALLERS_MAX });
  const iins = new LRUCache<string, string>({ max: IINS_MAX });
  /** The store's time less the monotonic one. */
  let offsetMs = 0;
  return {
    find: ({ key }: PresentedApiKey): FoundKey | undefined => callers.get(hashApiKey(key)),
    remember({ key }: PresentedApiKey, found: FoundKey) {
      callers.set(hashApiKey(key), found);
      offsetMs = found.nowMs - monotonicMs();
    },
    forget: ({ key }: PresentedApiKey) => void callers.delete(hashApiKey(key)),
    /** The day, by the store's time as a request has told it last. */
    today: (): AlmatyDay => almatyDayOf(Math.floor(offsetMs + monotonicMs())),
    /** Whether a request on this day was seen that counts the IIN of this mark; from now on there was one. */
    seesIin(mark: string, { date }: AlmatyDay): boolean {
      const isSeen = iins.get(mark) === date;
      if (!isSeen) iins.set(mark, date);
      return isSeen;
    },
  };
}

export type KnownCallers = ReturnType<typeof createKnownCallers>;
