/** The cabinet with the account of the demonstration, as the start prints it. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';
import { openPage } from './cabinet-page.ts';
import { cabinetOrigin, demonstrationOwner } from './cabinet-people.ts';
import type { GatewayProcess } from './gateway-process.ts';

export const DEMONSTRATION = '/cabinet/organizations/demonstration';

/** Logs in by the API, in the page's own profile, and opens a page of the demonstration's organisation. */
export async function openAsDemonstration(
  browser: Browser,
  gateway: GatewayProcess,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, options);
  const address = cabinetOrigin(gateway);
  const reply = await page.request.post(`${address}/api/v1/cabinet/session/`, {
    headers: { 'X-Qujat-Cabinet': '1' },
    data: demonstrationOwner(gateway),
  });
  assert.equal(reply.status(), 200, await reply.text());
  await page.goto(`${address}${DEMONSTRATION}/${path}`);
  return page;
}

interface Look {
  language: 'en' | 'ru' | 'kk';
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
