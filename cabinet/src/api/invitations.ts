/** Invitations, as the invited person sees them. An owner's side of them is in `members.ts`. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

export type ShownInvitation = Answer<'showInvitation'>;

export const invitationQuery = (token: string) =>
  queryOptions({ queryKey: ['invitation', token], queryFn: () => call('showInvitation', { body: { token } }) });

export const acceptInvitation = (token: string) => call('acceptInvitation', { body: { token } });

export const acceptInvitationAsNewAccount = (body: Body<'acceptInvitationAsNewAccount'>) =>
  call('acceptInvitationAsNewAccount', { body });
