/** How a call of the Backend API ended: as a badge, and in words with what to do. */
import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Translations } from '../i18n/en.ts';
import { Badge } from './card.tsx';
import { Icon } from './icons.tsx';

export function OutcomeBadge({ outcome }: { outcome: string }) {
  const { t } = useTranslation();
  return (
    <Badge kind={outcome === 'ok' ? 'good' : 'bad'}>{t(outcome === 'ok' ? 'requests.ok' : 'requests.failed')}</Badge>
  );
}

/** In a table: the error's own code, which is what its readers look for. */
export function OutcomeSign({ outcome }: { outcome: string }) {
  const { t } = useTranslation();
  const isOk = outcome === 'ok';
  return (
    <span className={`inline-flex items-baseline gap-2 ${isOk ? 'text-good' : 'text-bad'}`}>
      <Icon name={isOk ? 'check' : 'cross'} className="translate-y-0.5" />
      {isOk ? (
        // On a phone the sign is enough.
        <span className="sr-only md:not-sr-only">{t('requests.ok')}</span>
      ) : (
        <code className="wrap-anywhere md:whitespace-nowrap">{outcome}</code>
      )}
    </span>
  );
}

/** What happened, and what to do about it. */
export function outcomeText(outcome: string, t: TFunction): string {
  return isKnown(outcome) ? t(`outcomes.${outcome}`, { code: outcome }) : t('outcomes.other', { code: outcome });
}

/** All that can be told in words, as they stand there. */
export function knownOutcomes(): string[] {
  return Object.keys(i18next.t('outcomes', { returnObjects: true })).filter((outcome) => outcome !== 'other');
}

function isKnown(outcome: string): outcome is keyof Translations['outcomes'] {
  return outcome !== 'other' && i18next.exists(`outcomes.${outcome}`);
}
