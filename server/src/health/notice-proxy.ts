/**
 * noticeProxy: requests come through a proxy that the configuration does not know. The log is told once, and the store again and
 * again, so that `qujat doctor` can tell the operator for as long as it is so.
 */
import { HOUR_MS } from '../clock.ts';
import type { SightingStore } from './sighting-store.ts';

export interface NoticeProxyContext {
  store: Pick<SightingStore, 'recordSighting'>;
  monotonicMs: () => number;
  warn(sign: string): void;
}

const RECORD_EVERY_MS = HOUR_MS;

/** @returns what is called for each such request, with what has shown the proxy */
export function createProxyNotice({ store, monotonicMs, warn }: NoticeProxyContext): (sign: string) => void {
  let recordedMs: number | undefined;
  return (sign) => {
    const nowMs = monotonicMs();
    if (recordedMs !== undefined && nowMs - recordedMs < RECORD_EVERY_MS) return;
    if (recordedMs === undefined) warn(sign);
    recordedMs = nowMs;
    // It is seen again with the next request of the next hour: nobody waits for it, and nothing is lost with it.
    store.recordSighting({ name: 'proxy', says: sign }).catch(() => {});
  };
}
