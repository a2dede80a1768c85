/** createFlow: a hosted page for an organisation, and its key, which is told here and never again. */

import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import type { Environment } from '../words/environment.ts';
import type { Flow } from './flow.ts';
import type { FlowSettingsContext } from './flow-context.ts';
import { readFlowSettings, type TypedFlowSettings } from './flow-settings.ts';
import type { ListedFlow } from './flow-store.ts';

export interface CreatedFlow extends ListedFlow {
  secret: string;
}

/** @throws GatewayError `invalid_request`, `too_many_flows` */
export async function createFlow(
  order: { environment: Environment; settings: TypedFlowSettings },
  actor: OrganizationActor,
  context: FlowSettingsContext,
): Promise<CreatedFlow> {
  const { environment } = order;
  const { organizationId } = actor;
  const { nowMs: createdAt } = await context.flows.listFlows(organizationId);
  const settings = readFlowSettings(order.settings);
  const flow: Flow = { id: context.ids.uuid(), organizationId, environment, createdAt, ...settings };
  const owner = { organizationId, environment, createdAt, flowId: flow.id, name: settings.name };
  const { apiKey, secret } = newApiKey(owner, context);
  const audit = auditOfAction('flow_created', actor, flow, context);
  if (!(await context.flows.insertFlow(flow, apiKey, { most: context.flowsMax, audit }))) {
    throw new GatewayError('too_many_flows');
  }
  return { flow, key: apiKey, secret };
}
