/** Makes a key, or changes one: name, environment (only a new one), end and addresses. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiKey, type CreatedApiKey, createApiKey, type Environment, updateApiKey } from '../../api/api-keys.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { EnvironmentField } from '../../ui/environment-field.tsx';
import { ListField, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LiveSourceNotice } from '../../ui/live-source-notice.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { toKazakhstanTime } from './kazakhstan-time.ts';
import { useKeyName } from './key-name.ts';
import { settingsOf } from './key-settings.ts';

interface KeyFormDialogProps {
  open: boolean;
  /** Undefined where a new one is to be made. */
  apiKey: ApiKey | undefined;
  onClose(): void;
  onCreated(created: CreatedApiKey): Promise<unknown>;
  onChanged(): Promise<unknown>;
}

export function KeyFormDialog({ open, apiKey, onClose, onCreated, onChanged }: KeyFormDialogProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const [environment, setEnvironment] = useState<Environment>(useEnvironment());
  const name = useKeyName(apiKey ?? { name: '', last_four: '' });

  const send = async (values: Record<string, string>) => {
    const settings = settingsOf(values, apiKey?.expires_at ?? null);
    if (apiKey === undefined) {
      await onCreated(await createApiKey(organizationId, { environment, ...settings }));
      return;
    }
    await updateApiKey(organizationId, apiKey.id, settings);
    await onChanged();
    onClose();
  };

  return (
    <FormDialog
      title={apiKey === undefined ? t('apiKeys.createTitle') : t('apiKeys.changeTitle', { name })}
      open={open}
      onClose={onClose}
      action={send}
      submit={t(apiKey === undefined ? 'apiKeys.createSubmit' : 'frame.save')}
    >
      <TextField
        label={t('apiKeys.name')}
        hint={t('apiKeys.nameHint')}
        name="name"
        defaultValue={apiKey?.name}
        autoComplete="off"
        required
        autoFocus
      />
      {apiKey === undefined && (
        <EnvironmentField
          value={environment}
          onChoose={setEnvironment}
          hints={{ test: t('apiKeys.environmentHints.test'), live: t('apiKeys.environmentHints.live') }}
        />
      )}
      {apiKey === undefined && environment === 'live' && <LiveSourceNotice />}
      <TextField
        label={t('apiKeys.expiresLabel')}
        hint={t('apiKeys.expiresHint')}
        name="expires_at"
        type="datetime-local"
        defaultValue={toKazakhstanTime(apiKey?.expires_at ?? null)}
      />
      <ListField
        label={t('apiKeys.rangesLabel')}
        hint={t('apiKeys.rangesHint')}
        name="allowed_ip_ranges"
        rows={3}
        values={apiKey?.allowed_ip_ranges}
        wrong={(line) => t('errors.reasons.invalid_ip_range', { line })}
      />
    </FormDialog>
  );
}
