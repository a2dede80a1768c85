/** The result of a Flow's session as an answer tells of it: the wire has two fields and a list where a program wants one word. */
import type { FlowDocument, FlowResult } from './flow.ts';
import type { Operations } from './generated/api.ts';
import { unexpectedReply } from './send.ts';

/** Of the hosted service only what its own clients read is sure. */
type Answer = Partial<Operations['readFlowResult']['answer']>;

/** As clients of the hosted service ask, which names no time. */
const ASK_AGAIN_SECONDS = 3;
const LONGEST_SECONDS = 60;

export function flowResultOf(sessionId: string, answer: Answer): FlowResult {
  const { status, flow_session_result: isDone = false, flow_session_failure_reasons: failureReasons = [] } = answer;
  if (status !== 'PROGRESS' && status !== 'FINISHED') throw unexpectedReply();
  const facts = {
    sessionId,
    flowName: answer.flow_name ?? '',
    clientReference: answer.client_reference ?? null,
    metadata: answer.metadata ?? {},
    failureReasons,
    finishedAt: answer.finished_at ?? null,
  };
  if (status === 'PROGRESS') {
    return { ...facts, status: 'progress', document: null, askAgainInSeconds: secondsOf(answer.retry_after) };
  }
  if (isDone) return { ...facts, status: 'done', document: documentOf(answer.edocument_result) };
  return { ...facts, status: failureReasons.includes('expired') ? 'expired' : 'failed', document: null };
}

/** Whoever answers does not make a client ask without a pause, or fall asleep. */
function secondsOf(told: unknown): number {
  return typeof told === 'number' && told >= 1 && told <= LONGEST_SECONDS ? told : ASK_AGAIN_SECONDS;
}

function documentOf(result: object | undefined): FlowDocument | null {
  return result !== undefined && 'document_type' in result ? (result as FlowDocument) : null;
}
