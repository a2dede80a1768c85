/** actOnDocument: a step on the document's session, by an operation of the Backend API; whatever ends the session is told as its end. */
import type { CallSource } from '../audit/audit-entry.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import { endFlow } from './end-flow.ts';
import type { FlowContext } from './flow-context.ts';
import { hasEnded } from './flow-session.ts';
import { type OpenFlow, openFlow, openFlowToAct, type PageCall } from './open-flow.ts';
import type { FlowFailure, FlowView } from './page-schemas.ts';
import { readFlow } from './read-flow.ts';

export interface AwaitingFlow extends OpenFlow {
  backendSessionId: string;
}

/**
 * A session that waits for no code is told as it stands: so a second approve gives what the first one gave, and delivers nothing.
 * @throws GatewayError as `openFlowToAct`, and what `act` throws while the session goes on
 */
export async function actOnDocument(
  call: PageCall & { source: CallSource },
  context: FlowContext,
  act: (open: AwaitingFlow) => Promise<void>,
): Promise<FlowView> {
  const open = await openFlowToAct(call, context);
  const { backendSessionId } = open.subject;
  if (open.standing.state !== 'waiting_for_code' || backendSessionId === undefined) return readFlow(call, context);
  try {
    await act({ ...open, backendSessionId });
  } catch (error) {
    if (!(await hasEndedBy(error, call, context))) throw error;
  }
  return readFlow(call, context);
}

/** The state has closed the request, while the document's session is still open here: it leads to nothing any more. */
const closedBy: Partial<Record<ErrorCode, FlowFailure>> = {
  document_already_received: 'document',
  session_expired: 'expired',
  too_many_attempts: 'otp',
};

async function hasEndedBy(
  error: unknown,
  call: PageCall & { source: CallSource },
  context: FlowContext,
): Promise<boolean> {
  if (!(error instanceof GatewayError)) return false;
  const after = await openFlow(call, context);
  const { standing, session } = after;
  if (standing.state === 'failed') {
    if (session.end === null) await endFlow(after, { reason: standing.reason, isLocked: true }, call.source, context);
    return true;
  }
  const reason = closedBy[error.code];
  if (standing.state !== 'waiting_for_code' || reason === undefined) return hasEnded(standing);
  return endFlow(after, { reason }, call.source, context);
}
