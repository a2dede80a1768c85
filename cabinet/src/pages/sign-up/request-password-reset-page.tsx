/** Asking for the link to set a new password. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '../../api/log-in.ts';
import { AuthCard } from '../../ui/auth-card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { MailSent } from './mail-sent.tsx';

export function RequestPasswordResetPage() {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) {
    return <MailSent text={t('signUp.mailReset', { email: sentTo })} onBack={() => setSentTo(undefined)} />;
  }
  const send = async ({ email = '' }) => {
    await requestPasswordReset(email);
    setSentTo(email);
  };
  return (
    <AuthCard title={t('logIn.forgot')}>
      <p className="text-quiet">{t('signUp.resetRequestText')}</p>
      <Form submit={t('signUp.resetRequestSubmit')} action={send} wide>
        <TextField label={t('logIn.email')} name="email" type="email" autoComplete="username" required />
      </Form>
    </AuthCard>
  );
}
