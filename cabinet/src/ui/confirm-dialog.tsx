/** Asks before what cannot be taken back. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from './form-dialog.tsx';
import { tell } from './toasts.tsx';

interface ConfirmDialogProps {
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  /** What the button says: the action itself, not "OK". */
  submit: string;
  open: boolean;
  onClose(): void;
  /** The dialog closes when it is done; an error stays in it. */
  action(): Promise<unknown>;
}

export function ConfirmDialog({ title, children, submit, open, onClose, action }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const run = async () => {
    await action();
    onClose();
    tell(t('shell.done', { what: submit }));
  };
  return (
    <FormDialog title={title} open={open} onClose={onClose} action={run} submit={submit} kind="danger">
      <div>{children}</div>
    </FormDialog>
  );
}
