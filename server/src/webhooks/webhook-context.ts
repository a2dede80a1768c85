/** What the operations on webhooks work with. */
import type { OrganizationActor } from '../audit/actor.ts';
import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { type Ids, MINUTE_MS } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { Counter, LimitStore } from '../limits/limit-store.ts';
import { writeCounted } from '../limits/write-counted.ts';
import type { WebhookDeliveryStore } from './webhook-delivery-store.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';
import type { WebhookEndpointStore } from './webhook-endpoint-store.ts';
import type { WebhookListenerStore } from './webhook-listener-store.ts';

export interface WebhookContext {
  endpoints: WebhookEndpointStore;
  deliveries: WebhookDeliveryStore;
  listeners: WebhookListenerStore;
  limits: Pick<LimitStore, 'readCounters'>;
  ids: Ids;
  /** Encrypts secrets, and the answers of receivers. */
  dataKey: Uint8Array;
  /** CIDR blocks that the operator has opened. */
  networks: readonly string[];
}

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function findOwnEndpoint(
  id: string,
  { organizationId }: Pick<OrganizationActor, 'organizationId'>,
  { endpoints }: Pick<WebhookContext, 'endpoints'>,
): Promise<WebhookEndpoint> {
  const endpoint = await endpoints.findEndpoint({ id, organizationId });
  if (endpoint === undefined) throw endpointNotFound();
  return endpoint;
}

export function endpointNotFound(): GatewayError {
  return new GatewayError('webhook_endpoint_not_found');
}

/** What the audit tells where documents begin to go to an endpoint, or go no more. */
export function changeOfResult(before: boolean, { sendsResult }: { sendsResult: boolean }) {
  const nameOf = (sends: boolean) => (sends ? 'with_result' : 'without_result');
  return before === sendsResult ? {} : { before: nameOf(before), after: nameOf(sendsResult) };
}

/** Whoever may make endpoints can have us post to any address of the internet: not as often as they like. */
export const BY_HAND_MAX = 100;
export const BY_HAND_WINDOW_MS = 10 * MINUTE_MS;

/**
 * A test, a resend or a recovery, which an organisation may ask for only so often. Undefined where nothing was written.
 * @throws GatewayError `too_many_calls`
 */
export function sendByHand<Written>(
  { organizationId }: Pick<OrganizationActor, 'organizationId'>,
  { limits }: Pick<WebhookContext, 'limits'>,
  write: (counters: readonly Counter[]) => Promise<Written | undefined>,
): Promise<Written | undefined> {
  const id = `webhooks_by_hand:${organizationId}`;
  return writeCounted({ id, max: BY_HAND_MAX, window: { lastsMs: BY_HAND_WINDOW_MS }, lockMs: 0 }, limits, write);
}

/**
 * The same to one endpoint, which must be on.
 * @throws GatewayError `webhook_endpoint_not_found`, `webhook_endpoint_disabled`, `too_many_calls`
 */
export async function sendToEndpoint<Written>(
  { endpointId, action }: { endpointId: string; action: AuditAction },
  actor: OrganizationActor,
  context: WebhookContext,
  write: (endpoint: WebhookEndpoint, audit: AuditEntry, counters: readonly Counter[]) => Promise<Written | undefined>,
): Promise<Written | undefined> {
  const endpoint = await findOwnEndpoint(endpointId, actor, context);
  if (endpoint.disabled !== null) throw new GatewayError('webhook_endpoint_disabled');
  const audit = auditOfAction(action, actor, endpoint, context);
  return sendByHand(actor, context, (counters) => write(endpoint, audit, counters));
}
