/** Says that the subscription ends within a month and nothing continues it. */
import { useTranslation } from 'react-i18next';
import type { Subscriptions } from '../api/subscriptions.ts';
import { formatLastDay } from '../format.ts';
import { Notice } from './card.tsx';

export function EndsSoon({ endsSoon }: { endsSoon: Subscriptions['ends_soon'] }) {
  const { t } = useTranslation();
  if (endsSoon === null) return null;
  const date = formatLastDay(endsSoon.ends_at);
  return <Notice kind="warn">{t('subscription.endsSoon', { count: endsSoon.days_left, date })}</Notice>;
}
