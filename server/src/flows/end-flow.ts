/** endFlow: a session ends without a document. Its audit row, and what webhooks tell of it, are written with it. */
import type { CallSource } from '../audit/audit-entry.ts';
import { withdrawnConsent } from './flow-consent.ts';
import type { FlowContext } from './flow-context.ts';
import { stateAfter } from './flow-session.ts';
import { flowWebhook, type ToldFlow } from './flow-webhook.ts';
import type { FlowFailure } from './page-schemas.ts';

export interface FlowEnd {
  reason: FlowFailure;
  /** Whether wrong codes have locked the document's session. */
  isLocked?: boolean;
}

/** False where it has ended already, or something is under way that may still succeed. */
export function endFlow(open: ToldFlow, end: FlowEnd, source: CallSource, context: FlowContext): Promise<boolean> {
  const { session } = open;
  const { organizationId, environment, flowId } = session;
  const audit = {
    id: context.sessions.ids.rowId(),
    organizationId,
    action: 'flow_session_failed' as const,
    ...source,
    environment,
    target: flowId,
    after: end.reason,
  };
  // The commit that locked the document's session has told it.
  const event =
    end.isLocked === true
      ? undefined
      : flowWebhook(open, { status: stateAfter(end.reason), reason: end.reason }, audit.id);
  const withdrawn = end.reason === 'cancelled' ? withdrawnConsent(open, source, context) : undefined;
  return context.flowSessions.endFlowSession(session, end, { audit, event, withdrawn });
}
