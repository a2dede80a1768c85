/** Shows the key of a flow, which is told once, and how it is used. The page keeps it until the visitor says that it is stored. */
import { useTranslation } from 'react-i18next';
import type { CreatedFlow } from '../../api/flows.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyOutput } from '../../ui/key-output.tsx';

interface NewFlowKeyDialogProps {
  made: CreatedFlow | undefined;
  open: boolean;
  onClose(): void;
  onKept(): void;
}

export function NewFlowKeyDialog({ made, open, onClose, onKept }: NewFlowKeyDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('flows.newKeyTitle', { name: made?.name ?? '' })}
      open={open && made !== undefined}
      onClose={onClose}
    >
      {made !== undefined && (
        <div className="grid gap-4">
          <Notice kind="warn">{t('flows.onceWarning')}</Notice>
          <KeyOutput value={made.flow_api_key} name="Flow Api Key">
            <CopyButton text={made.flow_api_key} label={t('apiKeys.copyKey')} />
          </KeyOutput>
          <Button kind="primary" className="justify-self-start" onClick={onKept}>
            {t('apiKeys.kept')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
