/** The dialog that opens when the gateway wants to know again who is there. `call.ts` waits for it, then repeats its call. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, onReauthentication } from '../api/call.ts';
import { confirmPassword } from '../api/log-in.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { PasswordField } from './field.tsx';
import { Form } from './form.tsx';

export function Reauthentication({ email }: { email: string }) {
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
    </Dialog>
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
