/** What the address of the page says. It is read once; the session's id stands nowhere else. */
import { isLanguage, type Language } from '../../cabinet/src/i18n/languages.ts';

export interface PageAddress {
  sessionId: string;
  /** Undefined where the address names none that we speak. */
  language: Language | undefined;
  /** Whether the page stands in an app, which shows it in a view of its own. */
  inWebView: boolean;
  /** Of the link that brings the session to this device; it works once. */
  handOverToken: string | undefined;
}

/** The hosted service names Kazakh by the country. */
const KAZAKH_BY_COUNTRY = 'kz';

export function readPageAddress(address: string): PageAddress {
  const { pathname, searchParams, hash } = new URL(address);
  const locale = searchParams.get('locale')?.toLowerCase().slice(0, 2) ?? '';
  const language = locale === KAZAKH_BY_COUNTRY ? 'kk' : locale;
  return {
    sessionId: /\/flow\/([^/]+)/.exec(pathname)?.[1] ?? '',
    language: isLanguage(language) ? language : undefined,
    inWebView: searchParams.get('web_view') === 'true',
    handOverToken: /^#hand-over=(.+)$/.exec(hash)?.[1],
  };
}

/** The address after another language was chosen: a reload then speaks it too. It keeps no token that was used. */
export function addressIn(language: Language, address: string): string {
  const { pathname, searchParams } = new URL(address);
  searchParams.set('locale', language);
  return `${pathname}?${searchParams}`;
}
