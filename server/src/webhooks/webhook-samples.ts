/** What the webhook contracts work with: an organisation with endpoints, and events. */
import { randomUUID } from 'node:crypto';
import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import type { Database } from '../storage/database.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';
import { createWebhookEndpointStore, type NewWebhookEndpoint } from './webhook-endpoint-store.ts';
import type { WebhookEvent } from './webhook-event.ts';

export async function insertedListener(database: Database): Promise<string> {
  const organization = { id: randomUUID(), name: '«Алма» ЖШС' };
  await createOrganizationStore(database).insertOrganization({ organization, apiKeys: [], subscriptions: [] });
  return organization.id;
}

export function sampleEndpoint(organizationId: string, changes: Partial<NewWebhookEndpoint> = {}): NewWebhookEndpoint {
  return {
    id: randomUUID(),
    organizationId,
    environment: 'test',
    url: 'https://shop.example/webhooks',
    description: '',
    events: ['document.delivered'],
    form: 'standard',
    sendsResult: false,
    encryptedSecret: 'encrypted',
    ...changes,
  };
}

export async function insertedEndpoint(
  database: Database,
  organizationId: string,
  changes: Partial<NewWebhookEndpoint> = {},
): Promise<WebhookEndpoint> {
  const store = createWebhookEndpointStore(database);
  const audit = webhookAudit(organizationId, 'webhook_endpoint_created');
  const endpoint = await store.insertEndpoint(sampleEndpoint(organizationId, changes), audit);
  if (endpoint === undefined) throw new Error('The organisation has too many endpoints for a test');
  return endpoint;
}

export function webhookAudit(organizationId: string, action: AuditAction): AuditEntry {
  return { id: randomUUID(), organizationId, action };
}

export function sampleEvent(organizationId: string, changes: Partial<WebhookEvent> = {}): WebhookEvent {
  const id = `evt_${randomUUID().replaceAll('-', '')}`;
  return { id, type: 'document.delivered', organizationId, environment: 'test', data: {}, ...changes };
}
