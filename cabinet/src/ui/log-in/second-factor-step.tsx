/** The second step of a log-in with the password. */
import { useTranslation } from 'react-i18next';
import { completeLogIn, type LoggedIn, type SecondFactor } from '../../api/log-in.ts';
import { AuthCard } from '../auth-card.tsx';
import { Button } from '../button.tsx';
import { SecondFactorForm } from '../second-factor-form.tsx';
import { PasskeyButton } from './passkey-button.tsx';

interface SecondFactorStepProps {
  factors: readonly SecondFactor[];
  onAnswer(answer: LoggedIn): Promise<void>;
  onStartOver(): Promise<void>;
}

export function SecondFactorStep({ factors, onAnswer, onStartOver }: SecondFactorStepProps) {
  const { t } = useTranslation();
  return (
    <AuthCard title={t('logIn.secondFactor')}>
      <SecondFactorForm
        factors={factors}
        submit={t('logIn.continue')}
        send={async (proof) => onAnswer(await completeLogIn(proof))}
        passkeyButton={<PasskeyButton onAnswer={onAnswer} />}
      >
        <Button kind="quiet" onClick={onStartOver}>
          {t('logIn.startOver')}
        </Button>
      </SecondFactorForm>
    </AuthCard>
  );
}
