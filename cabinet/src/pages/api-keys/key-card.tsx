/** One key: the Backend Api Key itself where it can be shown, its state, and what can be done with it. */
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/api-keys.ts';
import { DAY_MS, formatDateTime } from '../../format.ts';
import { Badge } from '../../ui/card.tsx';
import { Fact } from '../../ui/fact.tsx';
import { useMay } from '../../ui/member-context.tsx';
import { BackendApiKey } from './backend-api-key.tsx';
import { ChangeKeyButton } from './key-form.tsx';
import { useKeyName } from './key-name.ts';
import type { OnMade } from './new-key.tsx';
import { RevokeButton } from './revoke-button.tsx';
import { RollButton } from './roll-button.tsx';

const ENDING_MS = 7 * DAY_MS;

export function KeyCard({ apiKey, onMade }: { apiKey: ApiKey; onMade: OnMade }) {
  const { t } = useTranslation();
  const [mayManage, mayRevoke] = [useMay('api_keys.manage'), useMay('api_keys.revoke')];
  const name = useKeyName(apiKey);
  return (
    <li className="grid gap-4 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 break-words font-semibold text-lg">{name}</h2>
        <Badge kind={apiKey.environment === 'live' ? 'warn' : 'info'}>
          {t(`apiKeys.environments.${apiKey.environment}`)}
        </Badge>
        <StateBadge apiKey={apiKey} />
      </div>
      <BackendApiKey apiKey={apiKey} canShow={mayManage && apiKey.environment === 'test'} />
      <KeyFacts apiKey={apiKey} />
      {apiKey.state === 'usable' && (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {mayManage && <ChangeKeyButton apiKey={apiKey} />}
          {mayManage && <RollButton apiKey={apiKey} onMade={onMade} />}
          {mayRevoke && <RevokeButton apiKey={apiKey} />}
        </div>
      )}
    </li>
  );
}

function StateBadge({ apiKey: { state, expires_at: expiresAt } }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  if (state === 'usable' && expiresAt !== null && Date.parse(expiresAt) - Date.now() < ENDING_MS) {
    return <Badge kind="warn">{t('apiKeys.states.ending')}</Badge>;
  }
  return <Badge kind={state === 'usable' ? 'good' : 'bad'}>{t(`apiKeys.states.${state}`)}</Badge>;
}

function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const dateTime = (time: string | null) => (time === null ? undefined : formatDateTime(time));
  const { expires_at: expiresAt, revoked_at: revokedAt, allowed_ip_ranges: ranges } = apiKey;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      <Fact name={t('apiKeys.lastUsed')}>{dateTime(apiKey.last_used_at) ?? t('apiKeys.never')}</Fact>
      <Fact name={t('apiKeys.created')}>{dateTime(apiKey.created_at)}</Fact>
      {revokedAt === null ? (
        <Fact name={t(apiKey.state === 'expired' ? 'apiKeys.expired' : 'apiKeys.expires')}>
          {dateTime(expiresAt) ?? t('apiKeys.noEnd')}
        </Fact>
      ) : (
        <Fact name={t('apiKeys.revoked')}>{dateTime(revokedAt)}</Fact>
      )}
      {apiKey.revoked_by !== null && <Fact name={t('apiKeys.revokedBy')}>{apiKey.revoked_by}</Fact>}
      {apiKey.revocation_reason !== null && <Fact name={t('incident.reason')}>{apiKey.revocation_reason}</Fact>}
      <Fact name={t('apiKeys.ranges')}>{ranges.length === 0 ? t('apiKeys.anywhere') : ranges.join(', ')}</Fact>
    </dl>
  );
}
