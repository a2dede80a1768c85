/** One's own account: who is logged in, where they may do what, language, password and log-ins. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/languages.ts';
import { call } from './call.ts';
import { ACCOUNT_KEY } from './query-client.ts';

export type Role = 'owner' | 'developer' | 'viewer';

export type Permission =
  | 'organization.read'
  | 'organization.leave'
  | 'members.read'
  | 'members.manage'
  | 'api_keys.read'
  | 'api_keys.manage'
  | 'api_keys.revoke'
  | 'subscriptions.read'
  | 'subscriptions.manage'
  | 'requests.read'
  | 'usage.read'
  | 'try_it.use'
  | 'organizations.list'
  | 'organizations.suspend'
  | 'accounts.lock'
  | 'system.read'
  | 'audit.read'
  | 'sandbox.manage';

/** What an operator did. */
export interface Intervention {
  at: string;
  /** An e-mail. */
  by: string | null;
  reason: string;
}

export interface Organization {
  id: string;
  name: string;
  /** Null for the demonstration. */
  bin: string | null;
  /** Null for an operator who is no member. */
  role: Role | null;
  permissions: Permission[];
  /** Then its keys open nothing. */
  suspension: Intervention | null;
}

export interface OwnAccount {
  id: string;
  email: string;
  language: Language;
  is_operator: boolean;
  operator_permissions: Permission[];
  totp_enabled: boolean;
  recovery_codes_left: number;
  passkeys: number;
  /** An operator who can do nothing before there is one. */
  second_factor_missing: boolean;
  session: { id: string; confirmed_until: string };
  organizations: Organization[];
}

export interface LogIn {
  id: string;
  current: boolean;
  user_agent: string;
  network: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

export const readOwnAccount = () => call<OwnAccount>('GET', '/cabinet/account/');

export const accountQuery = queryOptions({ queryKey: ACCOUNT_KEY, queryFn: readOwnAccount });

export const organizationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organization', id],
    queryFn: () => call<Organization>('GET', `/cabinet/organizations/${id}/`),
  });

export const changeLanguage = (language: Language) => call<void>('PATCH', '/cabinet/account/', { language });

export const changePassword = (change: { current_password: string; new_password: string }) =>
  call<void>('PUT', '/cabinet/account/password/', change);

export const listLogIns = () => call<{ sessions: LogIn[] }>('GET', '/cabinet/sessions/');

export const logInsQuery = queryOptions({ queryKey: ['log-ins'], queryFn: listLogIns });

export const endLogIn = (id: string) => call<void>('DELETE', `/cabinet/sessions/${id}/`);

export const endAllLogIns = () => call<void>('DELETE', '/cabinet/sessions/');
