/** updateFlow: other settings for a flow, from the next call on; one that is disabled lets no session begin or go on. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import { findOwnFlow } from './find-own-flow.ts';
import type { FlowSettingsContext } from './flow-context.ts';
import { readFlowSettings, type TypedFlowSettings } from './flow-settings.ts';

/** @throws GatewayError `flow_not_found`, `invalid_request` */
export async function updateFlow(
  { id, settings: typed }: { id: string; settings: TypedFlowSettings },
  actor: OrganizationActor,
  context: FlowSettingsContext,
): Promise<void> {
  const { flow } = await findOwnFlow(id, actor, context);
  const settings = readFlowSettings(typed);
  const enabling = settings.enabled === flow.enabled ? {} : { before: nameOf(flow), after: nameOf(settings) };
  const audit = { ...auditOfAction('flow_changed', actor, flow, context), ...enabling };
  if (!(await context.flows.updateFlow(flow, settings, audit))) throw new GatewayError('flow_not_found');
}

function nameOf({ enabled }: { enabled: boolean }): string {
  return enabled ? 'enabled' : 'disabled';
}
