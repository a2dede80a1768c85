/** A button that asks before it does what cannot be taken back, and then says that it was done. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ButtonKind, ButtonProps } from './button.tsx';
import { TextField } from './field.tsx';
import { FormButton } from './form-button.tsx';
import { tell } from './toasts.tsx';

interface ConfirmButtonProps extends Pick<ButtonProps, 'kind' | 'aria-label'> {
  /** What is done, not "OK": on the button, and on that of the question. */
  submit: string;
  /** What the first button says, where it is shorter. */
  button?: string;
  title: string;
  submitKind?: ButtonKind;
  /** What will happen. */
  children: ReactNode;
  /** Where an operator acts against somebody, and says why: who reads that. The audit keeps it. */
  reasonHint?: string | undefined;
  /** @param reason empty where none is asked for */
  action(reason: string): Promise<unknown>;
}

export function ConfirmButton({
  submit,
  button = submit,
  kind = 'danger',
  submitKind = 'danger',
  reasonHint,
  action,
  children,
  ...rest
}: ConfirmButtonProps) {
  const { t } = useTranslation();
  return (
    <FormButton
      {...rest}
      submit={submit}
      button={button}
      kind={kind}
      submitKind={submitKind}
      action={({ reason = '' }) => action(reason)}
      onDone={() => tell(t('shell.done', { what: submit }))}
    >
      <div>{children}</div>
      {reasonHint !== undefined && (
        <TextField
          label={t('incident.reason')}
          hint={reasonHint}
          name="reason"
          autoComplete="off"
          maxLength={500}
          required
          autoFocus
        />
      )}
    </FormButton>
  );
}
