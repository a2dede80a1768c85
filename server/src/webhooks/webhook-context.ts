/** What the operations on webhooks work with, and who acts. */
import type { AuditAction, AuditEntry, CallSource } from '../audit/audit-entry.ts';
import type { Ids } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { WebhookDeliveryStore } from './webhook-delivery-store.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';
import type { WebhookEndpointStore } from './webhook-endpoint-store.ts';

export interface WebhookContext {
  endpoints: WebhookEndpointStore;
  deliveries: WebhookDeliveryStore;
  ids: Ids;
  /** Seals secrets, and the answers of receivers. */
  sealing: Uint8Array;
  /** CIDR blocks that the operator has opened. */
  networks: readonly string[];
}

/** Who asks for a change: for the audit. */
export interface WebhookActor {
  organizationId: string;
  accountId: string;
  source: CallSource;
}

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function findOwnEndpoint(
  id: string,
  { organizationId }: Pick<WebhookActor, 'organizationId'>,
  { endpoints }: Pick<WebhookContext, 'endpoints'>,
): Promise<WebhookEndpoint> {
  const endpoint = await endpoints.findEndpoint({ id, organizationId });
  if (endpoint === undefined) throw endpointNotFound();
  return endpoint;
}

export function endpointNotFound(): GatewayError {
  return new GatewayError('webhook_endpoint_not_found');
}

export function auditOfEndpoint(
  action: AuditAction,
  { organizationId, accountId, source }: WebhookActor,
  endpoint: { id: string; environment: string },
  { ids }: Pick<WebhookContext, 'ids'>,
): AuditEntry {
  const { id: target, environment } = endpoint;
  return { id: ids.rowId(), organizationId, action, ...source, environment, accountId, target };
}
