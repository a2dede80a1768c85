/** Revokes a key, after a question: that cannot be taken back. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiKey, apiKeysQuery, revokeApiKey } from '../../api/api-keys.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { useKeyName } from './key-name.ts';

export function RevokeButton({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const isMember = useMay('api_keys.manage');
  const name = useKeyName(apiKey);
  return (
    <ConfirmButton
      button={t('apiKeys.revoke')}
      aria-label={`${t('apiKeys.revoke')}: ${name}`}
      title={t('apiKeys.revokeTitle', { name })}
      submit={t('apiKeys.revokeSubmit')}
      // Who only operates the gateway tells the organisation why.
      reasonHint={isMember ? undefined : t('incident.reasonHint')}
      action={async (reason) => {
        await revokeApiKey(organizationId, apiKey.id, isMember ? undefined : reason);
        await queries.invalidateQueries(apiKeysQuery(organizationId));
      }}
    >
      {t('apiKeys.revokeText')}
    </ConfirmButton>
  );
}
