/** The warning that a page of another site has sent the key: there it lies open. */
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/api-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/card.tsx';
import { useDateTime } from '../../ui/use-date-time.ts';
import { useKeyName } from './key-name.ts';

export function SeenInBrowser({ apiKey, onRoll }: { apiKey: ApiKey; onRoll: (() => void) | undefined }) {
  const { t } = useTranslation();
  const name = useKeyName(apiKey);
  const time = useDateTime()(apiKey.seen_in_browser_at);
  if (time === undefined) return null;
  return (
    <Notice kind="warn">
      <p className="font-semibold">{t('apiKeys.seenTitle', { name })}</p>
      <p className="max-w-prose">{t('apiKeys.seenText', { time })}</p>
      {onRoll !== undefined && (
        <Button className="mt-3" aria-label={`${t('apiKeys.roll')}: ${name}`} onClick={onRoll}>
          {t('apiKeys.roll')}
        </Button>
      )}
    </Notice>
  );
}
