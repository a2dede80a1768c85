/** A dialog that is one form: it is sent, or closed without. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Form, type FormProps } from './form.tsx';

interface FormDialogProps extends Pick<FormProps, 'action' | 'submit' | 'kind' | 'children'> {
  title: ReactNode;
  open: boolean;
  onClose(): void;
}

export function FormDialog({ title, open, onClose, ...form }: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <Form {...form} beside={<Button onClick={onClose}>{t('frame.cancel')}</Button>} />
    </Dialog>
  );
}
