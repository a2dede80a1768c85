/** The members of an organisation and its open invitations. */
import { queryOptions } from '@tanstack/react-query';
import type { Intervention, Role } from './account.ts';
import { call } from './call.ts';

export interface Member {
  account_id: string;
  email: string;
  role: Role;
  has_second_factor: boolean;
  lock: Intervention | null;
  joined_at: string;
  is_you: boolean;
}

export interface Invitation {
  id: string;
  email: string;
  role: Role | null;
  created_at: string;
  expires_at: string;
}

const pathOf = (organizationId: string) => `/cabinet/organizations/${organizationId}`;

export const listMembers = (organizationId: string) =>
  call<{ members: Member[] }>('GET', `${pathOf(organizationId)}/members/`);

export const membersQuery = (organizationId: string) =>
  queryOptions({ queryKey: ['members', organizationId], queryFn: () => listMembers(organizationId) });

export const changeRole = (organizationId: string, accountId: string, role: Role) =>
  call<void>('PATCH', `${pathOf(organizationId)}/members/${accountId}/`, { role });

export const removeMember = (organizationId: string, accountId: string) =>
  call<void>('DELETE', `${pathOf(organizationId)}/members/${accountId}/`);

/** For a member who has lost them all. */
export const resetSecondFactors = (organizationId: string, accountId: string) =>
  call<void>('POST', `${pathOf(organizationId)}/members/${accountId}/reset-second-factors/`);

export const leaveOrganization = (organizationId: string) =>
  call<void>('DELETE', `${pathOf(organizationId)}/membership/`);

export const listInvitations = (organizationId: string) =>
  call<{ invitations: Invitation[] }>('GET', `${pathOf(organizationId)}/invitations/`);

export const invitationsQuery = (organizationId: string) =>
  queryOptions({ queryKey: ['invitations', organizationId], queryFn: () => listInvitations(organizationId) });

export const inviteMember = (organizationId: string, invitation: { email: string; role: Role }) =>
  call<Invitation>('POST', `${pathOf(organizationId)}/invitations/`, invitation);

export const withdrawInvitation = (organizationId: string, id: string) =>
  call<void>('DELETE', `${pathOf(organizationId)}/invitations/${id}/`);
