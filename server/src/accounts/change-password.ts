/** changePassword: the old password sets a new one. All other log-ins end, and links to reset the password are dead. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { assertOwnPassword } from './confirm-password.ts';
import { assertAcceptablePassword } from './password-policy.ts';

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
  account: Account;
  /** The log-in that stays. */
  sessionId: string;
}

/** @throws GatewayError `invalid_credentials`, `invalid_request` that names `new_password`, `too_many_tries` */
export async function changePassword(change: PasswordChange, visit: Visit, context: AccountsContext): Promise<void> {
  const { account } = change;
  await assertAcceptablePassword(change.newPassword, { field: 'new_password', words: [account.email] });
  await assertOwnPassword(change.currentPassword, account, context);
  const event = { action: 'password_changed', source: visit.source, accountId: account.id } as const;
  const changed = await context.accounts.changePassword(
    {
      accountId: account.id,
      from: account.passwordHash,
      to: await context.hashing.hash(change.newPassword),
      keepSessionId: change.sessionId,
    },
    { audit: [auditOfEvent(context.ids, event)], mail: noticeTo(account, 'password_changed', context) },
  );
  // Another change came first: then the current password is no longer that.
  if (!changed) throw new GatewayError('invalid_credentials');
}
