/** Asks before a key is revoked: that cannot be taken back. */
import { useTranslation } from 'react-i18next';
import { type ApiKey, revokeApiKey } from '../../api/api-keys.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
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
  const isMember = useMay('api_keys.manage');
  const name = useKeyName(apiKey ?? { name: '', last_four: '' });
  const revoke = async (reason?: string) => {
    if (apiKey === undefined) return;
    await revokeApiKey(organizationId, apiKey.id, reason);
    await onRevoked();
  };
  const dialog = {
    title: t('apiKeys.revokeTitle', { name }),
    submit: t('apiKeys.revokeSubmit'),
    open: apiKey !== undefined,
    onClose,
    children: t('apiKeys.revokeText'),
  };
  // Who only operates the gateway tells the organisation why.
  return isMember ? (
    <ConfirmDialog {...dialog} action={() => revoke()} />
  ) : (
    <ReasonDialog {...dialog} action={revoke} />
  );
}
