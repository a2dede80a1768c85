/** announceKeyLock: owners and operators are told by mail that a key was locked because it tried out codes. */
import { encryptMail } from '../mail/mail.ts';
import type { AccountsContext } from './accounts-context.ts';
import { composeMail } from './mails.ts';

export type AnnouncingContext = Pick<AccountsContext, 'accounts' | 'members' | 'dataKey' | 'ids' | 'site'>;

/** Without effect where there is no such organisation. */
export async function announceKeyLock(organizationId: string, context: AnnouncingContext): Promise<void> {
  const found = await context.members.findOrganization(organizationId, '');
  if (found === undefined) return;
  const link = `${context.site.url()}/cabinet/organizations/${organizationId}/api-keys`;
  const places = { organization: found.organization.name };
  for (const { email: to, language } of await context.members.listAlerted(organizationId)) {
    const mail = encryptMail(composeMail({ to, language, name: 'key_locked', link, places }), context);
    await context.accounts.record({ audit: [], mail });
  }
}
