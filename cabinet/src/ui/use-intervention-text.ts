/** What an operator did, in one sentence: when, who, why. */
import { useTranslation } from 'react-i18next';
import type { Intervention } from '../api/account.ts';
import { formatDateTime } from '../format.ts';
import { currentLanguage } from '../i18n/i18n.ts';

export function useInterventionText(): (intervention: Intervention) => string {
  const { t } = useTranslation();
  return ({ at, by, reason }) =>
    t('incident.told', {
      time: formatDateTime(new Date(at), currentLanguage()),
      who: by ?? t('incident.anOperator'),
      reason,
    });
}
