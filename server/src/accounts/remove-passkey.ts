/** removePasskey: it can log in no more. It is no proof for its own removal: a code or another passkey must be. */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { Caller } from './authenticate-cabinet-session.ts';
import { assertFactorProved } from './second-factor.ts';

/** @throws GatewayError `not_found` where the account has no such passkey, `second_factor_confirmation_required` */
export async function removePasskey(
  id: string,
  { account, session, nowMs }: Caller,
  visit: Visit,
  context: AccountsContext,
): Promise<void> {
  const own = await context.factors.listPasskeys(account.id);
  if (!own.some((passkey) => passkey.id === id)) throw new GatewayError('not_found');
  assertFactorProved({ session, nowMs, recentMs: context.rules.recentMs }, { passkeyId: id });
  const event = { action: 'passkey_removed', source: visit.source, accountId: account.id } as const;
  const removed = await context.factors.removePasskey(
    { accountId: account.id, id },
    { audit: [auditOfEvent(context.ids, event)], mail: noticeTo(account, 'protection_changed', context) },
  );
  if (!removed) throw new GatewayError('not_found');
}
