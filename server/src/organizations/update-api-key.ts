/** updateApiKey: another name, another end, other addresses. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import { findOwnKey } from './find-own-key.ts';
import type { KeyContext } from './key-context.ts';
import { readKeySettings, type TypedKeySettings } from './key-settings.ts';

/** @throws GatewayError `api_key_not_found`, `api_key_not_usable`, `invalid_request` */
export async function updateApiKey(
  order: { id: string; settings: TypedKeySettings },
  actor: OrganizationActor,
  context: KeyContext,
): Promise<void> {
  const { apiKey, nowMs } = await findOwnKey(order.id, actor, context);
  const settings = readKeySettings(order.settings, nowMs);
  const audit = auditOfAction('api_key_changed', actor, apiKey, context);
  if (!(await context.apiKeys.updateApiKey(apiKey, settings, audit))) throw new GatewayError('api_key_not_usable');
}
