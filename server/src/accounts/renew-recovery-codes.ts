/** renewRecoveryCodes: ten new codes; the old ones are dead. */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { Caller } from './authenticate-cabinet-session.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { assertFactorProved, hasSecondFactor } from './second-factor.ts';

/**
 * @returns the codes, which are never shown again
 * @throws GatewayError `second_factor_missing`, `second_factor_confirmation_required`
 */
export async function renewRecoveryCodes(
  { account, session, nowMs }: Caller,
  visit: Visit,
  context: AccountsContext,
): Promise<string[]> {
  if (!(await hasSecondFactor(account, context))) throw new GatewayError('second_factor_missing');
  assertFactorProved({ session, nowMs, recentMs: context.rules.recentMs });
  const { codes, hashes } = makeRecoveryCodes(context);
  const event = { action: 'recovery_codes_renewed', source: visit.source, accountId: account.id } as const;
  const renewed = await context.factors.replaceRecoveryCodes(
    { accountId: account.id, recoveryCodeHashes: hashes },
    { audit: [auditOfEvent(context.ids, event)], mail: noticeTo(account, 'protection_changed', context) },
  );
  if (!renewed) throw new GatewayError('second_factor_missing');
  return codes;
}
