/** removePasskey: it can log in no more. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfAct } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';

/** @throws GatewayError `not_found` where the account has no such passkey */
export async function removePasskey(
  { id, account }: { id: string; account: Account },
  visit: Visit,
  context: AccountsContext,
): Promise<void> {
  const act = { action: 'passkey_removed', requestId: visit.requestId, accountId: account.id } as const;
  const removed = await context.factors.removePasskey(
    { accountId: account.id, id },
    { audit: [auditOfAct(context.ids, act)], mail: noticeTo(account, 'protection_changed', context) },
  );
  if (!removed) throw new GatewayError('not_found');
}
