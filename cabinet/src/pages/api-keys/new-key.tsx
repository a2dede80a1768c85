/** The key that was just made: a live one is told once, a test key can be shown again. */
import { useTranslation } from 'react-i18next';
import type { CreatedApiKey } from '../../api/api-keys.ts';
import { formatDateTime } from '../../format.ts';
import { Notice } from '../../ui/card.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useKeyName } from './key-name.ts';

export interface MadeKey {
  created: CreatedApiKey;
  /** When the old key ends (null: it has ended), where this one takes its place. */
  replaces?: { endsAt: string | null };
}

/** Shows it. */
export type OnMade = (made: MadeKey) => Promise<unknown>;

export function NewKey({ made, onKept }: { made: MadeKey | undefined; onKept(): void }) {
  const { t } = useTranslation();
  const name = useKeyName(made?.created ?? { name: '', last_four: '' });
  const isLive = made?.created.environment === 'live';
  return (
    <ShownOnce
      title={t('apiKeys.newKeyTitle', { name })}
      secret={made?.created.backend_api_key}
      note={
        isLive ? (
          <Notice kind="warn">{t('apiKeys.onceWarning')}</Notice>
        ) : (
          <p className="text-quiet">{t('apiKeys.againText')}</p>
        )
      }
      notKept={isLive ? t('apiKeys.notKept', { name: made.created.name }) : undefined}
      onKept={onKept}
    >
      <OldKey replaces={made?.replaces} />
    </ShownOnce>
  );
}

function OldKey({ replaces }: { replaces: MadeKey['replaces'] }) {
  const { t } = useTranslation();
  if (replaces === undefined) return null;
  const { endsAt } = replaces;
  return (
    <p>{endsAt === null ? t('apiKeys.oldEnded') : t('apiKeys.oldWorksUntil', { time: formatDateTime(endsAt) })}</p>
  );
}
