/** renewRecoveryCodes: ten new codes; the old ones are dead. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfAct } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';

/**
 * @returns the codes, which are never shown again
 * @throws GatewayError `totp_not_enabled`
 */
export async function renewRecoveryCodes(account: Account, visit: Visit, context: AccountsContext): Promise<string[]> {
  const { codes, hashes } = makeRecoveryCodes(context);
  const act = { action: 'recovery_codes_renewed', requestId: visit.requestId, accountId: account.id } as const;
  const renewed = await context.factors.replaceRecoveryCodes(
    { accountId: account.id, recoveryCodeHashes: hashes },
    { audit: [auditOfAct(context.ids, act)], mail: noticeTo(account, 'protection_changed', context) },
  );
  if (!renewed) throw new GatewayError('totp_not_enabled');
  return codes;
}
