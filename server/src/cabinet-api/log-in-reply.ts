/** What a log-in is answered with, by whichever way it came. */

import { defaultAccountRules } from '../accounts/account-rules.ts';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import type { LoggedIn } from '../accounts/open-cabinet-session.ts';
import type { HttpReply } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { oneOf, Type } from '../json/json-schema.ts';
import { durationText } from '../words/duration-text.ts';
import { SESSION_COOKIE, setLogInCookies } from './cookies.ts';

const statuses = ['logged_in', 'second_factor_required'] as const;
const secondFactors = ['totp', 'recovery_code', 'passkey'] as const;

export const logInResponse = json(
  `The log-in, in the cookie \`${SESSION_COOKIE}\`.`,
  Type.Object({
    status: oneOf(statuses, {
      description: `\`second_factor_required\`: call \`completeLogIn\` next, within ${durationText(defaultAccountRules.secondFactorMs)}`,
    }),
    second_factors: Type.Array(oneOf(secondFactors), {
      description: 'With `second_factor_required`: what this account can prove itself with; else empty',
    }),
  }),
);

export async function replyLoggedIn(httpReply: HttpReply, loggedIn: LoggedIn, { accounts, factors }: AccountsContext) {
  setLogInCookies(httpReply, loggedIn);
  if (loggedIn.state === 'active') return { status: 'logged_in' as const, second_factors: [] };
  const present = {
    totp: (await accounts.findAccount(loggedIn.accountId))?.totp != null,
    recovery_code: (await factors.countRecoveryCodes(loggedIn.accountId)) > 0,
    passkey: (await factors.listPasskeys(loggedIn.accountId)).length > 0,
  };
  const usable = secondFactors.filter((factor) => present[factor]);
  return { status: 'second_factor_required' as const, second_factors: usable };
}
