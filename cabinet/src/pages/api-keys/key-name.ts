/** By what people recognise a key: its name and its end. */
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/api-keys.ts';

export function useKeyName({ name, last_four: lastFour }: Pick<ApiKey, 'name' | 'last_four'>): string {
  const { t } = useTranslation();
  // The word joiner keeps the dots and the characters on one line.
  return `${name === '' ? t('apiKeys.unnamed') : name} · …\u2060${lastFour}`;
}

/** As it is shown where the key itself is not. */
export function maskedKey({ environment, last_four: lastFour }: Pick<ApiKey, 'environment' | 'last_four'>): string {
  return `qjt_${environment}_••••••••${lastFour}`;
}
