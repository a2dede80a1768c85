/** Logs in with a passkey, where the browser and the address allow it. */
import { useTranslation } from 'react-i18next';
import { type LoggedIn, logInWithPasskey, startPasskeyLogIn } from '../../api/log-in.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { isPasskeyUsable, withPasskeyLibrary } from '../../passkeys.ts';
import { Button } from '../button.tsx';
import { Failed } from '../failed.tsx';

export function PasskeyButton({ onAnswer }: { onAnswer(answer: LoggedIn): Promise<void> }) {
  const { t } = useTranslation();
  const logging = useSingleMutation({
    mutationFn: async () => {
      const optionsJSON = await startPasskeyLogIn();
      const response = await withPasskeyLibrary((library) => library.startAuthentication({ optionsJSON }));
      await onAnswer(await logInWithPasskey(response));
    },
  });
  return (
    <>
      <Button disabled={!isPasskeyUsable()} busy={logging.isPending} onClick={() => logging.mutate()}>
        {t('logIn.withPasskey')}
      </Button>
      {logging.isError && <Failed error={logging.error} />}
    </>
  );
}
