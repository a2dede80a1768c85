/** Says that the subscription ends within a month and nothing continues it. */
import { useTranslation } from 'react-i18next';
import type { Subscriptions } from '../api/subscriptions.ts';
import { formatDate } from '../format.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { Notice } from './card.tsx';

export function EndsSoon({ endsSoon }: { endsSoon: Subscriptions['ends_soon'] }) {
  const { t } = useTranslation();
  if (endsSoon === null) return null;
  // The last day, not the midnight after it.
  const date = formatDate(new Date(Date.parse(endsSoon.ends_at) - 1), currentLanguage());
  return <Notice kind="warn">{t('subscription.endsSoon', { count: endsSoon.days_left, date })}</Notice>;
}
