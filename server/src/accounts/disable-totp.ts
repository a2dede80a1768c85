/** disableTotp: removes the authenticator; the recovery codes too where no passkey is left. */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { Caller } from './authenticate-cabinet-session.ts';
import { assertFactorProved } from './second-factor.ts';

/** @throws GatewayError `totp_not_enabled`, `second_factor_confirmation_required` */
export async function disableTotp(
  { account, session, nowMs }: Caller,
  visit: Visit,
  context: AccountsContext,
): Promise<void> {
  if (account.totp === null) throw new GatewayError('totp_not_enabled');
  assertFactorProved({ session, nowMs, recentMs: context.rules.recentMs });
  const event = { action: 'totp_disabled', source: visit.source, accountId: account.id } as const;
  const disabled = await context.factors.disableTotp(account.id, {
    audit: [auditOfEvent(context.ids, event)],
    mail: noticeTo(account, 'protection_changed', context),
  });
  if (!disabled) throw new GatewayError('totp_not_enabled');
}
