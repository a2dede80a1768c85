/** cancelFlow: the citizen hands nothing over. */
import type { CallSource } from '../audit/audit-entry.ts';
import { sessionInProgress } from '../sessions/session.ts';
import { endFlow } from './end-flow.ts';
import type { FlowContext } from './flow-context.ts';
import { hasEnded } from './flow-session.ts';
import type { ToldFlow } from './flow-webhook.ts';
import { openFlow, openFlowInCharge, type PageCall } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';
import { readFlow } from './read-flow.ts';

/**
 * What has ended stays as it ended. Also while the flow is disabled: nobody has to leave open what they do not want.
 * @throws GatewayError as `openFlowInCharge`, `session_in_progress` while the state is being asked: that may still give the document
 */
export async function cancelFlow(call: PageCall & { source: CallSource }, context: FlowContext): Promise<FlowView> {
  await endAsCancelled(() => openFlowInCharge(call, context), call.source, context);
  return readFlow(call, context);
}

/**
 * As `cancelFlow`, from the receipt of the consent: on whatever device, and also while the flow is disabled.
 * @throws GatewayError `flow_session_not_found`, `session_in_progress`
 */
export async function cancelByReceipt(sessionId: string, source: CallSource, context: FlowContext): Promise<void> {
  await endAsCancelled(() => openFlow({ sessionId }, context), source, context);
}

/**
 * @param open reads how it stands, now and once more where it could not be ended
 * @throws GatewayError `session_in_progress`
 */
export async function endAsCancelled(
  open: () => Promise<ToldFlow>,
  source: CallSource,
  context: FlowContext,
): Promise<void> {
  const told = await open();
  if (hasEnded(told.standing) || (await endFlow(told, { reason: 'cancelled' }, source, context))) return;
  if (!hasEnded((await open()).standing)) throw sessionInProgress();
}
