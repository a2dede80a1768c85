/**
 * Collects the lines of the request log, and writes them in batches beside the requests: no request waits for its line, and no
 * commit is added to a flow. It is a log, not the audit: what a kill of the process loses is the lines of its last second, and
 * those beyond `MOST_WAITING` while the store fails.
 */
import type { LoggedRequest, RequestLog } from './request-log.ts';
import type { RequestLogStore } from './request-log-store.ts';

const WRITE_EVERY_MS = 1_000;
const BATCH_REQUESTS = 200;
const MOST_WAITING = 20_000;

export interface RequestLogCollector extends RequestLog {
  /** Writes what waits now. Resolves also where the store fails: the lines then wait for the next time. */
  flush(): Promise<void>;
  /** Writes what waits, once more, and ends. */
  close(): Promise<void>;
}

export interface RequestLogCollectorContext {
  store: Pick<RequestLogStore, 'insertRequests'>;
  monotonicMs: () => number;
  /** Told of a batch that could not be written, and how many lines were given up since the last time. */
  onFailure(failure: { error?: unknown; lost: number }): void;
  /** For tests. */
  mostWaiting?: number;
}

interface WaitingRequest {
  request: LoggedRequest;
  at: number;
}

export function startRequestLogCollector(context: RequestLogCollectorContext): RequestLogCollector {
  const { store, monotonicMs, onFailure, mostWaiting = MOST_WAITING } = context;
  const waiting: WaitingRequest[] = [];
  let lost = 0;
  let underWay: Promise<void> | undefined;

  // Where nobody knows whether a batch was written, the same one is written again: the store keeps it once.
  let batch = 0;
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      batch ||= Math.min(waiting.length, BATCH_REQUESTS);
      const requests = waiting.slice(0, batch);
      await store.insertRequests(
        requests.map(({ request, at }) => ({ ...request, ageMs: Math.round(monotonicMs() - at) })),
      );
      waiting.splice(0, batch);
      batch = 0;
    }
  };
  const flush = (): Promise<void> => {
    underWay ??= writeAll()
      .catch((error: unknown) => onFailure({ error, lost: takeLost() }))
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  const takeLost = (): number => {
    const count = lost;
    lost = 0;
    return count;
  };

  const timer = setInterval(flush, WRITE_EVERY_MS);
  timer.unref();
  return {
    record(request) {
      if (waiting.length < mostWaiting) waiting.push({ request, at: monotonicMs() });
      else lost += 1;
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await underWay;
      await flush();
      if (waiting.length + lost > 0) onFailure({ lost: waiting.length + takeLost() });
    },
  };
}
