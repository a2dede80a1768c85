/** The first step: e-mail and password, or a passkey. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { developmentMailsQuery } from '../../api/development-mail.ts';
import { type LoggedIn, logIn } from '../../api/log-in.ts';
import { pageWithPasskeys } from '../../passkeys.ts';
import { AuthCard, linkLook } from '../../ui/auth-card.tsx';
import { Notice } from '../../ui/card.tsx';
import { PasswordField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { PasskeyButton } from './passkey-button.tsx';

interface PasswordStepProps {
  onAnswer(answer: LoggedIn): Promise<void>;
}

export function PasswordStep({ onAnswer }: PasswordStepProps) {
  const { t } = useTranslation();
  const { data: mails } = useQuery(developmentMailsQuery);
  const elsewhere = pageWithPasskeys();
  return (
    <AuthCard title={t('logIn.title')}>
      {mails != null && <Notice>{t('logIn.demonstration')}</Notice>}
      <Form
        submit={t('logIn.submit')}
        action={async ({ email = '', password = '' }) => onAnswer(await logIn(email, password))}
      >
        {(errorOf) => (
          <>
            <TextField
              label={t('logIn.email')}
              name="email"
              type="email"
              autoComplete="username webauthn"
              required
              error={errorOf('email')}
            />
            <PasswordField
              label={t('logIn.password')}
              name="password"
              autoComplete="current-password"
              required
              error={errorOf('password')}
            />
          </>
        )}
      </Form>
      <p className="text-center text-quiet">{t('logIn.or')}</p>
      <PasskeyButton onAnswer={onAnswer} />
      {elsewhere !== undefined && (
        <p className="text-quiet text-sm">
          {t('logIn.passkeysElsewhere')}{' '}
          <a href={elsewhere} className={`${linkLook} break-all`}>
            {elsewhere}
          </a>
        </p>
      )}
    </AuthCard>
  );
}
