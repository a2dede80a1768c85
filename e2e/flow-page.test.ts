/** The page of a Flow in a real browser, as citizens use it: to the end, wrongly, twice at once, on another device, without a connection. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page, Route } from 'playwright-core';
import { assertAccessible, assertFitsWidth, openPage, untilTrue } from './cabinet-page.ts';
import { readQrCode } from './cabinet-people.ts';
import { citizen, setUpFlow } from './flow-gateway.ts';

const { browser, gateway, createFlow, switchFlow, createSession, readResult, code, countMessages, moveClock } =
  await setUpFlow();
const flowKey = await createFlow();
const severalKey = await createFlow({ document_types: ['identity_card', 'driver_license'] });

const addressOf = (sessionId: string, locale = 'en') => `${gateway.address}/flow/${sessionId}?locale=${locale}`;

async function openFlow(sessionId: string, options: BrowserContextOptions = {}, locale = 'en'): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 390, height: 844 }, ...options });
  await page.goto(addressOf(sessionId, locale));
  await heading(page).waitFor();
  return page;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const primary = (page: Page) => page.locator('.primary');
const field = (page: Page, name: string) => page.locator(`input[name=${name}]`);

/** From the first step to that of the code. */
async function enterCitizen(page: Page): Promise<void> {
  await primary(page).click();
  await field(page, 'iin').fill(citizen.iin);
  await field(page, 'phone').fill(`+${citizen.phone}`);
  await primary(page).click();
  await field(page, 'code').waitFor();
}

const otherThan = (right: string) => (right === '000000' ? '000001' : '000000');
const END = 'The document is handed over';
const done = (page: Page) => page.getByRole('heading', { name: END });

const looks = [
  { language: 'kk', locale: 'kz', colorScheme: 'dark', width: 390, done: 'Құжат берілді', wrong: 'Код қате.' },
  { language: 'ru', locale: 'ru', colorScheme: 'light', width: 390, done: 'Документ передан', wrong: 'Код неверный.' },
  { language: 'en', locale: 'en', colorScheme: 'light', width: 1440, done: END, wrong: 'This code is wrong.' },
] as const;

for (const { language, locale, colorScheme, width, ...words } of looks) {
  test(`in ${language}, ${colorScheme}, ${width} px wide, the citizen hands over a document; each step is accessible and fits`, async () => {
    const sessionId = await createSession(severalKey, { return_url: 'http://localhost/done?order=7' });
    const page = await openFlow(sessionId, { colorScheme, viewport: { width, height: 844 } }, locale);
    const elsewhere: string[] = [];
    page.on('request', (request) => request.url().startsWith(gateway.address) || elsewhere.push(request.url()));
    const check = async (step: string) => {
      await assertAccessible(page, step);
      await assertFitsWidth(page, step);
    };
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    assert.equal(await primary(page).isDisabled(), true, 'one of two documents must be chosen');
    await page.locator('input[type=radio]').first().check();
    await check('the question');
    await primary(page).click();
    // A digit that is wrong is told as soon as the last one stands there.
    await field(page, 'iin').fill('900101300018');
    await page.locator('.error:not(:empty)').waitFor();
    await check('the wrong IIN');
    await field(page, 'iin').fill(citizen.iin);
    await field(page, 'phone').pressSequentially('87010000001');
    assert.equal(await field(page, 'phone').inputValue(), '701 000 00 01');
    await page.keyboard.press('Enter');
    await field(page, 'code').waitFor();
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'H1', 'a screen reader reads the new step');
    const right = await code();
    await field(page, 'code').fill(otherThan(right));
    await page.getByText(words.wrong).waitFor();
    await untilTrue(page, "document.querySelector('input[name=code]').value === ''");
    await check('the wrong code');
    await field(page, 'code').fill(`1414: ${right}.`);
    await page.getByRole('heading', { name: words.done }).waitFor();
    await check('the end');
    const back = new URL((await primary(page).getAttribute('href')) ?? '');
    assert.equal(back.search, `?order=7&session_id=${sessionId}&status=done`);
    const { status, edocument_result: result } = await readResult(severalKey, sessionId);
    assert.deepEqual([status, result.result_json?.common.docOwner.iin], ['FINISHED', citizen.iin]);
    assert.deepEqual(elsewhere, []);
    await page.context().close();
  });
}

