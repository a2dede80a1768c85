/** A button, and the form that it opens: it is sent, or closed without. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonKind, type ButtonProps } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Form, type FormProps } from './form.tsx';

interface FormButtonProps<Answer>
  extends Pick<ButtonProps, 'kind' | 'className' | 'disabled' | 'aria-label'>,
    Pick<FormProps, 'submit' | 'children'> {
  /** What the button says. */
  button: string;
  title: string;
  submitKind?: ButtonKind;
  /** Closes the form when it is done; an error stays in it. */
  action(values: Record<string, string>): Promise<Answer>;
  /** After that. */
  onDone?(answer: Answer): unknown;
}

export function FormButton<Answer>({
  button,
  title,
  submit,
  submitKind = 'primary',
  action,
  onDone,
  children,
  ...look
}: FormButtonProps<Answer>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const send = async (values: Record<string, string>) => {
    const answer = await action(values);
    close();
    await onDone?.(answer);
  };
  const cancel = <Button onClick={close}>{t('frame.cancel')}</Button>;
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Dialog title={title} open={open} onClose={close}>
        <Form action={send} submit={submit} kind={submitKind} beside={cancel}>
          {children}
        </Form>
      </Dialog>
    </>
  );
}
