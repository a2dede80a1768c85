/** The API of the Personal Cabinet: one scope with the guard before it, and the routes of each feature in it. */
import cookie from '@fastify/cookie';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import type { FlowSettingsContext } from '../flows/flow-context.ts';
import type { HealthContext } from '../health/describe-health.ts';
import type { HttpServer } from '../http/server.ts';
import type { KeyContext } from '../organizations/key-context.ts';
import type { OrganizationStore } from '../organizations/organization-store.ts';
import type { RequestLogContext } from '../request-log/request-log-context.ts';
import type { SubscriptionContext } from '../subscriptions/subscription-context.ts';
import type { WebhookContext } from '../webhooks/webhook-context.ts';
import { registerAccountRoutes } from './account-routes.ts';
import { registerApiKeyRoutes } from './api-key-routes.ts';
import { type AuditContext, registerAuditRoutes } from './audit-routes.ts';
import { registerCabinetGuard } from './authenticate-member.ts';
import { type CitizenRecordRoutesContext, registerCitizenRecordRoutes } from './citizen-record-routes.ts';
import { registerContainmentRoutes } from './containment-routes.ts';
import { type DevelopmentMailContext, registerDevelopmentMailRoutes } from './development-mail-routes.ts';
import { registerFlowSettingRoutes } from './flow-setting-routes.ts';
import { type OfferedByGateway, registerGatewayRoutes } from './gateway-routes.ts';
import { registerHealthRoutes } from './health-routes.ts';
import { registerInvitationRoutes } from './invitation-routes.ts';
import { registerLogInRoutes } from './log-in-routes.ts';
import { registerOperatorRoutes } from './operator-routes.ts';
import { registerOrganizationRoutes } from './organization-routes.ts';
import { registerPasskeyRoutes } from './passkey-routes.ts';
import { registerPlanRoutes } from './plan-routes.ts';
import { registerRequestLogRoutes } from './request-log-routes.ts';
import { registerSecondFactorRoutes } from './second-factor-routes.ts';
import { registerSignUpRoutes } from './sign-up-routes.ts';
import { registerSubscriptionRoutes } from './subscription-routes.ts';
import { registerUsageRoutes } from './usage-routes.ts';
import { registerWebhookEndpointRoutes } from './webhook-endpoint-routes.ts';
import { registerWebhookRoutes } from './webhook-routes.ts';

export interface CabinetContext {
  accounts: AccountsContext;
  organizations: OrganizationStore;
  keys: KeyContext;
  flows: FlowSettingsContext;
  requestLog: RequestLogContext;
  subscriptions: SubscriptionContext;
  webhooks: WebhookContext;
  health: HealthContext;
  audit: AuditContext;
  citizenRecords: CitizenRecordRoutesContext;
  gateway: OfferedByGateway;
  /** Only in the demonstration on one's own machine. */
  developmentMail: DevelopmentMailContext | undefined;
}

export async function registerCabinetApi(server: HttpServer, context: CabinetContext): Promise<void> {
  const { accounts, organizations, keys, flows, requestLog, subscriptions, webhooks } = context;
  const { health, audit, citizenRecords, developmentMail, gateway } = context;
  await server.register(async (scope) => {
    const cabinet = scope as HttpServer;
    await cabinet.register(cookie);
    registerCabinetGuard(cabinet, accounts);
    registerGatewayRoutes(cabinet, gateway);
    registerSignUpRoutes(cabinet, accounts);
    registerLogInRoutes(cabinet, accounts);
    registerAccountRoutes(cabinet, accounts);
    registerSecondFactorRoutes(cabinet, accounts);
    registerPasskeyRoutes(cabinet, accounts);
    registerOrganizationRoutes(cabinet, accounts);
    registerApiKeyRoutes(cabinet, keys);
    registerFlowSettingRoutes(cabinet, flows);
    registerSubscriptionRoutes(cabinet, subscriptions);
    registerPlanRoutes(cabinet, subscriptions);
    registerRequestLogRoutes(cabinet, requestLog);
    registerUsageRoutes(cabinet, requestLog);
    registerWebhookEndpointRoutes(cabinet, webhooks);
    registerWebhookRoutes(cabinet, webhooks);
    registerInvitationRoutes(cabinet, accounts);
    registerOperatorRoutes(cabinet, { members: accounts.members, subscriptions: subscriptions.store });
    registerContainmentRoutes(cabinet, { accounts, organizations });
    registerHealthRoutes(cabinet, health);
    registerAuditRoutes(cabinet, audit);
    registerCitizenRecordRoutes(cabinet, citizenRecords);
    if (developmentMail !== undefined) registerDevelopmentMailRoutes(cabinet, developmentMail);
  });
}
