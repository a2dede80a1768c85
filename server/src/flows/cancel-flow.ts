/** cancelFlow: the citizen hands nothing over. */
import type { CallSource } from '../audit/audit-entry.ts';
import { sessionInProgress } from '../sessions/session.ts';
import { endFlow } from './end-flow.ts';
import type { FlowContext } from './flow-context.ts';
import { hasEnded } from './flow-session.ts';
import { openFlow, openFlowToAct, type PageCall } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';
import { readFlow } from './read-flow.ts';

/**
 * What has ended stays as it ended.
 * @throws GatewayError as `openFlowToAct`, `session_in_progress` while the state is being asked: that may still give the document
 */
export async function cancelFlow(call: PageCall & { source: CallSource }, context: FlowContext): Promise<FlowView> {
  const open = await openFlowToAct(call, context);
  if (!hasEnded(open.standing) && !(await endFlow(open, { reason: 'cancelled' }, call.source, context))) {
    if (!hasEnded((await openFlow(call, context)).standing)) throw sessionInProgress();
  }
  return readFlow(call, context);
}
