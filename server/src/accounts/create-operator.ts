/** createOperator and inviteOperator: what `qujat operator create` does. Only who can reach the store can run it. */
import { commandActor } from '../audit/actor.ts';
import { GatewayError } from '../errors.ts';
import { encryptMail } from '../mail/mail.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext } from './accounts-context.ts';
import { normalizeEmail } from './email.ts';
import { composeMail } from './mails.ts';
import { assertAcceptablePassword } from './password-policy.ts';
import { makeToken } from './secret-token.ts';

type OperatorContext = Pick<AccountsContext, 'accounts' | 'members' | 'ids' | 'hashing' | 'rules' | 'site' | 'dataKey'>;

/** @throws GatewayError `account_exists`, `invalid_request` */
export async function createOperator(
  { email: typed, password }: { email: string; password: string },
  context: OperatorContext,
): Promise<void> {
  const email = normalizeEmail(typed);
  await assertAcceptablePassword(password, { words: [email] });
  const { accounts, ids, hashing } = context;
  const account = { id: ids.uuid(), email, passwordHash: await hashing.hash(password), language: 'ru' } as const;
  const event = { action: 'operator_created', ...commandActor(ids), target: account.id } as const;
  const created = await accounts.insertAccount({ ...account, isOperator: true }, { audit: [auditOfEvent(ids, event)] });
  if (!created) throw new GatewayError('account_exists');
}

/**
 * Also for someone who has an account already.
 * @returns the link to give to the operator-to-be; it is mailed too
 */
export async function inviteOperator(typed: string, context: OperatorContext): Promise<string> {
  const email = normalizeEmail(typed);
  const { members, ids, rules, site } = context;
  const { token, tokenHash } = makeToken(ids);
  const link = `${site.url()}/cabinet/invitation#${token}`;
  const language = (await context.accounts.findAccountByEmail(email))?.language ?? 'ru';
  const event = { action: 'member_invited', ...commandActor(ids) } as const;
  await members.insertInvitation(
    { id: ids.uuid(), organizationId: null, email, role: null, tokenHash, lifeMs: rules.invitationMs },
    {
      audit: [auditOfEvent(ids, event)],
      mail: encryptMail(composeMail({ to: email, language, name: 'operator_invitation', link }), context),
    },
  );
  return link;
}
