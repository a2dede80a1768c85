/** One's own account: language, password, authenticator, passkeys, log-ins. */
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../ui/member-context.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { Authenticator } from './authenticator.tsx';
import { LogInList } from './log-in-list.tsx';
import { MailLanguage } from './mail-language.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { PasswordChange } from './password-change.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const { email } = useAccount();
  return (
    <>
      <PageTitle title={t('account.title')} lead={<span className="break-words">{email}</span>} />
      <Authenticator />
      <PasskeyList />
      <PasswordChange />
      <LogInList />
      <MailLanguage />
    </>
  );
}
