/** Logs in with a passkey, where the browser and the address allow it. */
import { useTranslation } from 'react-i18next';
import { type LoggedIn, logInWithPasskey, startPasskeyLogIn } from '../../api/log-in.ts';
import { isPasskeyUsable, withPasskeyLibrary } from '../../passkeys.ts';
import { ActionButton } from '../action-button.tsx';

export function PasskeyButton({ onAnswer }: { onAnswer(answer: LoggedIn): Promise<void> }) {
  const { t } = useTranslation();
  const logIn = async () => {
    const optionsJSON = await startPasskeyLogIn();
    const response = await withPasskeyLibrary((library) => library.startAuthentication({ optionsJSON }));
    await onAnswer(await logInWithPasskey(response));
  };
  return (
    <ActionButton disabled={!isPasskeyUsable()} action={logIn}>
      {t('logIn.withPasskey')}
    </ActionButton>
  );
}
