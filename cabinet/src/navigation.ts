/** What stands in the navigation, in this order, for whom. */
import type { LinkProps } from '@tanstack/react-router';
import type { Permission } from './api/account.ts';
import type { Translations } from './i18n/en.ts';

export interface NavigationRow {
  to: NonNullable<LinkProps['to']>;
  name: keyof Translations['frame']['pages'];
  /** Without it the page is not shown. */
  permission: Permission;
  /** Whether it shows either the sandbox or live documents. */
  byEnvironment?: true;
}

export const organizationNavigation: readonly NavigationRow[] = [
  {
    to: '/organizations/$organizationId/overview',
    name: 'overview',
    permission: 'organization.read',
    byEnvironment: true,
  },
  { to: '/organizations/$organizationId/api-keys', name: 'api-keys', permission: 'api_keys.read', byEnvironment: true },
  { to: '/organizations/$organizationId/flows', name: 'flows', permission: 'flows.read', byEnvironment: true },
  { to: '/organizations/$organizationId/try-it', name: 'try-it', permission: 'try_it.use' },
  { to: '/organizations/$organizationId/sandbox', name: 'sandbox', permission: 'try_it.use' },
  { to: '/organizations/$organizationId/webhooks', name: 'webhooks', permission: 'webhooks.read', byEnvironment: true },
  { to: '/organizations/$organizationId/requests', name: 'requests', permission: 'requests.read', byEnvironment: true },
  { to: '/organizations/$organizationId/usage', name: 'usage', permission: 'usage.read', byEnvironment: true },
  { to: '/organizations/$organizationId/subscription', name: 'subscription', permission: 'subscriptions.read' },
  { to: '/organizations/$organizationId/members', name: 'members', permission: 'members.read' },
];

export const operatorNavigation: readonly NavigationRow[] = [
  { to: '/operator/organizations', name: 'organizations', permission: 'organizations.list' },
  { to: '/operator/plans', name: 'plans', permission: 'subscriptions.manage' },
  { to: '/operator/system', name: 'system', permission: 'system.read' },
  { to: '/operator/audit', name: 'audit', permission: 'audit.read' },
  { to: '/operator/citizens', name: 'citizens', permission: 'citizens.manage' },
];
