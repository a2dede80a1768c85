/** What operators do in an incident; each with a reason that the organisation reads. */
import { call } from './call.ts';

export const suspendOrganization = (organization_id: string, reason: string) =>
  call('suspendOrganization', { params: { organization_id }, body: { reason } });

export const reopenOrganization = (organization_id: string, reason: string) =>
  call('reopenOrganization', { params: { organization_id }, body: { reason } });

export const lockAccount = (account_id: string, reason: string) =>
  call('lockAccount', { params: { account_id }, body: { reason } });

export const unlockAccount = (account_id: string, reason: string) =>
  call('unlockAccount', { params: { account_id }, body: { reason } });

export const endEveryLogIn = (reason: string) => call('endEveryLogIn', { body: { reason } });
