/** What tests of the cabinet work with: browsers with their cookies, mails that came, people who are members. */

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { createPasswordHashing, leastParameters } from '../accounts/password-hash.ts';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../app/test-gateway.ts';
import type { ErrorCode } from '../errors.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';

export const CABINET = '/api/v1/cabinet';
export const PASSWORD = 'кеше далада жел соқты';

/** These tests are not about the cost of guessing. */
const quickHashing = createPasswordHashing(leastParameters);

export interface CabinetReply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each test looks at the fields of its own route
  body: any;
  text: string;
  headers: Record<string, unknown>;
}

export interface Browser {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<CabinetReply>;
  cookies: Map<string, string>;
}

export interface AuditedAct {
  action: string;
  account_id: string | null;
  organization_id: string;
  target: string | null;
  reason: string | null;
  value_before: string | null;
  value_after: string | null;
  error_code: string | null;
  network: string | null;
}

export interface CabinetGateway extends TestGateway {
  /** A browser of its own, with no cookies yet. Each has an address of its own too, unless one is given. */
  browser(address?: string): Browser;
  /** The token of the newest mail to this address whose link leads to this page. */
  linkToken(to: string, page: string): Promise<string>;
  mailsTo(to: string): Promise<{ subject: string; text: string; html: string }[]>;
  /** Signs up and confirms; the browser is logged in as owner. */
  newOwner(
    email: string,
    organizationName?: string,
  ): Promise<{ browser: Browser; organizationId: string; accountId: string }>;
  /** Invited by this owner, and logged in as a new account. */
  newMember(
    owner: { browser: Browser; organizationId: string },
    email: string,
    role: string,
  ): Promise<{ browser: Browser; accountId: string }>;
  /** The actions in the audit, oldest first, with the account that acted. */
  audit(): AuditedAct[];
}

let lastAddress = 0;

export async function startCabinetGateway(t: TestContext, options: TestGatewayOptions = {}): Promise<CabinetGateway> {
  const gateway = await startTestGateway(t, { hashing: quickHashing, ...options });
  const browser = (address = newAddress()) => createBrowser(gateway, address);
  const mailsTo = async (to: string) => {
    const authorization = `Bearer ${gateway.app.inboxSecret}`;
    const { body } = await browser().call('GET', '/development/mail/', undefined, { host: 'localhost', authorization });
    return body.mails.filter((mail: { to: string }) => mail.to === to);
  };
  const linkToken = async (to: string, page: string) => {
    const found = (await mailsTo(to)).map(
      (mail: { text: string }) => new RegExp(`/cabinet/${page}#(qjc_\\S+)`).exec(mail.text)?.[1],
    );
    const token = found.find((each: string | undefined) => each !== undefined);
    assert.ok(token, `a mail to ${to} with a link to ${page}`);
    return token;
  };
  const whoAmI = async (who: Browser) => (await who.call('GET', '/account/')).body;
  const tools = { ...gateway, browser, mailsTo, linkToken };
  return {
    ...tools,
    async newOwner(email, organizationName = '«Алма» ЖШС') {
      const own = browser();
      const request = {
        organization_name: organizationName,
        bin: '240140000011',
        email,
        password: PASSWORD,
        language: 'en',
      };
      assert.equal((await own.call('POST', '/sign-up/', request)).status, 202);
      const token = await linkToken(email, 'confirm-sign-up');
      const confirmed = await own.call('POST', '/sign-up/confirm/', { token, password: PASSWORD });
      assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body));
      const account = await whoAmI(own);
      return { browser: own, organizationId: account.organizations[0].id, accountId: account.id };
    },
    async newMember(owner, email, role) {
      const invitation = await owner.browser.call('POST', `/organizations/${owner.organizationId}/invitations/`, {
        email,
        role,
      });
      assert.equal(invitation.status, 201, JSON.stringify(invitation.body));
      const own = browser();
      const token = await linkToken(email, 'invitation');
      const accepted = await own.call('POST', '/invitations/accept-as-new/', {
        token,
        password: PASSWORD,
        language: 'ru',
      });
      assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
      return { browser: own, accountId: (await whoAmI(own)).id };
    },
    audit: () => readAudit(gateway.dataDirectory),
  };
}

function createBrowser(gateway: TestGateway, address: string): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call(method, path, body, headers = {}) {
      // Each call at a time of its own, so that of two mails the newer one is known.
      gateway.advanceMs(1);
      const reply = await gateway.app.server.inject({
        method: method as 'GET',
        url: `${CABINET}${path}`,
        remoteAddress: address,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          'x-qujat-cabinet': '1',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      });
      for (const { name, value } of reply.cookies) value === '' ? cookies.delete(name) : cookies.set(name, value);
      const isJson = String(reply.headers['content-type']).startsWith('application/json');
      const { statusCode: status, body: text } = reply;
      return { status, body: isJson ? JSON.parse(text) : {}, text, headers: reply.headers };
    },
  };
}

function readAudit(dataDirectory: string): ReturnType<CabinetGateway['audit']> {
  const database = openStoreFile(dataDirectory);
  try {
    const rows = database
      .prepare(
        'select action, account_id, organization_id, target, reason, value_before, value_after, error_code, network from audit order by rowid',
      )
      .all();
    return rows as unknown as ReturnType<CabinetGateway['audit']>;
  } finally {
    database.close();
  }
}

function newAddress(): string {
  lastAddress += 1;
  return `198.51.${Math.floor(lastAddress / 250)}.${(lastAddress % 250) + 1}`;
}

export function assertRefused(reply: CabinetReply, code: ErrorCode): void {
  assert.equal(reply.body.code, code, JSON.stringify(reply.body));
}

/** The code of the authenticator at this time. */
export function totpCode(secret: string, nowMs: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: nowMs });
}

/** Sets up an authenticator for whoever the browser is logged in as. */
export async function enableTotp(
  gateway: CabinetGateway,
  browser: Browser,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const started = await browser.call('POST', '/account/totp/');
  assert.equal(started.status, 200, JSON.stringify(started.body));
  const { secret } = started.body;
  const confirmed = await browser.call('POST', '/account/totp/confirm/', { code: totpCode(secret, gateway.nowMs()) });
  assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body));
  return { secret, recoveryCodes: confirmed.body.recovery_codes };
}

/** As the browser's registration would store it, in the person's own log-in; what a passkey signs is tried in a real browser. */
export async function addPasskey(gateway: CabinetGateway, browser: Browser, name: string): Promise<string> {
  const { id: accountId, session } = (await browser.call('GET', '/account/')).body;
  const id = `passkey-${name}`;
  const passkey = { id, accountId, publicKey: 'key', counter: 0, transports: [], name, backedUp: false };
  const insertion = { ...passkey, sessionId: session.id, recoveryCodeHashes: [] };
  assert.equal(await gateway.app.accounts.factors.insertPasskey(insertion, { audit: [] }), true);
  return id;
}
