/** What the journeys of people share: logging in and signing up as they do, with the mails of the development inbox. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import type { GatewayProcess } from './gateway-process.ts';

export const PASSWORD = 'кеше далада жел соқты';

export interface Person {
  email: string;
  password: string;
}

/** The account that the start has printed. */
export function demonstrationOwner(gateway: GatewayProcess): Person {
  const [, email = '', password = ''] =
    /^Cabinet log-in: +(\S+)\nPassword: +(\S+)$/m.exec(gateway.standardOutput()) ?? [];
  return { email, password };
}

/** For a test that changes its account: an owner of the demonstration's organisation too, who was invited and is logged in nowhere. */
export async function newOwner(gateway: GatewayProcess, email: string): Promise<Person> {
  const call = async (method: string, path: string, data: object | undefined, cookie = '') => {
    const reply = await fetch(`${gateway.address}/api/v1/cabinet/${path}`, {
      method,
      headers: { 'x-qujat-cabinet': '1', cookie, ...(data !== undefined && { 'content-type': 'application/json' }) },
      body: data === undefined ? null : JSON.stringify(data),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.headers.getSetCookie()[0]?.split(';')[0];
  };
  const inviter = await call('POST', 'session/', demonstrationOwner(gateway));
  await call('POST', 'organizations/demonstration/invitations/', { email, role: 'owner' }, inviter);
  const token = (await mailedLink(gateway, email, 'invitation')).split('#')[1];
  const accepted = { token, password: PASSWORD, language: 'en' };
  const invited = await call('POST', 'invitations/accept-as-new/', accepted);
  for (const cookie of [inviter, invited]) await call('DELETE', 'session/', undefined, cookie);
  return { email, password: PASSWORD };
}

/** Under the name that passkeys work with: whoever comes by the address is sent there. */
export function cabinetOrigin(gateway: GatewayProcess): string {
  return gateway.address.replace('127.0.0.1', 'localhost');
}

export function cabinetAddress(gateway: GatewayProcess): string {
  return `${cabinetOrigin(gateway)}/cabinet`;
}

/** Types e-mail and password on the log-in page; what comes then is the caller's. */
export async function typePassword(page: Page, gateway: GatewayProcess, person: Person): Promise<void> {
  await page.goto(`${cabinetAddress(gateway)}/log-in`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

/** A browser of one's own, on the overview. */
export async function openLoggedIn(browser: Browser, gateway: GatewayProcess, person: Person): Promise<Page> {
  const page = await openPage(browser);
  await typePassword(page, gateway, person);
  await page.getByRole('heading', { name: 'Three steps to the first document' }).waitFor();
  return page;
}

/** One log-in of a person for all tests of a file: each would hash the password anew. None of them logs out. */
const logIns = new WeakMap<GatewayProcess, Map<string, Promise<Cookies>>>();

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Opens a page of the cabinet, such as `/operator/audit`, logged in by the API, in a profile of its own. */
export async function openAs(
  browser: Browser,
  gateway: GatewayProcess,
  person: Person,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, options);
  const here = logIns.getOrInsertComputed(gateway, () => new Map());
  await page
    .context()
    .addCookies(await here.getOrInsertComputed(person.email, () => logInByApi(page, gateway, person)));
  await page.goto(`${cabinetAddress(gateway)}${path}`);
  return page;
}

async function logInByApi(page: Page, gateway: GatewayProcess, person: Person): Promise<Cookies> {
  const reply = await page.request.post(`${cabinetOrigin(gateway)}/api/v1/cabinet/session/`, {
    headers: { 'X-Qujat-Cabinet': '1' },
    data: person,
  });
  assert.equal(reply.status(), 200, await reply.text());
  return page.context().cookies();
}

/** Types what the start has printed. */
export async function openInbox(page: Page, gateway: GatewayProcess): Promise<void> {
  await page.getByLabel('Secret of the inbox').fill(gateway.inboxSecret);
  await page.getByRole('button', { name: 'Open the inbox' }).click();
}

/** The newest link of the development inbox to this page for this person. */
export async function mailedLink(gateway: GatewayProcess, email: string, page: string): Promise<string> {
  const headers = { authorization: `Bearer ${gateway.inboxSecret}` };
  const reply = await fetch(`${gateway.address}/api/v1/cabinet/development/mail/`, { headers });
  const { mails } = (await reply.json()) as { mails: { to: string; text: string }[] };
  const links = mails
    .filter(({ to }) => to === email)
    .map(({ text }) => new RegExp(`http\\S+/cabinet/${page}#\\S+`).exec(text)?.[0]);
  const link = links.find((each) => each !== undefined);
  if (link === undefined) throw new Error(`no mail to ${email} leads to ${page}`);
  return link;
}

/** Every page and state: as wide as the screen, on a phone and on a desk; and accessible on a phone, in the full run on a desk too. */
export async function assertGoodPage(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: size.height });
    if (width === 390 || isFull) await assertAccessible(page, `${name}, ${width} px wide,`);
    await assertFitsWidth(page, `${name}, ${width} px wide,`);
  }
  await page.setViewportSize(size);
}

/** The code that an authenticator shows now, or will show the next time: a clock may be half a minute ahead. */
export function codeOf(otpauthUrl: string, which: 'now' | 'next' = 'now'): string {
  const secret = new URL(otpauthUrl).searchParams.get('secret') ?? '';
  const timestamp = Date.now() + (which === 'next' ? 30_000 : 0);
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** As a phone's camera reads it: from the picture, not from the page. */
export async function readQrCode(page: Page, name: string): Promise<string> {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  const picture = await page.getByRole('img', { name }).screenshot();
  const [code] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  return code?.text ?? '';
}

/** An authenticator for passkeys that the browser plays. */
export async function addVirtualAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
