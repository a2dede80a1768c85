/** Asks an operator why, before an action against somebody: the audit keeps the reason, and the organisation reads it. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ButtonKind } from './button.tsx';
import { TextField } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { tell } from './toasts.tsx';

interface ReasonDialogProps {
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  /** What the button says: the action itself. */
  submit: string;
  kind?: ButtonKind;
  /** Who reads the reason, where no organisation does. */
  hint?: string;
  open: boolean;
  onClose(): void;
  /** The dialog closes when it is done; an error stays in it. */
  action(reason: string): Promise<unknown>;
}

export function ReasonDialog({
  title,
  children,
  submit,
  kind = 'danger',
  hint,
  open,
  onClose,
  action,
}: ReasonDialogProps) {
  const { t } = useTranslation();
  const run = async ({ reason = '' }) => {
    await action(reason);
    onClose();
    tell(t('shell.done', { what: submit }));
  };
  return (
    <FormDialog title={title} open={open} onClose={onClose} action={run} submit={submit} kind={kind}>
      <p>{children}</p>
      <TextField
        label={t('incident.reason')}
        hint={hint ?? t('incident.reasonHint')}
        name="reason"
        autoComplete="off"
        maxLength={500}
        required
        autoFocus
      />
    </FormDialog>
  );
}
