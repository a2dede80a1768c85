/** Invitations, as the invited person sees them. An owner's side of them is in `members.ts`. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/languages.ts';
import type { Role } from './account.ts';
import { call } from './call.ts';
import type { LoggedIn } from './log-in.ts';

export interface ShownInvitation {
  /** Null where the invitation is to become an operator; so is `role`. */
  organization_name: string | null;
  role: Role | null;
  email: string;
  account_exists: boolean;
  expires_at: string;
}

export const showInvitation = (token: string) => call<ShownInvitation>('POST', '/cabinet/invitations/show/', { token });

export const invitationQuery = (token: string) =>
  queryOptions({ queryKey: ['invitation', token], queryFn: () => showInvitation(token) });

export const acceptInvitation = (token: string) =>
  call<{ organization_id: string | null }>('POST', '/cabinet/invitations/accept/', { token });

export const acceptInvitationAsNewAccount = (acceptance: { token: string; password: string; language: Language }) =>
  call<LoggedIn>('POST', '/cabinet/invitations/accept-as-new/', acceptance);
