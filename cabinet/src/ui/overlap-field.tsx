/** How long an old key goes on working beside the one that takes its place. */
import { useTranslation } from 'react-i18next';
import type { Overlap } from '../api/api-keys.ts';
import { RadioField } from './field.tsx';

const overlaps: Overlap[] = ['24h', '7d', '1h', 'now'];

export function OverlapField() {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('apiKeys.overlap')}
      name="overlap"
      defaultValue="24h"
      choices={overlaps.map((each) => ({
        value: each,
        label: t(`apiKeys.overlaps.${each}`),
        hint: each === 'now' ? t('apiKeys.overlapNow') : undefined,
      }))}
    />
  );
}
