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
          <p className="text-quiet">{t('logIn.secondFactorText')}</p>
          <CodeField />
        </Form>
      )}
      {recovering && (
        <Form submit={submit} action={({ recovery_code = '' }) => send({ recovery_code })} wide>
          <p className="text-quiet">{t('logIn.recoveryText')}</p>
          <TextField
            label={t('logIn.recoveryCode')}
            name="recovery_code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            className="font-mono"
          />
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
