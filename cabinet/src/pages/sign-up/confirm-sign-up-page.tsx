/** Where the link of the sign-up's mail leads: with the password of the sign-up the account comes into being. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { confirmSignUp } from '../../api/log-in.ts';
import { useMailLink } from '../../mail-link.ts';
import { AuthCard } from '../../ui/auth-card.tsx';
import { PasswordField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { inWordsOfPassword } from '../../ui/reauthentication.tsx';
import { BrokenLink } from './broken-link.tsx';

export function ConfirmSignUpPage() {
  const { t } = useTranslation();
  const token = useMailLink();
  const navigate = useNavigate();
  const queries = useQueryClient();
  if (token === undefined) return <BrokenLink />;
  const confirm = async ({ password = '' }) => {
    await inWordsOfPassword(confirmSignUp(token, password));
    queries.clear();
    await navigate({ to: '/home' });
  };
  return (
    <AuthCard title={t('signUp.confirmTitle')}>
      <p className="text-quiet">{t('signUp.confirmText')}</p>
      <Form submit={t('signUp.confirmSubmit')} action={confirm} wide>
        <PasswordField label={t('logIn.password')} name="password" autoComplete="current-password" required />
      </Form>
    </AuthCard>
  );
}
