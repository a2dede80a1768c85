/** The dialog that opens when the gateway wants to know again who is there. `call.ts` waits for it, then repeats its call. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAccount } from '../api/account.ts';
import { ApiError, onReauthentication, type WantedProof } from '../api/call.ts';
import {
  confirmPassword,
  confirmSecondFactor,
  confirmWithPasskey,
  type SecondFactor,
  startPasskeyConfirmation,
} from '../api/log-in.ts';
import { isPasskeyUsable, withPasskeyLibrary } from '../passkeys.ts';
import { ActionButton } from './action-button.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { PasswordField } from './field.tsx';
import { Form } from './form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

export function Reauthentication({ account }: { account: OwnAccount }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<WantedProof>();
  const waiting = useRef<((proved: boolean) => void)[]>([]);

  useEffect(
    () =>
      onReauthentication((proof) => {
        setWanted(proof);
        return new Promise((resolve) => waiting.current.push(resolve));
      }),
    [],
  );

  const finish = (proved: boolean) => {
    setWanted(undefined);
    for (const resolve of waiting.current.splice(0)) resolve(proved);
  };
  const passkey = account.passkeys > 0 && isPasskeyUsable() && <PasskeyInstead onConfirmed={() => finish(true)} />;

  return (
    <Dialog title={t('frame.confirm.title')} open={wanted !== undefined} onClose={() => finish(false)}>
      {wanted === 'second_factor' ? (
        <SecondFactorForm
          factors={factorsOf(account)}
          submit={t('frame.confirm.submit')}
          send={async (proof) => {
            await confirmSecondFactor(proof);
            finish(true);
          }}
          passkeyButton={passkey}
        >
          <Button kind="quiet" onClick={() => finish(false)}>
            {t('frame.cancel')}
          </Button>
        </SecondFactorForm>
      ) : (
        <>
          <PasswordAgain email={account.email} onDone={finish} />
          {passkey && <div className="mt-5 border-line border-t pt-5">{passkey}</div>}
        </>
      )}
    </Dialog>
  );
}

function factorsOf({ totp_enabled: totp, recovery_codes_left: codes, passkeys }: OwnAccount): SecondFactor[] {
  const present = { totp, recovery_code: codes > 0, passkey: passkeys > 0 };
  return (['totp', 'recovery_code', 'passkey'] as const).filter((factor) => present[factor]);
}

function PasswordAgain({ email, onDone }: { email: string; onDone(proved: boolean): void }) {
  const { t } = useTranslation();
  return (
    <Form
      action={async ({ password = '' }) => {
        await inWordsOfPassword(confirmPassword(password));
        onDone(true);
      }}
      submit={t('frame.confirm.submit')}
      beside={<Button onClick={() => onDone(false)}>{t('frame.cancel')}</Button>}
    >
      <p className="text-quiet">{t('frame.confirm.text')}</p>
      {/* Tells a password manager whose password is asked for. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField label={t('logIn.password')} name="password" autoComplete="current-password" required autoFocus />
    </Form>
  );
}

function PasskeyInstead({ onConfirmed }: { onConfirmed(): void }) {
  const { t } = useTranslation();
  const confirm = async () => {
    const optionsJSON = await startPasskeyConfirmation();
    const response = await withPasskeyLibrary((library) => library.startAuthentication({ optionsJSON }));
    await confirmWithPasskey(response);
    onConfirmed();
  };
  return (
    <div className="grid justify-items-start gap-3">
      <ActionButton action={confirm}>{t('frame.confirm.withPasskey')}</ActionButton>
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
