/**
 * What each role may do: the one table. Every route of the cabinet names one of these, or says that it needs none; a test holds
 * that. `operator` is no role of an organisation: operators may do these things in every organisation, or above all of them.
 */
import type { Role } from './account.ts';

export type ActingRole = Role | 'operator';

export const permissions = {
  'organization.read': ['owner', 'developer', 'viewer', 'operator'],
  'organization.leave': ['owner', 'developer', 'viewer'],
  'members.read': ['owner', 'developer', 'viewer', 'operator'],
  'members.manage': ['owner'],
  'api_keys.read': ['owner', 'developer', 'viewer', 'operator'],
  /** Making, showing, changing and rolling. */
  'api_keys.manage': ['owner', 'developer'],
  'api_keys.revoke': ['owner', 'developer', 'operator'],
  'flows.read': ['owner', 'developer', 'viewer', 'operator'],
  /** Making, changing, disabling, and new keys. */
  'flows.manage': ['owner', 'developer'],
  'webhooks.read': ['owner', 'developer', 'viewer', 'operator'],
  'webhooks.manage': ['owner', 'developer'],
  'subscriptions.read': ['owner', 'developer', 'viewer', 'operator'],
  'subscriptions.manage': ['operator'],
  'requests.read': ['owner', 'developer', 'viewer', 'operator'],
  'usage.read': ['owner', 'developer', 'viewer', 'operator'],
  'try_it.use': ['owner', 'developer'],
  /** The list of all organisations. */
  'organizations.list': ['operator'],
  /** And reopening them. */
  'organizations.suspend': ['operator'],
  /** And unlocking them; ending everybody's log-ins. */
  'accounts.lock': ['operator'],
  'system.read': ['operator'],
  'audit.read': ['operator'],
  /** Telling and erasing what is kept of one. */
  'citizens.manage': ['operator'],
} as const satisfies Record<string, readonly ActingRole[]>;

export type Permission = keyof typeof permissions;

export function isAllowed(actor: ActingRole, permission: Permission): boolean {
  return (permissions[permission] as readonly ActingRole[]).includes(actor);
}

/** All that the actor may do, for pages that hide what they could not do anyway. */
export function permissionsOf(actor: ActingRole): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => isAllowed(actor, permission));
}
