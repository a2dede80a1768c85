/** The cabinet with the account of the demonstration, as the start prints it. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';
import { openPage } from './cabinet-page.ts';
import { cabinetOrigin, demonstrationOwner } from './cabinet-people.ts';
import type { GatewayProcess } from './gateway-process.ts';

export const DEMONSTRATION = '/cabinet/organizations/demonstration';

/** One log-in for all tests of a file: each would hash the password anew. None of them logs out. */
const logIns = new WeakMap<GatewayProcess, Promise<Cookies>>();

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Opens a page of the demonstration's organisation, logged in, in a profile of its own. */
export async function openAsDemonstration(
  browser: Browser,
  gateway: GatewayProcess,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, options);
  const logIn = logIns.get(gateway) ?? logInByApi(page, gateway);
  logIns.set(gateway, logIn);
  await page.context().addCookies(await logIn);
  await page.goto(`${cabinetOrigin(gateway)}${DEMONSTRATION}/${path}`);
  return page;
}

async function logInByApi(page: Page, gateway: GatewayProcess): Promise<Cookies> {
  const reply = await page.request.post(`${cabinetOrigin(gateway)}/api/v1/cabinet/session/`, {
    headers: { 'X-Qujat-Cabinet': '1' },
    data: demonstrationOwner(gateway),
  });
  assert.equal(reply.status(), 200, await reply.text());
  return page.context().cookies();
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
