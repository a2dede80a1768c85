/** A time of the API in the visitor's language; undefined for none. */
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../format.ts';
import { currentLanguage } from '../i18n/i18n.ts';

export function useDateTime(): (time: string | null) => string | undefined {
  // Told again when the language changes.
  useTranslation();
  const language = currentLanguage();
  return (time) => (time === null ? undefined : formatDateTime(new Date(time), language));
}
