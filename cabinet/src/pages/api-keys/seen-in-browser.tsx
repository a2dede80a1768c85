/** The warning that a page of another site has sent the key: there it lies open. */
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/api-keys.ts';
import { formatDateTime } from '../../format.ts';
import { Notice } from '../../ui/card.tsx';
import { useMay } from '../../ui/member-context.tsx';
import { useKeyName } from './key-name.ts';
import type { OnMade } from './new-key.tsx';
import { RollButton } from './roll-button.tsx';

export function SeenInBrowser({ apiKey, onMade }: { apiKey: ApiKey; onMade: OnMade }) {
  const { t } = useTranslation();
  const mayRoll = useMay('api_keys.manage');
  const name = useKeyName(apiKey);
  const seenAt = apiKey.seen_in_browser_at;
  if (seenAt === null) return null;
  return (
    <Notice kind="warn">
      <p className="font-semibold">{t('apiKeys.seenTitle', { name })}</p>
      <p className="max-w-prose">{t('apiKeys.seenText', { time: formatDateTime(seenAt) })}</p>
      {mayRoll && <RollButton className="mt-3" apiKey={apiKey} onMade={onMade} />}
    </Notice>
  );
}
