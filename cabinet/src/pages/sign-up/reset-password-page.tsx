/** Where the link of a password reset leads. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FactorsInForce, resetPassword } from '../../api/log-in.ts';
import { useMailLink } from '../../mail-link.ts';
import { AuthCard } from '../../ui/auth-card.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { BrokenLink } from './broken-link.tsx';

export function ResetPasswordPage() {
  const { t } = useTranslation();
  const token = useMailLink();
  const queries = useQueryClient();
  const [inForce, setInForce] = useState<FactorsInForce>();
  if (token === undefined) return <BrokenLink />;
  if (inForce !== undefined) return <Done inForce={inForce} />;
  const reset = async ({ password = '' }) => {
    const factors = await resetPassword(token, password);
    // It has ended all log-ins, that of this browser too.
    queries.clear();
    setInForce(factors);
  };
  return (
    <AuthCard title={t('signUp.resetTitle')}>
      <p className="text-quiet">{t('signUp.resetText')}</p>
      <Form submit={t('signUp.resetSubmit')} action={reset} wide>
        <NewPasswordField label={t('signUp.newPassword')} name="password" />
      </Form>
    </AuthCard>
  );
}

/** A passkey that the person does not know is somebody else's way in. */
function Done({ inForce: { totp_enabled: totp, passkeys } }: { inForce: FactorsInForce }) {
  const { t } = useTranslation();
  return (
    <AuthCard title={t('signUp.resetDone')}>
      <p role="status">{t(totp || passkeys.length > 0 ? 'signUp.resetDoneFactors' : 'signUp.resetDoneText')}</p>
      {passkeys.length > 0 && (
        <>
          <p>{t('signUp.resetPasskeys')}</p>
          <ul className="list-disc pl-5">
            {passkeys.map((name, place) => (
              // Two passkeys may have one name.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={place} className="break-words">
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
      <ButtonLink kind="primary" to="/log-in">
        {t('logIn.submit')}
      </ButtonLink>
    </AuthCard>
  );
}
