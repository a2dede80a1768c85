/** The cabinet with the account of the demonstration, as the start prints it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Language } from '../cabinet/src/i18n/languages.ts';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';
import { demonstrationOwner, openAs } from './cabinet-people.ts';
import type { GatewayProcess } from './gateway-process.ts';

export const DEMONSTRATION = '/organizations/demonstration';

/** Opens a page of the demonstration's organisation, logged in, in a profile of its own. */
export function openAsDemonstration(
  browser: Browser,
  gateway: GatewayProcess,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  return openAs(browser, gateway, demonstrationOwner(gateway), `${DEMONSTRATION}/${path}`, options);
}

interface Look {
  language: Language;
  colorScheme: 'light' | 'dark';
  width: number;
}

const shortLooks: Look[] = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'ru', colorScheme: 'dark', width: 390 },
  { language: 'kk', colorScheme: 'light', width: 390 },
];
const otherLooks: Look[] = [
  { language: 'ru', colorScheme: 'light', width: 390 },
  { language: 'kk', colorScheme: 'dark', width: 390 },
  { language: 'kk', colorScheme: 'dark', width: 1280 },
];

/** Each language, both themes, a phone and a desk: each place of a page is checked in all of these; in the full run in more of their pairs. */
export const looks = isFull ? [...shortLooks, ...otherLooks] : shortLooks;

export const optionsOf = ({ language, colorScheme, width }: Look): BrowserContextOptions => ({
  locale: language,
  colorScheme,
  viewport: { width, height: width === 390 ? 844 : 900 },
});
