/** What an operator did, in one sentence: when, who, why. */
import type { TFunction } from 'i18next';
import type { Intervention } from '../api/account.ts';
import { formatDateTime } from '../format.ts';

export function interventionText({ at, by, reason }: Intervention, t: TFunction): string {
  return t('incident.told', { time: formatDateTime(at), who: by ?? t('incident.anOperator'), reason });
}
