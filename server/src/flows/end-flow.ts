/** endFlow: a session ends without a document. Its audit row is written with it. */
import type { CallSource } from '../audit/audit-entry.ts';
import type { FlowContext } from './flow-context.ts';
import type { OpenFlow } from './open-flow.ts';
import type { FlowFailure } from './page-schemas.ts';

export interface FlowEnd {
  reason: FlowFailure;
  /** Whether wrong codes have locked the document's session. */
  isLocked?: boolean;
}

/** False where it has ended already, or something is under way that may still succeed. */
export function endFlow(
  { session }: Pick<OpenFlow, 'session'>,
  end: FlowEnd,
  source: CallSource,
  context: FlowContext,
): Promise<boolean> {
  const { organizationId, environment, flowId } = session;
  return context.flowSessions.endFlowSession(session, end, {
    id: context.sessions.ids.rowId(),
    organizationId,
    action: 'flow_session_failed',
    ...source,
    environment,
    target: flowId,
    after: end.reason,
  });
}
