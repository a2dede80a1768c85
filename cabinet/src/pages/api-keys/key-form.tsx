/** Makes a key, or changes one: name, environment (only of a new one), end and addresses. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiKey, apiKeysQuery, createApiKey, updateApiKey } from '../../api/api-keys.ts';
import { EnvironmentField, environmentOf } from '../../ui/environment-field.tsx';
import { ListField, TextField } from '../../ui/field.tsx';
import { FormButton } from '../../ui/form-button.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { toKazakhstanTime } from './kazakhstan-time.ts';
import { useKeyName } from './key-name.ts';
import { settingsOf } from './key-settings.ts';
import type { OnMade } from './new-key.tsx';

export function CreateKeyButton({ className, onMade }: { className?: string; onMade: OnMade }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  return (
    <FormButton
      kind="primary"
      className={className}
      button={t('apiKeys.create')}
      title={t('apiKeys.createTitle')}
      submit={t('apiKeys.createSubmit')}
      action={(values) =>
        createApiKey(organizationId, { environment: environmentOf(values), ...settingsOf(values, null) })
      }
      onDone={(created) => onMade({ created })}
    >
      <KeyFields>
        <EnvironmentField
          hints={{ test: t('apiKeys.environmentHints.test'), live: t('apiKeys.environmentHints.live') }}
        />
      </KeyFields>
    </FormButton>
  );
}

export function ChangeKeyButton({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const name = useKeyName(apiKey);
  return (
    <FormButton
      button={t('frame.change')}
      aria-label={`${t('frame.change')}: ${name}`}
      title={t('apiKeys.changeTitle', { name })}
      submit={t('frame.save')}
      action={async (values) => {
        await updateApiKey(organizationId, apiKey.id, settingsOf(values, apiKey.expires_at));
        await queries.invalidateQueries(apiKeysQuery(organizationId));
      }}
    >
      <KeyFields apiKey={apiKey} />
    </FormButton>
  );
}

/** @param children what is asked of a new key alone */
function KeyFields({ apiKey, children }: { apiKey?: ApiKey; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('frame.name')}
        hint={t('apiKeys.nameHint')}
        name="name"
        defaultValue={apiKey?.name}
        autoComplete="off"
        required
        autoFocus
      />
      {children}
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
    </>
  );
}
