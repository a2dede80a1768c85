/**
 * The gate before a connector whose state may be slow, broken or gone: so many calls go at a time, a bounded queue holds a few more,
 * and a circuit breaker stops asking a state that only fails. Each connector has one gate in a process, whichever thread calls.
 */
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import { GatewayError } from '../errors.ts';
import { type BreakerRules, type BreakerState, createBreaker } from './circuit-breaker.ts';
import { egovNotAsked } from './not-asked.ts';

export interface EgovLimits extends BreakerRules {
  /** Calls to the state at a time. */
  maxConcurrent: number;
  /** Calls that may wait for that. */
  maxQueued: number;
}

export type EgovRefusal = 'breaker_open' | 'queue_full' | 'deadline_in_queue';

export interface EgovGateContext {
  limits: EgovLimits;
  /** Milliseconds from any start, which no change of the wall clock moves. */
  monotonicMs: () => number;
  /** A call ended without the connector being asked. */
  onRefused: (refusal: EgovRefusal) => void;
  onBreaker: (state: BreakerState) => void;
}

export interface EgovGateStatus {
  inFlight: number;
  queued: number;
  breaker: BreakerState;
}

export interface EgovGate {
  /**
   * Makes the call when it may go, and learns from how it ends.
   * @throws GatewayError that says that the state was not asked, where it may not go
   */
  pass<Answer>(call: () => Promise<Answer>, signal: AbortSignal): Promise<Answer>;
}

export interface WatchedEgovGate extends EgovGate {
  status(): EgovGateStatus;
}

export function createEgovGate(context: EgovGateContext): WatchedEgovGate {
  const { limits, monotonicMs, onRefused, onBreaker } = context;
  const places = bulkhead(limits.maxConcurrent, limits.maxQueued);
  const breaker = createBreaker(limits, monotonicMs, onBreaker);
  const assertClosed = () => {
    const seconds = breaker.refusesForSeconds();
    if (seconds > 0) throw new BreakerOpen(seconds);
  };
  return {
    async pass(call, signal) {
      let asked = false;
      try {
        assertClosed();
        const placed = places.execute(() => {
          // It may have opened while this call waited.
          assertClosed();
          asked = true;
          return breaker.run(() => untilAborted(call(), signal));
        }, signal);
        // In the queue it does not notice that its time is up, so that is watched from here.
        return await untilAborted(placed, signal);
      } catch (error) {
        if (asked) throw error;
        const refused = toRefusal(error);
        onRefused(refused.refusal);
        throw refused.error;
      }
    },
    status: () => ({
      inFlight: limits.maxConcurrent - places.executionSlots,
      queued: limits.maxQueued - places.queueSlots,
      breaker: breaker.state(),
    }),
  };
}

/** Rejects when the signal aborts, so that a connector which ignores the signal keeps no place. */
export function untilAborted<Answer>(running: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(new GatewayError('egov_timeout'));
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([running, aborted.promise]).finally(() => signal.removeEventListener('abort', onAbort));
}

function toRefusal(error: unknown): { refusal: EgovRefusal; error: GatewayError } {
  if (error instanceof BreakerOpen) {
    const details = { retryAfterSeconds: error.seconds };
    return { refusal: 'breaker_open', error: egovNotAsked('egov_unavailable', 'the breaker is open', details) };
  }
  if (error instanceof BulkheadRejectedError) {
    const details = { retryAfterSeconds: 1 };
    return { refusal: 'queue_full', error: egovNotAsked('egov_unavailable', 'the queue is full', details) };
  }
  return { refusal: 'deadline_in_queue', error: egovNotAsked('egov_timeout', 'the deadline passed in the queue') };
}

class BreakerOpen extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super('the breaker is open');
    this.seconds = seconds;
  }
}
