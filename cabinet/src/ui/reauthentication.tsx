/** The dialog that opens when the gateway wants to know again who is there. `call.ts` waits for it, then repeats its call. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, onReauthentication } from '../api/call.ts';
import { confirmPassword, confirmWithPasskey, startPasskeyConfirmation } from '../api/log-in.ts';
import { useSingleMutation } from '../api/use-single-mutation.ts';
import { isPasskeyUsable, withPasskeyLibrary } from '../passkeys.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Failed } from './failed.tsx';
import { PasswordField } from './field.tsx';
import { Form } from './form.tsx';

/** @param passkey whether the account has one to offer */
export function Reauthentication({ email, passkey }: { email: string; passkey: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const waiting = useRef<((proved: boolean) => void)[]>([]);

  useEffect(
    () =>
      onReauthentication(() => {
        setOpen(true);
        return new Promise((resolve) => waiting.current.push(resolve));
      }),
    [],
  );

  const finish = (proved: boolean) => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(proved);
  };

  return (
    <Dialog title={t('frame.confirm.title')} open={open} onClose={() => finish(false)}>
      <Form
        action={async ({ password = '' }) => {
          await inWordsOfPassword(confirmPassword(password));
          finish(true);
        }}
        submit={t('frame.confirm.submit')}
        beside={<Button onClick={() => finish(false)}>{t('frame.cancel')}</Button>}
      >
        {(errorOf) => (
          <>
            <p className="text-quiet">{t('frame.confirm.text')}</p>
            {/* Tells a password manager whose password is asked for. */}
            <input type="hidden" name="username" autoComplete="username" value={email} />
            <PasswordField
              label={t('frame.confirm.password')}
              name="password"
              autoComplete="current-password"
              required
              autoFocus
              error={errorOf('password')}
            />
          </>
        )}
      </Form>
      {passkey && isPasskeyUsable() && <PasskeyInstead onConfirmed={() => finish(true)} />}
    </Dialog>
  );
}

function PasskeyInstead({ onConfirmed }: { onConfirmed(): void }) {
  const { t } = useTranslation();
  const confirming = useSingleMutation({
    mutationFn: async () => {
      const optionsJSON = await startPasskeyConfirmation();
      const response = await withPasskeyLibrary((library) => library.startAuthentication({ optionsJSON }));
      await confirmWithPasskey(response);
    },
    onSuccess: onConfirmed,
  });
  return (
    <div className="mt-5 grid justify-items-start gap-3 border-line border-t pt-5">
      <Button busy={confirming.isPending} onClick={() => confirming.mutate()}>
        {t('frame.confirm.withPasskey')}
      </Button>
      {confirming.isError && <Failed error={confirming.error} />}
    </div>
  );
}

/** Where only the password is asked for, the error must not speak of an e-mail. */
export async function inWordsOfPassword<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof ApiError && error.code === 'invalid_credentials' ? error.as('wrong_password') : error;
  }
}
