/** What the journeys through the cabinet share: the built cabinet, a page that fails on any error, and the accessibility check. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildCabinet } from '../cabinet/build.ts';

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

interface AxeViolation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

declare const axe: { run(options: { resultTypes: string[] }): Promise<{ violations: AxeViolation[] }> };

/** Run before a gateway starts: it serves what is built then. */
export async function prepareCabinet(): Promise<void> {
  await buildCabinet();
}

/** A page of its own profile. Anything that the page's script throws, and anything that its policy refuses, fails the test. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(`the page threw: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) assert.fail(message.text());
  });
  return page;
}

/** Runs axe-core in the page as it is. It comes in through the developer tools, past the page's policy, once into each document. */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  // Each page has one, once it is drawn.
  await page.getByRole('heading', { level: 1, includeHidden: true }).first().waitFor();
  await page.evaluate(settle);
  if (await page.evaluate(() => typeof axe === 'undefined')) await page.evaluate(axeSource);
  // All rules run; only what they find wrong is described.
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  assert.deepEqual(told, [], `${name} is accessible`);
}

/** A colour on its way to another has neither's contrast: what moves and comes to an end has ended. */
const settle = `Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished),
)`;

/** Nothing sticks out sideways. */
export async function assertFitsWidth(page: Page, name: string): Promise<void> {
  const [content, width] = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => [
      scrollWidth,
      clientWidth,
    ]);
  assert.equal(content, width, `${name} fits its width`);
}

/**
 * Until this expression is true in the page. Playwright's own `waitForFunction` asks a second time with `eval`, which the policy of our
 * pages forbids: it fails where the first answer was no.
 */
export async function untilTrue(page: Page, expression: string): Promise<void> {
  while ((await page.evaluate(expression)) !== true) await page.evaluate('new Promise(requestAnimationFrame)');
}
