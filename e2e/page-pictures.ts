/**
 * Takes a picture of every page of the cabinet, of a Flow and of /verify, and of each kind of page of the documentation, in three languages, light and
 * dark, on a phone and on a desk, and fails where one of them is not accessible or sticks out:
 * `npm run pictures -- pages`, into `out/pages/`. Words after it choose among them: `npm run pictures -- pages overview kk 390`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildFlowPage } from '../flow/build.ts';
import { launchBrowser } from './browser.ts';
import { createOperatorBeside, operator, operatorsWithPassword } from './cabinet-operators.ts';
import { assertAccessible, assertFitsWidth, openPage, prepareCabinet } from './cabinet-page.ts';
import { cabinetAddress, cabinetOrigin, demonstrationOwner, openAs } from './cabinet-people.ts';
import { repositoryRoot } from './command-process.ts';
import { createFlowCalls } from './flow-gateway.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { writeHistory } from './picture-history.ts';
import { makeEndpoints, receiversOfPictures } from './picture-webhooks.ts';

type Who = 'nobody' | 'owner' | 'operator';

interface Shot {
  name: string;
  who: Who;
  path: string;
  /** What is done on the page before. */
  play?(page: Page): Promise<unknown>;
}

const OWN = '/organizations/demonstration';

/** Fonts, and the pictures that a browser would fetch when somebody comes to them. */
const showEverything = `for (const image of document.images) image.loading = 'eager';
  Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))]).then(() => undefined)`;

const shots: Shot[] = [
  ...['', 'log-in', 'sign-up', 'forgot-password', 'gallery', 'sandbox/phone', 'development-inbox', 'nowhere'].map(
    (path): Shot => ({ name: path.replace('/', '-') || 'start', who: 'nobody', path: `/${path}` }),
  ),
  ...['overview', 'api-keys', 'try-it', 'sandbox', 'webhooks', 'requests', 'usage', 'subscription', 'members'].map(
    (page): Shot => ({ name: page, who: 'owner', path: `${OWN}/${page}` }),
  ),
  ...['', 'guides/flow', 'errors/invalid_iin', 'document-types/driver_license', 'api', 'api/requestDocument'].map(
    (path): Shot => ({
      name: `docs-${path.replace('/', '-') || 'overview'}`,
      who: 'nobody',
      path: '/',
      play: documentation(path),
    }),
  ),
  { name: 'docs-search', who: 'nobody', path: '/', play: searchDocumentation },
  { name: 'flow-page', who: 'nobody', path: '/', play: openFlowPage },
  { name: 'verify', who: 'nobody', path: '/', play: openVerifyPage },
  { name: 'overview-live', who: 'owner', path: `${OWN}/overview?environment=live` },
  { name: 'requests-none', who: 'owner', path: `${OWN}/requests?outcome=invalid_iin&iin_end=0000` },
  { name: 'requests-call', who: 'owner', path: `${OWN}/requests`, play: openSession },
  { name: 'requests-old', who: 'owner', path: `${OWN}/requests`, play: loseTheGateway },
  { name: 'webhooks-form', who: 'owner', path: `${OWN}/webhooks`, play: openEndpointForm },
  { name: 'webhooks-sent', who: 'owner', path: `${OWN}/webhooks`, play: openWhatWasSent },
  { name: 'try-it-document', who: 'owner', path: `${OWN}/try-it`, play: receiveDocument },
  { name: 'try-it-answers', who: 'owner', path: `${OWN}/try-it`, play: receiveAnswers },
  { name: 'flows', who: 'owner', path: `${OWN}/flows`, play: (page) => page.locator('main details summary').click() },
  { name: 'flows-form', who: 'owner', path: `${OWN}/flows`, play: openFlowForm },
  { name: 'account', who: 'owner', path: '/account' },
  { name: 'plans-form', who: 'operator', path: '/operator/plans', play: openPlanForm },
  ...['organizations', 'plans', 'system', 'audit', 'citizens'].map(
    (page): Shot => ({ name: page, who: 'operator', path: `/operator/${page}` }),
  ),
];

await using cleanUp = new AsyncDisposableStack();
const directory = mkdtempSync(join(tmpdir(), 'qujat-pages-'));
cleanUp.defer(() => rmSync(directory, { recursive: true }));
await prepareCabinet();
await buildFlowPage();
const ending = { after: (end: () => unknown) => cleanUp.defer(async () => void (await end())) };
const gateway = await startGatewayProcess(ending, directory, { ...operatorsWithPassword, ...receiversOfPictures });
createOperatorBeside(directory);
await writeHistory(directory);
const flow = await createFlowCalls(gateway);
const flowKey = await flow.createFlow({
  document_types: ['identity_card', 'driver_license'],
  origins: ['https://shop.example'],
});
const browser = await launchBrowser();
cleanUp.defer(() => browser.close());
const owner = await openAs(browser, gateway, demonstrationOwner(gateway), '/account');
cleanUp.defer(await makeEndpoints(owner.request, cabinetOrigin(gateway)));
await owner.context().close();
const folder = join(repositoryRoot, 'out', 'pages');
mkdirSync(folder, { recursive: true });

