/** Collects requests into batches, one under way at a time, and gives each caller the outcome of its own request. */
import type { Durability } from '../database.ts';
import type { SqliteOutcome, SqliteReply, SqliteRequest, SqliteStatement } from './messages.ts';

/** Bounds how long one batch holds the file's write lock. */
const BATCH_MAX = 512;

interface Waiting {
  request: SqliteRequest;
  resolve(outcome: SqliteOutcome): void;
  reject(error: unknown): void;
}

export function createBatchQueue(send: (requests: readonly SqliteRequest[]) => void) {
  const queued: Waiting[] = [];
  const underWay = new Map<number, Waiting>();
  const drained = Promise.withResolvers<void>();
  let lastId = 0;
  let scheduled = false;
  let settled = true;
  let refusal: Error | undefined;

  /** Waits for the end of this turn of the event loop, so that callers who were answered together also ask together. */
  function schedule(): void {
    if (scheduled || underWay.size > 0) return;
    scheduled = true;
    setImmediate(sendBatch);
  }

  function sendBatch(): void {
    scheduled = false;
    const batch = queued.splice(0, BATCH_MAX);
    if (batch.length === 0) {
      if (refusal !== undefined) drained.resolve();
      return;
    }
    for (const waiting of batch) underWay.set(waiting.request.id, waiting);
    try {
      send(batch.map((waiting) => waiting.request));
    } catch (error) {
      // A parameter that cannot cross the threads: nothing of this batch has been sent.
      for (const waiting of batch) waiting.reject(error);
      underWay.clear();
      schedule();
    }
  }

  /** Whether the batch under way has made itself, and all before it, durable. */
  function isDurable(reply: SqliteReply): boolean {
    const atOnce = underWay.values().some(({ request }) => request.durability === 'at_once');
    return atOnce && !reply.some(({ outcome }) => outcome.kind === 'failed');
  }

  return {
    async ask(statements: readonly SqliteStatement[], durability: Durability): Promise<SqliteOutcome> {
      if (refusal !== undefined) throw refusal;
      lastId += 1;
      const request = { id: lastId, durability, statements };
      return new Promise((resolve, reject) => {
        queued.push({ request, resolve, reject });
        schedule();
      });
    },
    /** False where a power cut may take the last of what was answered. */
    isSettled: (): boolean => settled,
    settle(reply: SqliteReply) {
      settled = isDurable(reply);
      const answered = new Map(underWay);
      underWay.clear();
      // Before the callers go on with their answers: the thread that commits works meanwhile.
      if (queued.length > 0) sendBatch();
      for (const { id, outcome } of reply) answered.get(id)?.resolve(outcome);
      schedule();
    },
    /** Takes no more requests, and resolves when the last one is settled. */
    drain(reason: Error): Promise<void> {
      refusal ??= reason;
      schedule();
      return drained.promise;
    },
    /** Takes no more requests, and rejects all that are not settled. */
    stop(reason: Error) {
      refusal ??= reason;
      for (const waiting of [...underWay.values(), ...queued.splice(0)]) waiting.reject(reason);
      underWay.clear();
      drained.resolve();
    },
  };
}
