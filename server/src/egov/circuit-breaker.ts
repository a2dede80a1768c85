/**
 * The circuit breaker of `egov-gate.ts`: after so many faults of the state in a row it refuses calls for a while, then lets a
 * single one through, whose end decides. An answer of the state is no fault, even where it is a refusal: then the state works.
 */
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll, type IBackoff } from 'cockatiel';
import type { GatewayError } from '../errors.ts';
import { isRefusal } from './refusal.ts';

export interface BreakerRules {
  /** Faults in a row that open it. */
  breakerFaults: number;
  breakerOpenMs: number;
}

export type BreakerState = 'closed' | 'half_open' | 'open';

export function createBreaker(
  { breakerFaults, breakerOpenMs }: BreakerRules,
  monotonicMs: () => number,
  onChange: (state: BreakerState) => void,
) {
  let tryAtMs = 0;
  // The library compares this with the wall clock, which may be set back. So the end of the pause is decided here.
  const pause: IBackoff<unknown> = {
    get duration() {
      return monotonicMs() < tryAtMs ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
    next: () => {
      tryAtMs = monotonicMs() + breakerOpenMs;
      return pause;
    },
  };
  const policy = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(breakerFaults), halfOpenAfter: pause });
  policy.onStateChange((state) => onChange(nameOf(state)));
  return {
    state: (): BreakerState => nameOf(policy.state),
    /** 0 where a call may go now; else the seconds after which another try makes sense, at least 1. */
    refusesForSeconds: (): number => {
      if (policy.state === CircuitState.HalfOpen) return 1;
      const remainingMs = policy.state === CircuitState.Open ? tryAtMs - monotonicMs() : 0;
      return Math.max(0, Math.ceil(remainingMs / 1000));
    },
    /** To be called in the same tick in which `refusesForSeconds` was 0. */
    run: async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
      const outcome = await policy.execute(() => call().then((answer) => ({ answer }), refusalOrFault));
      if ('refusal' in outcome) throw outcome.refusal;
      return outcome.answer;
    },
  };
}

/** Everything else that is thrown is a fault. */
function refusalOrFault(error: unknown): { refusal: GatewayError } {
  if (isRefusal(error)) return { refusal: error };
  throw error;
}

function nameOf(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half_open' : 'open';
}
