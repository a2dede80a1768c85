/** wrapEgov: another source of state documents that does the same around every operation of one. The one list of the operations. */
import type { Egov, McdbQuestion } from './egov.ts';

export type EgovOperation = keyof Egov;

export interface AskedOperation {
  operation: EgovOperation;
  /** What every request tells of its subject, whatever the operation. */
  subject: McdbQuestion;
  signal: AbortSignal;
}

/** @param around runs `ask`, or does something else in its place */
export function wrapEgov(
  egov: Egov,
  around: <Answer>(ask: () => Promise<Answer>, asked: AskedOperation) => Promise<Answer>,
): Egov {
  return {
    requestDocument: (subject, signal) =>
      around(() => egov.requestDocument(subject, signal), { operation: 'requestDocument', subject, signal }),
    resendOtp: (subject, signal) =>
      around(() => egov.resendOtp(subject, signal), { operation: 'resendOtp', subject, signal }),
    fetchDocument: (subject, code, signal) =>
      around(() => egov.fetchDocument(subject, code, signal), { operation: 'fetchDocument', subject, signal }),
    checkMcdb: (subject, signal) =>
      around(() => egov.checkMcdb(subject, signal), { operation: 'checkMcdb', subject, signal }),
  };
}
