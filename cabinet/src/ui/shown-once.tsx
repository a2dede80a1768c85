/**
 * Shows a key that was just made. Most are told here and never again; so a slip of the keyboard that closes the dialog does not lose it:
 * the page keeps it until the visitor says that it is stored, or leaves.
 */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Notice } from './card.tsx';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';
import { KeyOutput } from './key-output.tsx';

interface ShownOnceProps {
  title: string;
  /** Undefined where none was made, or it is stored. */
  secret: string | undefined;
  /** By its name in the specification. */
  name?: string;
  /** Whether it can be shown again. */
  note: ReactNode;
  /** Says, where it cannot, that the closed dialog still has it. */
  notKept: string | undefined;
  /** What else there is to say of it. */
  children?: ReactNode;
  onKept(): void;
}

export function ShownOnce({ title, secret, name, note, notKept, children, onKept }: ShownOnceProps) {
  const { t } = useTranslation();
  const [closed, setClosed] = useState<string>();
  const isOpen = secret !== undefined && secret !== closed;
  return (
    <>
      {secret !== undefined && !isOpen && notKept !== undefined && (
        <Notice kind="warn">
          <p>{notKept}</p>
          <Button className="mt-3" onClick={() => setClosed(undefined)}>
            {t('apiKeys.showOnce')}
          </Button>
        </Notice>
      )}
      <Dialog title={title} open={isOpen} onClose={() => setClosed(secret)}>
        {secret !== undefined && (
          <div className="grid gap-4">
            {note}
            <KeyOutput value={secret} {...(name !== undefined && { name })}>
              <CopyButton text={secret} label={t('apiKeys.copyKey')} />
            </KeyOutput>
            {children}
            <Button kind="primary" className="justify-self-start" onClick={onKept}>
              {t(notKept === undefined ? 'frame.close' : 'apiKeys.kept')}
            </Button>
          </div>
        )}
      </Dialog>
    </>
  );
}
