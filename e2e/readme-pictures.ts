/**
 * Takes the README's pictures of the cabinet, of a gateway that it starts for that: `npm run pictures`. The history of the usage
 * page is made up and the same at each run, up to the day; all people are the sandbox's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { DAY_MS } from '../server/src/clock.ts';
import { launchBrowser } from './browser.ts';
import { openAsDemonstration } from './cabinet-demonstration.ts';
import { prepareCabinet } from './cabinet-page.ts';
import { repositoryRoot } from './command-process.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';

const DAYS = 30;
const size = { width: 1280, height: 860 };
const types = ['identity_card', 'identity_card', 'identity_card', 'driver_license', 'birth_certificate', 'diploma'];

const directory = mkdtempSync(join(tmpdir(), 'qujat-pictures-'));
await prepareCabinet();
const gateway = await startGatewayProcess(directory);
const browser = await launchBrowser();
try {
  writeHistory(join(directory, 'qujat.sqlite'));
  await takeTryIt(browser, gateway);
  await takeUsage(browser, gateway);
} finally {
  await browser.close();
  await gateway.stop();
  rmSync(directory, { recursive: true });
}

async function takeTryIt(opened: Browser, of: GatewayProcess): Promise<void> {
  const page = await openAsDemonstration(opened, of, 'try-it', { viewport: size });
  await page.getByRole('button', { name: 'Request the document' }).click();
  await page.getByRole('button', { name: /^Type the code/ }).click();
  await take(page, 'cabinet-try-it');
}

async function takeUsage(opened: Browser, of: GatewayProcess): Promise<void> {
  const page = await openAsDemonstration(opened, of, 'usage', { viewport: size });
  await page.locator('svg[role=img]').waitFor();
  await take(page, 'cabinet-usage');
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(repositoryRoot, 'docs', 'images', `${name}.png`), animations: 'disabled' });
  await page.context().close();
}

/** A month of calls: fewer at weekends, more from week to week, a few that failed. */
function writeHistory(file: string): void {
  const database = new DatabaseSync(file);
  const insertCall = database.prepare(
    `insert into calls (request_id, organization_id, environment, operation, document_type, outcome, duration_ms, state_ms,
     created_at, day) values (?, 'demonstration', 'test', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertUsage = database.prepare(
    `insert into usage (organization_id, environment, technology, document_type, day, delivered)
     values ('demonstration', 'test', 'e_document', ?, ?, 1)
     on conflict do update set delivered = delivered + 1`,
  );
  let calls = 0;
  const call = (operation: string, type: string, outcome: string, atMs: number, day: string) => {
    calls += 1;
    const stateMs = 80 + ((calls * 37) % 260);
    insertCall.run(`req_picture${calls}`, operation, type, outcome, stateMs + 40, stateMs, atMs, day);
  };
  database.exec('begin');
  for (let ago = DAYS - 1; ago >= 0; ago -= 1) {
    const atMs = Date.now() - ago * DAY_MS;
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty' }).format(atMs);
    const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const sessions = Math.round((weekend ? 9 : 34) + (DAYS - ago) * 0.6 + ((ago * 7) % 11));
    for (let session = 0; session < sessions; session += 1) {
      const type = types[(session + ago) % types.length] ?? 'identity_card';
      call('requestDocument', type, 'ok', atMs, day);
      if (session % 12 === 5) call('approveSession', type, 'invalid_otp_code', atMs, day);
      if (session % 23 === 7) {
        call('requestDocument', type, 'subject_not_found_in_mcdb', atMs, day);
        continue;
      }
      call('approveSession', type, 'ok', atMs, day);
      insertUsage.run(type, day);
    }
  }
  database.exec('commit');
  database.close();
}
