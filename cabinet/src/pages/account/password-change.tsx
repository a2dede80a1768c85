/** Changing the password. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, logInsQuery } from '../../api/account.ts';
import { Card, Notice } from '../../ui/card.tsx';
import { PasswordField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useAccount } from '../../ui/member-context.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { inWordsOfPassword } from '../../ui/reauthentication.tsx';

export function PasswordChange() {
  const { t } = useTranslation();
  const { email } = useAccount();
  const queries = useQueryClient();
  const [changes, setChanges] = useState(0);
  const change = async ({ current_password = '', new_password = '' }) => {
    await inWordsOfPassword(changePassword({ current_password, new_password }));
    setChanges(changes + 1);
    await queries.invalidateQueries(logInsQuery);
  };
  return (
    <Card title={t('logIn.password')}>
      <div className="grid max-w-md gap-5">
        <p className="text-quiet">{t('account.passwordText')}</p>
        {changes > 0 && <Notice kind="good">{t('account.passwordChanged')}</Notice>}
        {/* A new form after each change: with empty fields. */}
        <Form key={changes} kind="plain" submit={t('account.changePassword')} action={change}>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField
            label={t('account.currentPassword')}
            name="current_password"
            autoComplete="current-password"
            required
          />
          <NewPasswordField label={t('signUp.newPassword')} name="new_password" />
        </Form>
      </div>
    </Card>
  );
}
