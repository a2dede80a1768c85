/** The way to the receipt of the consent, beside this page: in a frame the session goes on. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';

interface ReceiptLinkProps {
  /** Null until the consent is given. */
  url: string | null;
  text: string;
  language: Language;
}

export function ReceiptLink({ url, text, language }: ReceiptLinkProps) {
  if (url === null) return null;
  const inLanguage = new URL(url);
  inLanguage.searchParams.set('locale', language);
  return (
    <a class="button quiet" href={inLanguage.href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
