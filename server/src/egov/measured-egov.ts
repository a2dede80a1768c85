/** measureEgov: tells of each call to a connector how it ended and how long it took. Waits before the call are not in it. */
import { GatewayError } from '../errors.ts';
import type { Egov } from './egov.ts';

export interface EgovCall {
  operation: keyof Egov;
  /** `ok`, another outcome of the port such as `wrong_code`, or the code of the error. */
  outcome: string;
  durationMs: number;
}

export function measureEgov(egov: Egov, monotonicMs: () => number, onCall: (call: EgovCall) => void): Egov {
  const measured = async <Answer>(operation: keyof Egov, call: () => Promise<Answer>): Promise<Answer> => {
    const startedMs = monotonicMs();
    const ended = (outcome: string) => onCall({ operation, outcome, durationMs: monotonicMs() - startedMs });
    try {
      const answer = await call();
      ended(outcomeOf(answer));
      return answer;
    } catch (error) {
      // Anything unexpected is told to the caller as this.
      ended(error instanceof GatewayError ? error.code : 'government_service_error');
      throw error;
    }
  };
  return {
    requestDocument: (request, signal) => measured('requestDocument', () => egov.requestDocument(request, signal)),
    resendOtp: (request, signal) => measured('resendOtp', () => egov.resendOtp(request, signal)),
    fetchDocument: (request, code, signal) =>
      measured('fetchDocument', () => egov.fetchDocument(request, code, signal)),
  };
}

function outcomeOf(answer: unknown): string {
  const { outcome = 'document' } = answer as { outcome?: string };
  return outcome === 'document' ? 'ok' : outcome;
}
