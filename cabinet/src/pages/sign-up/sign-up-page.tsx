/** Signing up: a person with their organisation. Nothing exists until the mailed link is opened. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signUp } from '../../api/log-in.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { AuthCard, linkLook } from '../../ui/auth-card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { MailSent } from './mail-sent.tsx';

export function SignUpPage() {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) {
    return <MailSent text={t('signUp.mailSignUp', { email: sentTo })} onBack={() => setSentTo(undefined)} />;
  }
  return (
    <AuthCard title={t('signUp.title')} below={<LogInLink />}>
      <p className="text-quiet">{t('signUp.lead')}</p>
      <SignUpForm onSent={setSentTo} />
    </AuthCard>
  );
}

function SignUpForm({ onSent }: { onSent(email: string): void }) {
  const { t } = useTranslation();
  const send = async ({ organization_name = '', bin = '', email = '', password = '' }) => {
    await signUp({ organization_name, bin, email, password, language: currentLanguage() });
    onSent(email);
  };
  return (
    <Form submit={t('signUp.submit')} action={send} wide>
      <TextField
        label={t('signUp.organization')}
        name="organization_name"
        autoComplete="organization"
        maxLength={200}
        required
      />
      <TextField
        label={t('signUp.bin')}
        name="bin"
        inputMode="numeric"
        autoComplete="off"
        hint={t('signUp.binHint')}
        required
      />
      <TextField label={t('logIn.email')} name="email" type="email" autoComplete="username" required />
      <NewPasswordField label={t('logIn.password')} name="password" />
    </Form>
  );
}

function LogInLink() {
  const { t } = useTranslation();
  return (
    <p className="text-center text-quiet">
      {t('logIn.haveAccount')}{' '}
      <Link to="/log-in" className={linkLook}>
        {t('logIn.submit')}
      </Link>
    </p>
  );
}
