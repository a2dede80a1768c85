/** A second factor is asked for: the code of the authenticator, a recovery code, or a passkey; of these what the account has. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactor, SecondFactorProof } from '../api/log-in.ts';
import { Button } from './button.tsx';
import { CodeField } from './code-field.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';

interface SecondFactorFormProps {
  factors: readonly SecondFactor[];
  send(proof: SecondFactorProof): Promise<unknown>;
  /** What the button says. */
  submit: string;
  /** Shown where the account has one. */
  passkeyButton: ReactNode;
  children?: ReactNode;
}

export function SecondFactorForm({ factors, send, submit, passkeyButton, children }: SecondFactorFormProps) {
  const { t } = useTranslation();
  const [recovering, setRecovering] = useState(false);
  const typesCode = factors.includes('totp') && !recovering;
  return (
    <>
      {typesCode && (
        <Form submit={submit} action={({ code = '' }) => send({ code })} wide>
          {(errorOf) => (
            <>
              <p className="text-quiet">{t('logIn.secondFactorText')}</p>
              <CodeField error={errorOf('code')} />
            </>
          )}
        </Form>
      )}
      {recovering && (
        <Form submit={submit} action={({ recovery_code = '' }) => send({ recovery_code })} wide>
          {(errorOf) => (
            <>
              <p className="text-quiet">{t('logIn.recoveryText')}</p>
              <RecoveryField error={errorOf('recovery_code')} />
            </>
          )}
        </Form>
      )}
      {!typesCode && !recovering && <p className="text-quiet">{t('logIn.passkeyText')}</p>}
      <div className="mt-4 grid gap-2 border-line border-t pt-4">
        {factors.includes('passkey') && passkeyButton}
        {factors.includes('recovery_code') && !recovering && (
          <Button kind="quiet" onClick={() => setRecovering(true)}>
            {t('logIn.useRecoveryCode')}
          </Button>
        )}
        {recovering && factors.includes('totp') && (
          <Button kind="quiet" onClick={() => setRecovering(false)}>
            {t('logIn.useAuthenticator')}
          </Button>
        )}
        {children}
      </div>
    </>
  );
}

function RecoveryField({ error }: { error: string | undefined }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('logIn.recoveryCode')}
      name="recovery_code"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
      autoFocus
      error={error}
      className="font-mono"
    />
  );
}
