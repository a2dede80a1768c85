/** measureEgov: tells of each call to a connector how it ended and how long it took. Waits before the call are not in it. */
import { GatewayError } from '../errors.ts';
import type { Egov } from './egov.ts';
import { type EgovOperation, wrapEgov } from './wrap-egov.ts';

export interface EgovCall {
  operation: EgovOperation;
  /** `ok`, another outcome of the port such as `wrong_code`, or the code of the error. */
  outcome: string;
  durationMs: number;
}

export function measureEgov(egov: Egov, monotonicMs: () => number, onCall: (call: EgovCall) => void): Egov {
  return wrapEgov(egov, async (ask, { operation }) => {
    const startedMs = monotonicMs();
    const ended = (outcome: string) => onCall({ operation, outcome, durationMs: monotonicMs() - startedMs });
    try {
      const answer = await ask();
      ended(outcomeOf(answer));
      return answer;
    } catch (error) {
      // Anything unexpected is told to the caller as this.
      ended(error instanceof GatewayError ? error.code : 'government_service_error');
      throw error;
    }
  });
}

/** `ok`, or another outcome of the port. */
export function outcomeOf(answer: unknown): string {
  const { outcome = 'document' } = answer as { outcome?: string };
  return outcome === 'document' ? 'ok' : outcome;
}