test('a question in place of the document is asked and answered in its own words, and the answer names nobody', async () => {
  const order = { document_types: ['identity_card'], claims: ['age_over_18', 'not_expired'] };
  const sessionId = await createSession(severalKey, order);
  const page = await openFlow(sessionId, { colorScheme: 'dark' }, 'kz');
  const check = async (step: string) => {
    await assertAccessible(page, step);
    await assertFitsWidth(page, step);
  };
  await check('the question');
  await enterCitizen(page);
  await primary(page).getByText('Жауапты беру').waitFor();
  await check('the code');
  await field(page, 'code').fill(await code());
  await page.getByRole('heading', { name: 'Жауап берілді' }).waitFor();
  await check('the end');
  const { edocument_result: result } = await readResult(severalKey, sessionId);
  assert.deepEqual((result as { claims?: object }).claims, { age_over_18: true, not_expired: true });
  assert.ok(!JSON.stringify(result).includes(citizen.iin));
  await page.context().close();
});

test('back and reload lead where one was, and neither address, history nor storage has anything of the citizen', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openFlow(sessionId);
  const called: string[] = [];
  page.on('request', (request) => called.push(request.url()));
  await primary(page).click();
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: /asks for your document/ }).waitFor();
  await page.goForward();
  await field(page, 'iin').waitFor();
  await page.goBack();
  await enterCitizen(page);
  await page.reload();
  await field(page, 'code').waitFor();
  const kept = '[location.href, history.state, { ...sessionStorage }, { ...localStorage }, document.cookie]';
  const all = JSON.stringify([await page.evaluate(kept), called]);
  for (const secret of [citizen.iin, citizen.phone, citizen.phone.slice(1)]) assert.ok(!all.includes(secret), all);
  // The id of the session stands in the address of the page, as the vendor has it, and in no other.
  assert.deepEqual(
    called.filter((url) => url.includes(sessionId) && !url.startsWith(addressOf(sessionId))),
    [],
  );
  await page.context().close();
});

test('two tabs show the same, and one code hands over one document', async () => {
  const sessionId = await createSession(flowKey);
  const first = await openFlow(sessionId);
  await enterCitizen(first);
  const second = await openTab(first.context(), sessionId);
  await field(second, 'code').waitFor();
  await field(first, 'code').fill(await code());
  await done(first).waitFor();
  await done(second).waitFor();
  await first.context().close();
});

async function openTab(context: BrowserContext, sessionId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(addressOf(sessionId));
  return page;
}

test('a call whose answer is lost is not made twice, and one that never arrived is made again', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openFlow(sessionId);
  const before = await countMessages();
  await page.route('**/page/citizen/', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await enterCitizen(page);
  assert.equal((await countMessages()) - before, 1, 'one SMS');
  const right = await code();
  let tries = 0;
  await page.route('**/page/approve/', (route) => {
    tries += 1;
    return tries === 1 ? route.abort('connectionrefused') : route.continue();
  });
  await field(page, 'code').fill(right);
  await done(page).waitFor();
  assert.equal(tries, 2);
  await page.context().close();
});

test('five wrong codes or half an hour end it, and the page says what to do; so does an address that leads nowhere', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openFlow(sessionId);
  await enterCitizen(page);
  const wrong = otherThan(await code());
  for (const left of [4, 3, 2, 1]) {
    await field(page, 'code').fill(wrong.slice(0, 5) + left);
    await page.getByText(left === 1 ? '1 attempt is left.' : `${left} attempts are left.`).waitFor();
  }
  await field(page, 'code').fill(`${wrong.slice(0, 5)}5`);
  await page.getByText('The code was wrong too often.').waitFor();
  await assertAccessible(page, 'the failed session');
  const { flow_session_failure_reasons: reasons } = await readResult(flowKey, sessionId);
  assert.deepEqual(reasons, ['otp']);
  const late = await createSession(flowKey);
  await page.goto(addressOf(late));
  await enterCitizen(page);
  await moveClock({ advance_seconds: 31 * 60 });
  await page.reload();
  await page.getByText('The time for this is over.').waitFor();
  await moveClock({ reset: true });
  await page.goto(addressOf('6d0fd2a2-1de4-4ac3-9a41-2b7a3b9d1c11'));
  await page.getByRole('heading', { name: 'There is no such request' }).waitFor();
  await assertAccessible(page, 'the missing session');
  await page.context().close();
});

