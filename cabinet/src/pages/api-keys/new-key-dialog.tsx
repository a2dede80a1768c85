/**
 * Shows a key that was just made. A live key is told here and never again; so a slip of the keyboard that closes the dialog does not
 * lose it: the page keeps it until the visitor says that it is stored, or leaves.
 */
import { useTranslation } from 'react-i18next';
import type { CreatedApiKey } from '../../api/api-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyOutput } from '../../ui/key-output.tsx';
import { useDateTime } from '../../ui/use-date-time.ts';
import { useKeyName } from './key-name.ts';

export interface NewKey {
  created: CreatedApiKey;
  /** When the old key ends (null: it has ended), where this one takes its place. */
  replaces?: { endsAt: string | null };
}

interface NewKeyDialogProps {
  newKey: NewKey | undefined;
  open: boolean;
  onClose(): void;
  onKept(): void;
}

export function NewKeyDialog({ newKey, open, onClose, onKept }: NewKeyDialogProps) {
  const { t } = useTranslation();
  const name = useKeyName(newKey?.created ?? { name: '', last_four: '' });
  return (
    <Dialog title={t('apiKeys.newKeyTitle', { name })} open={open && newKey !== undefined} onClose={onClose}>
      {newKey !== undefined && (
        <div className="grid gap-4">
          {newKey.created.environment === 'live' ? (
            <Notice kind="warn">{t('apiKeys.onceWarning')}</Notice>
          ) : (
            <p className="text-quiet">{t('apiKeys.againText')}</p>
          )}
          <KeyOutput value={newKey.created.backend_api_key}>
            <CopyButton text={newKey.created.backend_api_key} label={t('apiKeys.copyKey')} />
          </KeyOutput>
          <OldKey replaces={newKey.replaces} />
          <Button kind="primary" className="justify-self-start" onClick={onKept}>
            {t(newKey.created.environment === 'live' ? 'apiKeys.kept' : 'frame.close')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function OldKey({ replaces }: { replaces: NewKey['replaces'] }) {
  const { t } = useTranslation();
  const dateTime = useDateTime();
  if (replaces === undefined) return null;
  const time = dateTime(replaces.endsAt);
  return <p>{time === undefined ? t('apiKeys.oldEnded') : t('apiKeys.oldWorksUntil', { time })}</p>;
}
