/** cancelByCitizen: as `cancelFlow`, for a citizen who has proved who they are elsewhere and has no id of the session. */
import type { CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import { endAsCancelled } from './cancel-flow.ts';
import { referenceOfConsent } from './flow-consent.ts';
import type { FlowContext } from './flow-context.ts';
import { standingOf } from './flow-session.ts';
import type { ToldFlow } from './flow-webhook.ts';

/** @throws GatewayError `consent_not_found`, `session_in_progress` */
export function cancelByCitizen(
  consentId: string,
  iin: string,
  source: CallSource,
  context: FlowContext,
): Promise<void> {
  return endAsCancelled(() => findToldFlow(consentId, iin, context), source, context);
}

/** Nothing that is encrypted under the session's id is needed: what webhooks may tell stands in its row. */
async function findToldFlow(consentId: string, iin: string, context: FlowContext): Promise<ToldFlow> {
  const found = await context.flowSessions.findFlowSessionByReference(referenceOfConsent(consentId));
  if (found === undefined) throw new GatewayError('consent_not_found');
  const { session, clientReference } = found;
  const [document, flow] = await Promise.all([
    session.documentIdHash === null ? undefined : context.sessions.sessions.findSession(session.documentIdHash),
    context.flows.findFlow(session.flowId),
  ]);
  if (flow === undefined) throw new Error('the session belongs to no flow');
  const standing = standingOf(session, document?.session, document?.nowMs ?? found.nowMs);
  return { session, flow, standing, order: { clientReference }, subject: { iin } };
}
