/**
 * confirmSignUp: the link of the mail and the password of the sign-up together make the account, the organisation and the first
 * log-in. The link alone would not do: whoever signs up with another's e-mail must not have them confirm a password they do not know.
 */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { type LoggedIn, openCabinetSession } from './open-cabinet-session.ts';
import { hashToken } from './secret-token.ts';
import { takeTries } from './take-tries.ts';

/** @throws GatewayError `invalid_link`, `invalid_credentials` where the password is not the one of the sign-up, `too_many_tries` */
export async function confirmSignUp(
  { token, password }: { token: string; password: string },
  visit: Visit,
  context: AccountsContext,
): Promise<LoggedIn> {
  const { accounts, ids } = context;
  const tokenHash = hashToken(token);
  const signUp = await accounts.findSignUp(tokenHash);
  if (signUp === undefined) throw new GatewayError('invalid_link');
  const tries = await takeTries(
    [
      { name: 'log_in_account', subject: signUp.email },
      { name: 'link_address', subject: visit.address },
    ],
    context,
  );
  if (!(await context.hashing.verify(password, signUp.passwordHash))) throw new GatewayError('invalid_credentials');
  await tries.forgive();
  const account = {
    id: ids.uuid(),
    email: signUp.email,
    passwordHash: signUp.passwordHash,
    language: signUp.language,
    isOperator: false,
  };
  const organization = { id: ids.uuid(), name: signUp.organizationName, bin: signUp.bin };
  const { loggedIn, session } = openCabinetSession(account, 'active', visit, context);
  const event = { action: 'signed_up', source: visit.source, accountId: account.id } as const;
  const audit = [auditOfEvent(ids, { ...event, organizationId: organization.id })];
  if (!(await accounts.confirmSignUp({ tokenHash, account, organization, session }, { audit }))) {
    throw new GatewayError('invalid_link');
  }
  await context.onSignUp?.(organization.id, { accountId: account.id, source: visit.source });
  return loggedIn;
}
