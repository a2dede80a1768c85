/** Shows a secret that was just made: it is told here and never again. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface SecretDialogProps {
  /** Undefined where the dialog is closed. */
  secret: string | undefined;
  onKept(): void;
}

export function SecretDialog({ secret, onKept }: SecretDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('webhooks.secretTitle')} open={secret !== undefined} onClose={onKept} insistent>
      {secret !== undefined && (
        <div className="grid gap-4">
          <Notice kind="warn">{t('webhooks.secretText')}</Notice>
          <CodeBlock name={t('webhooks.secretTitle')} text={secret} />
          <div className="flex flex-wrap gap-2">
            <CopyButton text={secret} label={t('webhooks.copySecret')} />
            <Button kind="primary" onClick={onKept}>
              {t('webhooks.kept')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
