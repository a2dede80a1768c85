/** Puts a new key in the place of an old one, which goes on working as long as is chosen here. */
import { useTranslation } from 'react-i18next';
import { type ApiKey, type Overlap, rollApiKey } from '../../api/api-keys.ts';
import { HOUR_MS } from '../../format.ts';
import { FormButton } from '../../ui/form-button.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { OverlapField } from '../../ui/overlap-field.tsx';
import { useKeyName } from './key-name.ts';
import type { OnMade } from './new-key.tsx';

const overlapsMs: Record<Overlap, number> = { now: 0, '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS };

interface RollButtonProps {
  apiKey: ApiKey;
  className?: string;
  onMade: OnMade;
}

export function RollButton({ apiKey, onMade, ...look }: RollButtonProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const name = useKeyName(apiKey);
  return (
    <FormButton
      {...look}
      button={t('apiKeys.roll')}
      aria-label={`${t('apiKeys.roll')}: ${name}`}
      title={t('apiKeys.rollTitle', { name })}
      submit={t('apiKeys.rollSubmit')}
      action={async (values) => {
        const overlap = values['overlap'] as Overlap;
        const created = await rollApiKey(organizationId, apiKey.id, overlap);
        return { created, replaces: { endsAt: oldEnd(created.created_at, overlap, apiKey.expires_at) } };
      }}
      onDone={onMade}
    >
      <p className="text-quiet">{t('apiKeys.rollText')}</p>
      <OverlapField />
    </FormButton>
  );
}

/** When the old key ends, null where it has ended. One that would have ended earlier still does. */
function oldEnd(rolledAt: string, overlap: Overlap, expiresAt: string | null): string | null {
  if (overlap === 'now') return null;
  const overlapEndMs = Date.parse(rolledAt) + overlapsMs[overlap];
  return new Date(expiresAt === null ? overlapEndMs : Math.min(overlapEndMs, Date.parse(expiresAt))).toISOString();
}
