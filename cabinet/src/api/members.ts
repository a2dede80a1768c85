/** The members of an organisation and its open invitations. */
import { queryOptions } from '@tanstack/react-query';
import type { Role } from './account.ts';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

export type Member = Answer<'listMembers'>['members'][number];
export type Invitation = Answer<'listInvitations'>['invitations'][number];

export const membersQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ['members', organization_id],
    queryFn: () => call('listMembers', { params: { organization_id } }),
  });

export const changeRole = (organization_id: string, account_id: string, role: Role) =>
  call('changeRole', { params: { organization_id, account_id }, body: { role } });

export const removeMember = (organization_id: string, account_id: string) =>
  call('removeMember', { params: { organization_id, account_id } });

/** For a member who has lost them all. */
export const resetSecondFactors = (organization_id: string, account_id: string) =>
  call('resetSecondFactors', { params: { organization_id, account_id } });

export const leaveOrganization = (organization_id: string) =>
  call('leaveOrganization', { params: { organization_id } });

export const invitationsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ['invitations', organization_id],
    queryFn: () => call('listInvitations', { params: { organization_id } }),
  });

export const inviteMember = (organization_id: string, body: Body<'inviteMember'>) =>
  call('inviteMember', { params: { organization_id }, body });

export const withdrawInvitation = (organization_id: string, invitation_id: string) =>
  call('withdrawInvitation', { params: { organization_id, invitation_id } });
