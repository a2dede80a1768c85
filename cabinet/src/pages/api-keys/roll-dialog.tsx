/** Puts a new key in the place of an old one, which goes on working as long as is chosen here. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiKey, type CreatedApiKey, type Overlap, rollApiKey } from '../../api/api-keys.ts';
import { HOUR_MS } from '../../format.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { OverlapField, USUAL_OVERLAP } from '../../ui/overlap-field.tsx';
import { useKeyName } from './key-name.ts';

const overlapsMs: Record<Overlap, number> = { now: 0, '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS };

interface RollDialogProps {
  /** Undefined where the dialog is closed. */
  apiKey: ApiKey | undefined;
  onClose(): void;
  /** @param oldEndsAt when the old key ends; null where it has ended */
  onRolled(created: CreatedApiKey, oldEndsAt: string | null): Promise<unknown>;
}

export function RollDialog({ apiKey, onClose, onRolled }: RollDialogProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const [overlap, setOverlap] = useState<Overlap>(USUAL_OVERLAP);
  const name = useKeyName(apiKey ?? { name: '', last_four: '' });
  const roll = async () => {
    if (apiKey === undefined) return;
    const created = await rollApiKey(organizationId, apiKey.id, overlap);
    await onRolled(created, oldEnd(created.created_at, overlap, apiKey.expires_at));
  };
  return (
    <FormDialog
      title={t('apiKeys.rollTitle', { name })}
      open={apiKey !== undefined}
      onClose={onClose}
      action={roll}
      submit={t('apiKeys.rollSubmit')}
    >
      <p className="text-quiet">{t('apiKeys.rollText')}</p>
      <OverlapField value={overlap} onChoose={setOverlap} />
    </FormDialog>
  );
}

/** A key that would have ended earlier still does. */
function oldEnd(rolledAt: string, overlap: Overlap, expiresAt: string | null): string | null {
  if (overlap === 'now') return null;
  const overlapEndMs = Date.parse(rolledAt) + overlapsMs[overlap];
  return new Date(expiresAt === null ? overlapEndMs : Math.min(overlapEndMs, Date.parse(expiresAt))).toISOString();
}