test('what is typed in the very moment in which a code is refused stays there', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openFlow(sessionId);
  await enterCitizen(page);
  await page.evaluate(`new MutationObserver((_, observer) => {
    if (document.querySelector('.error:not(:empty)') === null) return;
    observer.disconnect();
    setTimeout(() => {
      const field = document.querySelector('input[name=code]');
      field.value += '1';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true })`);
  await field(page, 'code').fill(otherThan(await code()));
  await page.getByText('4 attempts are left.').waitFor();
  assert.equal(await field(page, 'code').inputValue(), '1');
  await page.context().close();
});

test('the keyboard alone declines, and the organisation is told', async () => {
  const sessionId = await createSession(flowKey, citizen);
  const page = await openFlow(sessionId);
  await page.getByRole('button', { name: 'Continue', exact: true }).press('Enter');
  await page.getByText('********0017').waitFor();
  await page.getByText('+7 701 *** ** 01').waitFor();
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await page.getByRole('button', { name: 'Decline' }).press('Enter');
  await page.getByRole('button', { name: 'Yes, decline' }).press('Enter');
  await page.getByRole('heading', { name: 'The document was not handed over' }).waitFor();
  const { flow_session_failure_reasons: reasons } = await readResult(flowKey, sessionId);
  assert.deepEqual(reasons, ['cancelled']);
  await page.context().close();
});

test('while the organisation has its flow disabled the page says so, goes on by itself, and can be declined', async () => {
  const key = await createFlow();
  const [waiting, declining] = [await createSession(key), await createSession(key)];
  const page = await openFlow(waiting);
  await enterCitizen(page);
  await switchFlow(key, false);
  await field(page, 'code').fill(await code());
  await page.getByRole('heading', { name: 'The organisation has paused this request' }).waitFor();
  await assertAccessible(page, 'a request that is paused');
  const other = await openFlow(declining, {}, 'kz');
  await other.getByRole('heading', { name: 'Ұйым бұл сұрауды тоқтата тұрды' }).waitFor();
  await other.getByRole('button', { name: 'Бас тарту' }).click();
  await other.getByRole('button', { name: 'Иә, бас тартамын' }).click();
  await other.getByRole('heading', { name: 'Құжат берілмеді' }).waitFor();
  await switchFlow(key, true);
  await field(page, 'code').fill(await code());
  await done(page).waitFor();
  for (const each of [page, other]) await each.context().close();
});

test('a desktop hands over to a phone by a QR code that works for one device, and watches', async () => {
  const sessionId = await createSession(flowKey);
  const desktop = await openFlow(sessionId, { viewport: { width: 1440, height: 900 } });
  await desktop.getByRole('button', { name: 'Continue on the phone' }).click();
  await desktop.getByRole('img', { name: /QR code/ }).waitFor();
  await assertAccessible(desktop, 'the QR code');
  const link = new URL(await readQrCode(desktop, 'QR code that opens this page on a phone'));
  assert.equal(link.searchParams.get('locale'), 'en');
  const here = `${gateway.address}${link.pathname}${link.search}${link.hash}`;
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 } });
  const answers = { lost: 0 };
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    answers.lost += 1;
    await route.abort();
  };
  await phone.route('**/take-over/', loseAnswer, { times: 1 });
  await phone.goto(here);
  await heading(phone).waitFor();
  await phone.waitForURL((url) => url.hash === '');
  assert.equal(answers.lost, 1, 'the link was used, and its answer was lost');
  await desktop.getByRole('heading', { name: 'Your phone has taken over' }).waitFor();
  await assertAccessible(desktop, 'the desktop that watches');
  const stranger = await openPage(browser);
  await stranger.goto(here);
  await stranger.getByText('This link was used already').waitFor();
  await enterCitizen(phone);
  await phone.reload();
  await field(phone, 'code').fill(await code());
  await done(phone).waitFor();
  await done(desktop).waitFor();
  for (const page of [desktop, phone, stranger]) await page.context().close();
});

