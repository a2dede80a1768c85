/** Every store over one database, by the name under which the wiring knows it. */
import { createAccountStore } from '../accounts/account-store.ts';
import { createCabinetSessionStore } from '../accounts/cabinet-session-store.ts';
import { createMemberStore } from '../accounts/member-store.ts';
import { createSecondFactorStore } from '../accounts/second-factor-store.ts';
import { createThrottleStore } from '../accounts/throttle-store.ts';
import { createAuditArchive } from '../audit/audit-archive-store.ts';
import { createAuditStore } from '../audit/audit-store.ts';
import { createConsentStore } from '../consents/consent-store.ts';
import { createCredentialStore } from '../credentials/credential-store.ts';
import { createArmStore } from '../egov/sandbox/arm-store.ts';
import { createNamespaceStore } from '../egov/sandbox/namespace-store.ts';
import { createPersonStore } from '../egov/sandbox/person-store.ts';
import { createSandboxStore } from '../egov/sandbox/sandbox-store.ts';
import { createFlowRetentionStore } from '../flows/flow-retention-store.ts';
import { createFlowSessionStore } from '../flows/flow-session-store.ts';
import { createFlowStore } from '../flows/flow-store.ts';
import { createHealthStore } from '../health/health-store.ts';
import { createSightingStore } from '../health/sighting-store.ts';
import { createLimitStore } from '../limits/limit-store.ts';
import { createMailStore } from '../mail/mail-store.ts';
import { createMaintenanceStore } from '../maintenance/maintenance-store.ts';
import { createMcdbCheckStore } from '../mcdb/mcdb-check-store.ts';
import { createApiKeyStore } from '../organizations/api-key-store.ts';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import { createRequestLogStore } from '../request-log/request-log-store.ts';
import { createUsageStore } from '../request-log/usage-store.ts';
import { createIdempotencyStore } from '../sessions/idempotency-store.ts';
import { createKeptStore } from '../sessions/kept-store.ts';
import { createRetentionStore } from '../sessions/retention-store.ts';
import { createSessionStore } from '../sessions/session-store.ts';
import type { Database } from '../storage/database.ts';
import { createSubscriptionNoticeStore } from '../subscriptions/notices/subscription-notice-store.ts';
import { createSubscriptionStore } from '../subscriptions/subscription-store.ts';
import { createKeyEndStore } from '../webhooks/key-end-store.ts';
import { createWebhookDeliveryStore } from '../webhooks/webhook-delivery-store.ts';
import { createWebhookEndpointStore } from '../webhooks/webhook-endpoint-store.ts';
import { createWebhookListenerStore } from '../webhooks/webhook-listener-store.ts';
import { createWebhookSendingStore } from '../webhooks/webhook-sending-store.ts';

export function createStores(database: Database) {
  return {
    sessions: createSessionStore(database),
    idempotency: createIdempotencyStore(database),
    keptDocuments: createKeptStore(database, 'kept_documents'),
    keptResults: createKeptStore(database, 'kept_results'),
    flows: createFlowStore(database),
    flowSessions: createFlowSessionStore(database),
    flowRetention: createFlowRetentionStore(database),
    consents: createConsentStore(database),
    credentials: createCredentialStore(database),
    retention: createRetentionStore(database),
    organizations: createOrganizationStore(database),
    apiKeys: createApiKeyStore(database),
    subscriptions: createSubscriptionStore(database),
    subscriptionNotices: createSubscriptionNoticeStore(database),
    limits: createLimitStore(database),
    requestLog: createRequestLogStore(database),
    usage: createUsageStore(database.reports),
    audit: createAuditStore(database),
    auditArchive: createAuditArchive(database.reports),
    accounts: createAccountStore(database),
    cabinetSessions: createCabinetSessionStore(database),
    secondFactors: createSecondFactorStore(database),
    members: createMemberStore(database),
    throttles: createThrottleStore(database),
    mails: createMailStore(database),
    sandbox: createSandboxStore(database),
    arms: createArmStore(database),
    namespaces: createNamespaceStore(database),
    people: createPersonStore(database),
    health: createHealthStore(database),
    sightings: createSightingStore(database),
    maintenance: createMaintenanceStore(database),
    mcdbChecks: createMcdbCheckStore(database),
    webhookEndpoints: createWebhookEndpointStore(database),
    webhookDeliveries: createWebhookDeliveryStore(database),
    webhookSending: createWebhookSendingStore(database),
    webhookListeners: createWebhookListenerStore(database),
    keyEnds: createKeyEndStore(database),
  };
}

export type Stores = ReturnType<typeof createStores>;
