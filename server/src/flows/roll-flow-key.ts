/** rollFlowKey: a new key for a flow. The one before goes on working for the overlap: it alone opens the results of its sessions. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import { type Overlap, overlapsMs } from '../organizations/roll-api-key.ts';
import type { CreatedFlow } from './create-flow.ts';
import { findOwnFlow } from './find-own-flow.ts';
import type { FlowSettingsContext } from './flow-context.ts';

/** @throws GatewayError `flow_not_found`, `api_key_not_usable` where another call was faster */
export async function rollFlowKey(
  { id, overlap }: { id: string; overlap: Overlap },
  actor: OrganizationActor,
  context: FlowSettingsContext,
): Promise<CreatedFlow> {
  const { flow, key, nowMs } = await findOwnFlow(id, actor, context);
  const { organizationId, environment, name } = flow;
  const { apiKey, secret } = newApiKey(
    { organizationId, environment, createdAt: nowMs, flowId: flow.id, name },
    context,
  );
  const rolled = await context.apiKeys.rollApiKey({
    predecessor: { id: key.id, organizationId },
    successor: apiKey,
    overlapMs: overlapsMs[overlap],
    audit: auditOfAction('flow_key_rolled', actor, flow, context),
  });
  if (!rolled) throw new GatewayError('api_key_not_usable');
  return { flow, key: apiKey, secret };
}