test('an app that shows the page is told each step and the end, and nothing of the citizen', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openPage(browser, { viewport: { width: 390, height: 844 } });
  const heard: Record<string, unknown>[] = [];
  const closed = Promise.withResolvers<void>();
  await page.exposeFunction('hear', (message: string) => {
    heard.push(JSON.parse(message));
    if (heard.at(-1)?.['type'] === 'close') closed.resolve();
  });
  await page.addInitScript('globalThis.qujatFlow = { postMessage: (message) => globalThis.hear(message) }');
  await page.goto(`${addressOf(sessionId)}&web_view=true`);
  await enterCitizen(page);
  await field(page, 'code').fill(await code());
  await done(page).waitFor();
  await page.getByRole('button', { name: 'Back to the organisation' }).click();
  await closed.promise;
  const told = heard
    .filter(({ type }) => type !== 'resize')
    .map(({ source, session_id: id, ...rest }) => ({ ...rest, isOurs: source === 'qujat-flow' && id === sessionId }));
  assert.deepEqual(told, [
    { type: 'step', step: 'ask', isOurs: true },
    { type: 'step', step: 'citizen', isOurs: true },
    { type: 'step', step: 'code', isOurs: true },
    { type: 'finish', status: 'done', isOurs: true },
    { type: 'close', isOurs: true },
  ]);
  await page.context().close();
});

test('the first load is 60 KiB at most as it is sent', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openPage(browser);
  const files = new Set<string>();
  page.on('response', (response) => files.add(response.url()));
  await page.goto(addressOf(sessionId, 'kz'), { waitUntil: 'networkidle' });
  await page.context().close();
  const sizes = await Promise.all(
    [...files]
      .filter((url) => !url.includes('/api/'))
      .map(async (url) => {
        const reply = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
        const length = Number(reply.headers.get('content-length'));
        await reply.arrayBuffer();
        return [new URL(url).pathname.split('/').at(-1), length] as const;
      }),
  );
  const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
  assert.ok(sizes.length >= 4 && bytes > 10_000 && bytes <= 60 * 1024, `${bytes} bytes: ${JSON.stringify(sizes)}`);
});

const receipts = [
  { locale: 'kk', colorScheme: 'dark', width: 390, title: 'Сіздің келісіміңіз', withdrawn: 'қайтарып алдыңыз' },
  { locale: 'ru', colorScheme: 'light', width: 1440, title: 'Ваше согласие', withdrawn: 'Вы отозвали согласие' },
  { locale: 'en', colorScheme: 'light', width: 390, title: 'Your consent', withdrawn: 'You have withdrawn' },
] as const;

for (const { locale, colorScheme, width, title, withdrawn } of receipts) {
  test(`the receipt in ${locale}, ${colorScheme}, ${width} px wide, shows what was read and agreed to, and withdraws it`, async () => {
    const sessionId = await createSession(flowKey);
    const page = await openFlow(sessionId, { colorScheme, viewport: { width, height: 844 } }, locale);
    await primary(page).click();
    const notice = await page.locator('.promise').innerText();
    await field(page, 'iin').fill(citizen.iin);
    await field(page, 'phone').fill(`+${citizen.phone}`);
    await primary(page).click();
    await field(page, 'code').waitFor();
    const [receipt] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('a[href*="/consent?"]').click(),
    ]);
    const called: string[] = [];
    receipt.on('request', (request) => called.push(request.url()));
    await receipt.getByRole('heading', { name: title }).waitFor();
    await receipt.getByText(notice).waitFor();
    await assertAccessible(receipt, 'the receipt');
    await assertFitsWidth(receipt, 'the receipt');
    const [saved] = await Promise.all([receipt.waitForEvent('download'), receipt.locator('a[download]').click()]);
    assert.match(saved.suggestedFilename(), /^con_[0-9a-f]{24}\.json$/);
    const [pdf] = await Promise.all([receipt.waitForEvent('download'), receipt.locator('button.plain').click()]);
    assert.equal(pdf.suggestedFilename(), saved.suggestedFilename().replace('.json', '.pdf'));
    await receipt.locator('.quiet').click();
    await assertAccessible(receipt, 'the question whether to withdraw');
    await receipt.locator('.danger').click();
    await receipt.getByText(withdrawn).waitFor();
    await assertAccessible(receipt, 'the receipt of what was withdrawn');
    const secret = new URL(receipt.url()).hash.slice(1);
    assert.ok(secret.length > 40 && called.every((url) => !url.includes(secret)), called.join());
    assert.deepEqual((await readResult(flowKey, sessionId)).flow_session_failure_reasons, ['cancelled']);
    await page.context().close();
  });
}
