/** disableTotp: removes the authenticator and its recovery codes. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfAct } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';

/** @throws GatewayError `totp_not_enabled` */
export async function disableTotp(account: Account, visit: Visit, context: AccountsContext): Promise<void> {
  const act = { action: 'totp_disabled', requestId: visit.requestId, accountId: account.id } as const;
  const disabled = await context.factors.disableTotp(account.id, {
    audit: [auditOfAct(context.ids, act)],
    mail: noticeTo(account, 'protection_changed', context),
  });
  if (!disabled) throw new GatewayError('totp_not_enabled');
}
