/** Asks before an endpoint is removed, and before its secret is rolled. */
import { useTranslation } from 'react-i18next';
import { removeWebhookEndpoint, rollWebhookSecret, type WebhookEndpoint } from '../../api/webhooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useOrganization } from '../../ui/member-context.tsx';

interface QuestionProps {
  /** Undefined where the dialog is closed. */
  endpoint: WebhookEndpoint | undefined;
  onClose(): void;
}

export function RemoveDialog({ endpoint, onClose, onDone }: QuestionProps & { onDone(): Promise<unknown> }) {
  const { t } = useTranslation();
  const { id: organization_id } = useOrganization();
  const remove = async () => {
    if (endpoint === undefined) return;
    await removeWebhookEndpoint({ organization_id, endpoint_id: endpoint.id });
    await onDone();
  };
  return (
    <ConfirmDialog
      title={t('webhooks.removeTitle')}
      submit={t('webhooks.remove')}
      open={endpoint !== undefined}
      onClose={onClose}
      action={remove}
    >
      {t('webhooks.removeText')}
    </ConfirmDialog>
  );
}

export function RollSecretDialog({ endpoint, onClose, onRolled }: QuestionProps & { onRolled(secret: string): void }) {
  const { t } = useTranslation();
  const { id: organization_id } = useOrganization();
  const roll = async () => {
    if (endpoint === undefined) return;
    onRolled((await rollWebhookSecret({ organization_id, endpoint_id: endpoint.id })).secret);
  };
  return (
    <ConfirmDialog
      title={t('webhooks.rollTitle')}
      submit={t('webhooks.roll')}
      open={endpoint !== undefined}
      onClose={onClose}
      action={roll}
    >
      {t('webhooks.rollText')}
    </ConfirmDialog>
  );
}
