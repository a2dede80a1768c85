/** What operators do in an incident; each with a reason that the organisation reads. */
import { call } from './call.ts';

export const suspendOrganization = (id: string, reason: string) =>
  call<void>('POST', `/cabinet/organizations/${id}/suspend/`, { reason });

export const reopenOrganization = (id: string, reason: string) =>
  call<void>('POST', `/cabinet/organizations/${id}/reopen/`, { reason });

export const lockAccount = (id: string, reason: string) =>
  call<void>('POST', `/cabinet/operator/accounts/${id}/lock/`, { reason });

export const unlockAccount = (id: string, reason: string) =>
  call<void>('POST', `/cabinet/operator/accounts/${id}/unlock/`, { reason });

export const endEveryLogIn = (reason: string) => call<void>('POST', '/cabinet/operator/end-every-log-in/', { reason });
