/** Asks before what cannot be taken back. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Form } from './form.tsx';
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
    <Dialog title={title} open={open} onClose={onClose}>
      <Form action={run} submit={submit} kind="danger" beside={<Button onClick={onClose}>{t('frame.cancel')}</Button>}>
        {() => <div>{children}</div>}
      </Form>
    </Dialog>
  );
}
