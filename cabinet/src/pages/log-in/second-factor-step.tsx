/** The second step: the code of the authenticator, a recovery code, or a passkey in place of both. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completeLogIn, type LoggedIn, type SecondFactor } from '../../api/log-in.ts';
import { AuthCard } from '../../ui/auth-card.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { PasskeyButton } from './passkey-button.tsx';

interface SecondFactorStepProps {
  factors: readonly SecondFactor[];
  onAnswer(answer: LoggedIn): Promise<void>;
  onStartOver(): Promise<void>;
}

export function SecondFactorStep({ factors, onAnswer, onStartOver }: SecondFactorStepProps) {
  const { t } = useTranslation();
  const [recovering, setRecovering] = useState(false);
  return (
    <AuthCard title={t('logIn.secondFactor')}>
      {recovering ? <RecoveryForm onAnswer={onAnswer} /> : <CodeForm onAnswer={onAnswer} />}
      <div className="grid gap-2 border-line border-t pt-4">
        {factors.includes('recovery_code') && (
          <Button kind="quiet" onClick={() => setRecovering(!recovering)}>
            {t(recovering ? 'logIn.useAuthenticator' : 'logIn.useRecoveryCode')}
          </Button>
        )}
        {factors.includes('passkey') && <PasskeyButton onAnswer={onAnswer} />}
        <Button kind="quiet" onClick={onStartOver}>
          {t('logIn.startOver')}
        </Button>
      </div>
    </AuthCard>
  );
}

function CodeForm({ onAnswer }: Pick<SecondFactorStepProps, 'onAnswer'>) {
  const { t } = useTranslation();
  const send = async ({ code = '' }) => onAnswer(await completeLogIn({ code: code.replaceAll(' ', '') }));
  return (
    <Form submit={t('logIn.continue')} action={send} wide>
      {(errorOf) => (
        <>
          <p className="text-quiet">{t('logIn.secondFactorText')}</p>
          <CodeField error={errorOf('code')} />
        </>
      )}
    </Form>
  );
}

function RecoveryForm({ onAnswer }: Pick<SecondFactorStepProps, 'onAnswer'>) {
  const { t } = useTranslation();
  const send = async ({ recovery_code = '' }) => onAnswer(await completeLogIn({ recovery_code }));
  return (
    <Form submit={t('logIn.continue')} action={send} wide>
      {(errorOf) => (
        <>
          <p className="text-quiet">{t('logIn.recoveryText')}</p>
          <TextField
            label={t('logIn.recoveryCode')}
            name="recovery_code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            error={errorOf('recovery_code')}
            className="font-mono"
          />
        </>
      )}
    </Form>
  );
}
