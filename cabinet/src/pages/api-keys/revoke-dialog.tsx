/** Asks before a key is revoked: that cannot be taken back. */
import { useTranslation } from 'react-i18next';
import { type ApiKey, revokeApiKey } from '../../api/api-keys.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { useKeyName } from './key-name.ts';

interface RevokeDialogProps {
  /** Undefined where the dialog is closed. */
  apiKey: ApiKey | undefined;
  onClose(): void;
  onRevoked(): Promise<unknown>;
}

export function RevokeDialog({ apiKey, onClose, onRevoked }: RevokeDialogProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const name = useKeyName(apiKey ?? { name: '', last_four: '' });
  const revoke = async () => {
    if (apiKey === undefined) return;
    await revokeApiKey(organizationId, apiKey.id);
    await onRevoked();
  };
  return (
    <ConfirmDialog
      title={t('apiKeys.revokeTitle', { name })}
      act={t('apiKeys.revokeSubmit')}
      open={apiKey !== undefined}
      onClose={onClose}
      action={revoke}
    >
      {t('apiKeys.revokeText')}
    </ConfirmDialog>
  );
}
