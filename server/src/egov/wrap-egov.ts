/** wrapEgov: another source of state documents that does the same around every operation of one. The one list of the operations. */
import type { ChosenScenario, Egov, McdbQuestion } from './egov.ts';

export type EgovOperation = keyof Egov;

export interface AskedOperation {
  operation: EgovOperation;
  /** What every request tells of its subject, whatever the operation. */
  subject: McdbQuestion;
  signal: AbortSignal;
}

/** Runs the operation, with another scenario where one is given. */
export type Ask<Answer> = (scenario?: ChosenScenario) => Promise<Answer>;

/** @param around runs `ask`, or does something else in its place */
export function wrapEgov(
  egov: Egov,
  around: <Answer>(ask: Ask<Answer>, asked: AskedOperation) => Promise<Answer>,
): Egov {
  return {
    requestDocument: (subject, signal) =>
      around((scenario) => egov.requestDocument(playing(subject, scenario), signal), {
        operation: 'requestDocument',
        subject,
        signal,
      }),
    resendOtp: (subject, signal) =>
      around((scenario) => egov.resendOtp(playing(subject, scenario), signal), {
        operation: 'resendOtp',
        subject,
        signal,
      }),
    fetchDocument: (subject, code, signal) =>
      around((scenario) => egov.fetchDocument(playing(subject, scenario), code, signal), {
        operation: 'fetchDocument',
        subject,
        signal,
      }),
    checkMcdb: (subject, signal) =>
      around((scenario) => egov.checkMcdb(playing(subject, scenario), signal), {
        operation: 'checkMcdb',
        subject,
        signal,
      }),
  };
}

function playing<Subject extends McdbQuestion>(subject: Subject, scenario: ChosenScenario | undefined): Subject {
  return scenario === undefined ? subject : { ...subject, scenario };
}
