/**
 * Sessions that this process has opened lately, as they were then: hints, so that the first approve of a session need not read what
 * its claim checks anyway. A hint that is wrong costs a claim that is refused, after which the session is read.
 */
import { LRUCache } from 'lru-cache';
import type { RequestedSession } from './session.ts';
import type { FoundSession, SessionKey } from './session-writes.ts';

/** A kilobyte each. A citizen takes about half a minute to pass the code on. */
const SESSIONS_MAX = 5_000;

export function createOpenedSessions() {
  const opened = new LRUCache<string, FoundSession>({ max: SESSIONS_MAX });
  return {
    /** @param apiKey of a session whose approve takes no unit of a quota */
    remember(session: RequestedSession, { revokedAt, expiresAt, allowedIpRanges }: SessionKey) {
      const apiKey = { revokedAt, expiresAt, allowedIpRanges };
      opened.set(session.idHash, { session, apiKey, takesUnit: false, nowMs: session.createdAt });
    },
    /** Once: what an approve makes of the session is not remembered. */
    take(idHash: string): FoundSession | undefined {
      const found = opened.get(idHash);
      opened.delete(idHash);
      return found;
    },
  };
}

export type OpenedSessions = ReturnType<typeof createOpenedSessions>;
