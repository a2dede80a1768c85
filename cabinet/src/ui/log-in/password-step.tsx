/** The first step: e-mail and password, or a passkey. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gatewayQuery } from '../../api/gateway.ts';
import { type LoggedIn, logIn } from '../../api/log-in.ts';
import { pageWithPasskeys } from '../../passkeys.ts';
import { AuthCard, linkLook } from '../auth-card.tsx';
import { Notice } from '../card.tsx';
import { PasswordField, TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { PasskeyButton } from './passkey-button.tsx';

interface PasswordStepProps {
  /** Why one logs in here. */
  notice?: ReactNode;
  onAnswer(answer: LoggedIn): Promise<void>;
}

export function PasswordStep({ notice, onAnswer }: PasswordStepProps) {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  const elsewhere = pageWithPasskeys();
  return (
    <AuthCard title={t('logIn.title')} below={<SignUpLink />}>
      {notice !== undefined && <Notice>{notice}</Notice>}
      {gateway?.development_inbox === true && notice === undefined && <Notice>{t('logIn.demonstration')}</Notice>}
      <Form
        submit={t('logIn.submit')}
        wide
        action={async ({ email = '', password = '' }) => onAnswer(await logIn(email, password))}
      >
        <TextField
          label={t('logIn.email')}
          name="email"
          type="email"
          autoComplete="username webauthn"
          // The page has nothing else to begin with, and its header comes before it in the order of keys.
          autoFocus
          required
        />
        <PasswordField label={t('logIn.password')} name="password" autoComplete="current-password" required />
      </Form>
      <Link to="/forgot-password" className={`${linkLook} justify-self-start`}>
        {t('logIn.forgot')}
      </Link>
      <div className="grid gap-3 border-line border-t pt-5">
        <PasskeyButton onAnswer={onAnswer} />
        {elsewhere !== undefined && (
          <p className="text-quiet text-sm">
            {t('logIn.passkeysElsewhere')}{' '}
            <a href={elsewhere} className={linkLook}>
              {t('logIn.openThere')}
            </a>
          </p>
        )}
      </div>
    </AuthCard>
  );
}

function SignUpLink() {
  const { t } = useTranslation();
  return (
    <p className="text-center text-quiet">
      {t('logIn.noAccount')}{' '}
      <Link to="/sign-up" className={linkLook}>
        {t('logIn.signUp')}
      </Link>
    </p>
  );
}
