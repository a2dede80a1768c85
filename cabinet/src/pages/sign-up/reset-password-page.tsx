/** Where the link of a password reset leads. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '../../api/log-in.ts';
import { useMailLink } from '../../mail-link.ts';
import { AuthCard } from '../../ui/auth-card.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { BrokenLink } from './broken-link.tsx';
import { NewPasswordField } from './new-password-field.tsx';

export function ResetPasswordPage() {
  const { t } = useTranslation();
  const token = useMailLink();
  const queries = useQueryClient();
  const [done, setDone] = useState(false);
  if (token === undefined) return <BrokenLink />;
  if (done) {
    return (
      <AuthCard title={t('signUp.resetDone')}>
        <p role="status">{t('signUp.resetDoneText')}</p>
        <ButtonLink kind="primary" to="/log-in">
          {t('logIn.submit')}
        </ButtonLink>
      </AuthCard>
    );
  }
  const reset = async ({ password = '' }) => {
    await resetPassword(token, password);
    // It has ended all log-ins, that of this browser too.
    queries.clear();
    setDone(true);
  };
  return (
    <AuthCard title={t('signUp.resetTitle')}>
      <p className="text-quiet">{t('signUp.resetText')}</p>
      <Form submit={t('signUp.resetSubmit')} action={reset} wide>
        {(errorOf) => <NewPasswordField label={t('signUp.newPassword')} name="password" error={errorOf('password')} />}
      </Form>
    </AuthCard>
  );
}
