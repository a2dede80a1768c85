/** The cabinet with the account of the demonstration, as the start prints it. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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

/** The three languages in both themes, on a phone and on a desk: each place of a page is checked in all of them. */
export const looks = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'ru', colorScheme: 'dark', width: 1280 },
  { language: 'kk', colorScheme: 'light', width: 390 },
  { language: 'ru', colorScheme: 'light', width: 390 },
  { language: 'kk', colorScheme: 'dark', width: 390 },
] as const;

export const optionsOf = ({ language, colorScheme, width }: (typeof looks)[number]): BrowserContextOptions => ({
  locale: language,
  colorScheme,
  viewport: { width, height: width === 390 ? 844 : 900 },
});
