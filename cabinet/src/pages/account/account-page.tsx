/** One's own account: language, password, second factors, log-ins. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { Notice } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAccount } from '../../ui/member-context.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { Authenticator } from './authenticator.tsx';
import { LogInList } from './log-in-list.tsx';
import { MailLanguage } from './mail-language.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { PasswordChange } from './password-change.tsx';
import { RecoveryCodeCard } from './recovery-code-card.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const { email, second_factor_missing: missing } = useAccount();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const show = (shown: readonly string[]) => {
    setCodes(shown);
    queries.invalidateQueries({ queryKey: ACCOUNT_KEY });
  };
  return (
    <>
      <PageTitle title={t('frame.accountAndSecurity')} lead={<span className="break-words">{email}</span>} />
      {missing && <Notice kind="warn">{t('account.operatorNeedsFactor')}</Notice>}
      <Authenticator onCodes={show} />
      <PasskeyList onCodes={show} />
      <RecoveryCodeCard onCodes={show} />
      <PasswordChange />
      <LogInList />
      <MailLanguage />
      <Dialog title={t('account.codesTitle')} open={codes.length > 0} onClose={() => setCodes([])} insistent>
        <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
      </Dialog>
    </>
  );
}
