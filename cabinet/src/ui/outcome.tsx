/** How a call of the Backend API ended: as a badge, and in words with what to do. */
import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Translations } from '../i18n/en.ts';
import { Badge } from './card.tsx';

export function OutcomeBadge({ outcome }: { outcome: string }) {
  const { t } = useTranslation();
  return (
    <Badge kind={outcome === 'ok' ? 'good' : 'bad'}>{t(outcome === 'ok' ? 'requests.ok' : 'requests.failed')}</Badge>
  );
}

/** What happened, and what to do about it. */
export function outcomeText(outcome: string, t: TFunction): string {
  return isKnown(outcome) ? t(`outcomes.${outcome}`, { code: outcome }) : t('outcomes.other', { code: outcome });
}

function isKnown(outcome: string): outcome is keyof Translations['outcomes'] {
  return outcome !== 'other' && i18next.exists(`outcomes.${outcome}`);
}
