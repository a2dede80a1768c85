/**
 * Takes the README's pictures of the cabinet, of a gateway that it starts for that: `npm run pictures`. The history of the usage
 * page is made up and the same at each run, up to the day; all people are the sandbox's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { almatyIsoDate } from '../server/src/calendar/almaty-date.ts';
import { DAY_MS } from '../server/src/clock.ts';
import { type CollectedCall, createRequestLogStore } from '../server/src/request-log/request-log-store.ts';
import type { LoggedCall, LoggedOperation } from '../server/src/sessions/request-log.ts';
import { openDatabase } from '../server/src/storage/open-database.ts';
import { launchBrowser } from './browser.ts';
import { openAsDemonstration } from './cabinet-demonstration.ts';
import { prepareCabinet } from './cabinet-page.ts';
import { repositoryRoot } from './command-process.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';

const DAYS = 30;
const size = { width: 1280, height: 860 };
const types = ['identity_card', 'identity_card', 'identity_card', 'driver_license', 'birth_certificate', 'diploma'];

await using cleanUp = new AsyncDisposableStack();
const directory = mkdtempSync(join(tmpdir(), 'qujat-pictures-'));
cleanUp.defer(() => rmSync(directory, { recursive: true }));
await prepareCabinet();
const gateway = await startGatewayProcess({ after: (end) => cleanUp.defer(async () => void (await end())) }, directory);
const browser = await launchBrowser();
cleanUp.defer(() => browser.close());
await writeHistory(directory);
await takeTryIt(browser, gateway);
await takeUsage(browser, gateway);

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
async function writeHistory(dataDirectory: string): Promise<void> {
  const database = await openDatabase({ dataDirectory });
  const log = createRequestLogStore(database);
  const file = new DatabaseSync(join(dataDirectory, 'qujat.sqlite'));
  const insertUsage = file.prepare(
    `insert into usage (organization_id, environment, technology, document_type, day, delivered)
     values ('demonstration', 'test', 'e_document', ?, ?, 1)
     on conflict do update set delivered = delivered + 1`,
  );
  let count = 0;
  for (let ago = DAYS - 1; ago >= 0; ago -= 1) {
    const calls: CollectedCall[] = [];
    const call = (operation: LoggedOperation, documentType: string, outcome: LoggedCall['outcome']) => {
      count += 1;
      const stateMs = 80 + ((count * 37) % 260);
      const places = {
        requestId: `req_picture${count}`,
        organizationId: 'demonstration',
        environment: 'test',
        apiKeyId: 'picture',
        session: null,
      } as const;
      const masked = { iinMasked: null, phoneMasked: null };
      calls.push({
        ...places,
        ...masked,
        operation,
        documentType,
        outcome,
        durationMs: stateMs + 40,
        stateMs,
        ageMs: ago * DAY_MS,
      });
    };
    const day = almatyIsoDate(Date.now() - ago * DAY_MS);
    const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const sessions = Math.round((weekend ? 9 : 34) + (DAYS - ago) * 0.6 + ((ago * 7) % 11));
    for (let session = 0; session < sessions; session += 1) {
      const type = types[(session + ago) % types.length] ?? 'identity_card';
      call('requestDocument', type, 'ok');
      if (session % 12 === 5) call('approveSession', type, 'invalid_otp_code');
      if (session % 23 === 7) {
        call('requestDocument', type, 'subject_not_found_in_mcdb');
        continue;
      }
      call('approveSession', type, 'ok');
      insertUsage.run(type, day);
    }
    await log.insertCalls(calls);
  }
  file.close();
  await database.close();
}
