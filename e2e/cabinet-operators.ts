/** An operator of the gateway, made beside it as `qujat operator create` does, and logged in. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from './cabinet-page.ts';
import { cabinetAddress, cabinetOrigin, PASSWORD, type Person } from './cabinet-people.ts';
import { repositoryRoot } from './command-process.ts';
import type { GatewayProcess } from './gateway-process.ts';

export const operator: Person = { email: 'operator@gateway.example', password: PASSWORD };

/** For a gateway whose operators log in by the password alone. */
export const operatorsWithPassword = { QUJAT_OPERATOR_SECOND_FACTOR: 'off' };

export function createOperatorBeside(dataDirectory: string): void {
  execFileSync(process.execPath, ['server/bin/qujat.cjs', 'operator', 'create', operator.email, '--password-stdin'], {
    cwd: repositoryRoot,
    env: { ...process.env, QUJAT_DATA_DIR: dataDirectory },
    input: `${operator.password}\n`,
  });
}

/** Logs in by the API, in the page's own profile, and opens a page: `/operator/audit`. */
export async function openAs(
  browser: Browser,
  gateway: GatewayProcess,
  person: Person,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, options);
  const reply = await page.request.post(`${cabinetOrigin(gateway)}/api/v1/cabinet/session/`, {
    headers: { 'X-Qujat-Cabinet': '1' },
    data: person,
  });
  assert.equal(reply.status(), 200, await reply.text());
  await page.goto(`${cabinetAddress(gateway)}${path}`);
  return page;
}