const wanted = process.argv.slice(2);
for (const language of ['en', 'ru', 'kk']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1440]) {
      const look = [language, colorScheme, String(width)];
      const chosen = shots.filter(({ name }) => wanted.every((word) => name === word || look.includes(word)));
      for (const who of ['nobody', 'owner', 'operator'] as const) {
        const own = chosen.filter((shot) => shot.who === who);
        if (own.length > 0)
          await take(own, who, look.join('-'), { locale: language, colorScheme, viewport: { width, height: 900 } });
      }
    }
  }
}

async function take(taken: Shot[], who: Who, look: string, options: Parameters<typeof openPage>[1]): Promise<void> {
  const person = who === 'operator' ? operator : demonstrationOwner(gateway);
  const page = await (who === 'nobody'
    ? openPage(browser, options)
    : openAs(browser, gateway, person, '/account', options));
  for (const { name, path, play } of taken) {
    await page.goto(`${cabinetAddress(gateway)}${path}`, { waitUntil: 'networkidle' });
    await play?.(page);
    await page.evaluate(showEverything);
    await assertFitsWidth(page, `${name} ${look}`);
    await assertAccessible(page, `${name} ${look}`);
    await page.mouse.move(0, 0);
    const file = join(folder, `${name}-${look}.png`);
    await page.screenshot({ path: file, fullPage: play !== openSession, animations: 'disabled' });
    process.stdout.write(`${file}\n`);
  }
  await page.context().close();
}

async function languageOf(page: Page): Promise<string> {
  return (await page.locator('html').getAttribute('lang')) ?? 'en';
}

function documentation(path: string): (page: Page) => Promise<unknown> {
  return async (page) => {
    const language = await languageOf(page);
    const folder = language === 'en' ? '' : `${language}/`;
    await page.goto(`${gateway.address}/docs/${folder}${path}`.replace(/\/$/, ''), { waitUntil: 'networkidle' });
  };
}

async function searchDocumentation(page: Page): Promise<void> {
  await documentation('')(page);
  await page.getByRole('combobox').fill('SMS');
  await page.getByRole('option').first().waitFor();
}

/** What the page shows stays, and says how old it is. */
async function loseTheGateway(page: Page): Promise<void> {
  await page.route('**/api/v1/cabinet/organizations/**', (route) => route.abort());
  await page.locator('main section:has(table) button').first().click();
  await page.locator('main [role=status]').first().waitFor();
  await page.unroute('**/api/v1/cabinet/organizations/**');
}

async function openEndpointForm(page: Page): Promise<void> {
  await page.locator('main button').first().click();
  await page.locator('dialog[open] input[name=url]').waitFor();
}

async function openWhatWasSent(page: Page): Promise<void> {
  await page.locator('main li:has(button)').nth(1).locator('button').first().click();
  await page.locator('dialog[open] li').first().waitFor();
}

async function receiveDocument(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').first().click();
  await page.locator('section ol button').first().click();
  await page.locator('form button[type=submit]').nth(1).click();
  // The document's own, before those of the two samples.
  await page.locator('pre').nth(2).waitFor();
  await page.waitForLoadState('networkidle');
}

async function receiveAnswers(page: Page): Promise<void> {
  await page.locator('form select:has(option[value=answers])').selectOption('answers');
  for (const code of ['age_over_18', 'is_holder']) await page.getByLabel(code, { exact: true }).check();
  await page.locator('form summary').click();
  await page.getByLabel('common.docNumber', { exact: true }).check();
  await receiveDocument(page);
}

async function openPlanForm(page: Page): Promise<void> {
  await page.locator('main button').first().click();
  await page.locator('dialog[open] input[name=claims_only]').waitFor();
}

async function openFlowForm(page: Page): Promise<void> {
  await page.locator('main button').first().click();
  await page.locator('dialog[open] input[name=name]').waitFor();
}

/** As a citizen sees it, of a session that waits for him. */
async function openFlowPage(page: Page): Promise<void> {
  const language = await languageOf(page);
  const session = await flow.createSession(flowKey);
  const locale = language === 'kk' ? 'kz' : language;
  await page.goto(`${gateway.address}/flow/${session}?locale=${locale}`, { waitUntil: 'networkidle' });
}

/** With something that is not genuine. */
async function openVerifyPage(page: Page): Promise<void> {
  const language = await languageOf(page);
  await page.goto(`${gateway.address}/verify?locale=${language === 'kk' ? 'kz' : language}`);
  await page.locator('#pasted').fill('QJ1:');
  await page.locator('form button').first().click();
  await page.locator('.finding').waitFor();
}

/** A session with a wrong code. */
async function openSession(page: Page): Promise<void> {
  const api = `${gateway.address}/api/v1/backend/e-document/online-access`;
  const data = { api_key: gateway.testKey, iin: '900101300017', phone: '77010000001' };
  const opened = await page.request.post(`${api}/request/identity_card/`, { data });
  const { backend_session_id } = (await opened.json()) as { backend_session_id: string };
  await page.request.post(`${api}/approve/`, {
    data: { backend_session_id, code: '000000', file: false, file_type: 'pdf' },
  });
  await page.reload({ waitUntil: 'networkidle' });
  await page.locator('tbody a').first().click();
  await page.locator('dialog ol').waitFor();
}
