/** What stands before every route of the cabinet: where the call comes from, who calls, and what they may do. */
import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { type ActingRole, isAllowed, type Permission, permissions } from '../accounts/permissions.ts';
import { makeOpenApi } from '../cli/print-openapi.ts';
import type { ErrorCode } from '../errors.ts';
import { errorCodesOf } from '../http/openapi-names.ts';
import { operationsIn } from '../http/openapi-test-setup.ts';
import type { CabinetAccess } from './access.ts';
import { assertRefused, type Browser, type CabinetGateway, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';
import { createSite } from './site.ts';

/** The routes as the OpenAPI document tells them, which takes `access` from what each route is registered with. */
const routes = operationsIn((await makeOpenApi()).cabinet).map((operation) => ({
  method: operation.method,
  url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
  access: operation['x-access'] as CabinetAccess | undefined,
  operation,
}));

test('every route says who may call it, and documents the errors that follow from it', () => {
  assert.ok(routes.length >= 35, `${routes.length} routes`);
  const known = ['anyone', 'waiting_log_in', 'any_log_in', 'account', ...Object.keys(permissions)];
  for (const { method, url, access, operation } of routes) {
    assert.ok(access !== undefined && known.includes(access), `${method} ${url}: ${access}`);
    const documented = new Set(Object.values(operation.responses).flatMap(errorCodesOf));
    const follows: Partial<Record<ErrorCode, boolean>> = {
      cross_site_request: method !== 'GET',
      not_logged_in: access !== 'anyone',
      permission_denied: access.includes('.'),
      second_factor_missing: access.includes('.'),
      reauthentication_required: operation['x-recent-log-in'] === true,
      invalid_request: url.includes(':') || operation.requestBody !== undefined || operation.parameters !== undefined,
      not_found: url.includes(':'),
      payload_too_large: operation.requestBody !== undefined,
    };
    for (const code of Object.keys(follows) as ErrorCode[]) {
      assert.ok(documented.has(code) || follows[code] !== true, `${method} ${url} documents ${code}`);
    }
  }
});

test('a route that does not say who may call it is not registered', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { registerCabinetGuard } = await import('./authenticate-member.ts');
  const { createHttpServer } = await import('../http/server.ts');
  const { createMetrics } = await import('../http/metrics.ts');
  const { randomIds } = await import('../clock.ts');
  const { createLogger } = await import('../logging/logger.ts');
  const logger = createLogger({ level: 'silent', destination: { write: () => true } });
  const server = createHttpServer({ logger, ids: randomIds, metrics: createMetrics(), trustedProxies: [] });
  t.after(() => server.close());
  registerCabinetGuard(server, gateway.app.accounts);
  assert.throws(() => server.get('/api/v1/cabinet/forgotten/', () => 'open to all'), /does not say who may call it/);
});

test('without a log-in every route but the public ones is closed', async (t) => {
  const gateway = await startCabinetGateway(t);
  for (const { method, url, access } of routes) {
    if (access === 'anyone') continue;
    const path = url.replace('/api/v1/cabinet', '').replaceAll(/:\w+/g, 'x');
    const stranger = gateway.browser();
    for (const token of [undefined, 'qjc_x', `qjc_${'A'.repeat(43)}`]) {
      if (token !== undefined) stranger.cookies.set('__Host-qujat_session', token);
      assertRefused(await stranger.call(method, path, method === 'GET' ? undefined : {}), 'not_logged_in');
    }
  }
});

describe('a call that changes something must come from the cabinet’s own page', () => {
  test('every such route refuses other sites, before anything else', async (t) => {
    const gateway = await startCabinetGateway(t);
    for (const { method, url } of routes) {
      if (method === 'GET') continue;
      const path = url.replace('/api/v1/cabinet', '').replaceAll(/:\w+/g, 'x');
      const foreign: Record<string, string>[] = [
        { 'x-qujat-cabinet': '' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
      ];
      for (const headers of foreign) {
        const reply = await gateway.browser().call(method, path, {}, headers);
        assertRefused(reply, 'cross_site_request');
        assert.equal(reply.status, 403);
      }
    }
  });

  test('its own origins are let in, under each name of this machine, or the public one alone', async (t) => {
    const local = await startCabinetGateway(t);
    const logIn = (gateway: CabinetGateway, origin: string) =>
      gateway
        .browser()
        .call(
          'POST',
          '/session/',
          { email: 'a@b.example', password: 'x' },
          { origin, 'sec-fetch-site': 'same-origin' },
        );
    for (const origin of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080']) {
      assertRefused(await logIn(local, origin), 'invalid_credentials');
    }
    for (const origin of ['http://localhost:8081', 'https://localhost:8080', 'http://localhost']) {
      assertRefused(await logIn(local, origin), 'cross_site_request');
    }
    const site = createSite({ publicUrl: 'https://qujat.example.kz', host: '127.0.0.1', port: 8080 });
    assert.deepEqual(site.origins(), ['https://qujat.example.kz']);
  });

  test('no reply gives other origins leave to read', async (t) => {
    const gateway = await startCabinetGateway(t);
    const reply = await gateway.browser().call('GET', '/account/', undefined, { origin: 'https://evil.example' });
    assert.equal(reply.headers['access-control-allow-origin'], undefined);
    assert.equal(reply.headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(reply.headers['cache-control'], 'no-store');
  });
});

describe('roles and organisations', () => {
  let gateway: CabinetGateway;
  const people = new Map<ActingRole, Browser>();
  let organizationId = '';
  let strangersId = '';
  let stranger: Browser;

  const ends: (() => Promise<void>)[] = [];
  after(() => Promise.all(ends.map((end) => end())));
  before(async () => {
    gateway = await startCabinetGateway({
      after: (end: () => Promise<void>) => ends.push(end),
    } as unknown as TestContext);
    const owner = await gateway.newOwner('owner@company.example');
    organizationId = owner.organizationId;
    people.set('owner', owner.browser);
    for (const role of ['developer', 'viewer'] as const) {
      people.set(role, (await gateway.newMember(owner, `${role}@company.example`, role)).browser);
    }
    people.set('operator', await logInOperator(gateway));
    const other = await gateway.newOwner('stranger@other.example');
    strangersId = other.organizationId;
    stranger = other.browser;
  });

  test('of an organisation of others nothing is seen, as if it did not exist', async () => {
    for (const { method, url, access } of routes) {
      if (access === undefined || !url.includes(':organization_id')) continue;
      for (const id of [organizationId, 'does-not-exist', '%00', "' or 1=1 --"]) {
        const path = url
          .replace('/api/v1/cabinet', '')
          .replace(':organization_id', encodeURIComponent(id))
          .replaceAll(/:\w+/g, 'x');
        const reply = await stranger.call(
          method,
          path,
          method === 'GET' ? undefined : { role: 'owner', email: 'x@other.example' },
        );
        assertRefused(reply, 'not_found');
        assert.deepEqual(
          { ...reply.body, request_id: '', documentation_url: '' },
          {
            detail: 'Not found',
            message: reply.body.message,
            code: 'not_found',
            request_id: '',
            documentation_url: '',
          },
        );
      }
    }
    assert.equal((await stranger.call('GET', `/organizations/${strangersId}/`)).status, 200);
  });

  test('a member of one organisation cannot reach into another by its members’ or invitations’ ids', async () => {
    const owner = people.get('owner');
    assert.ok(owner);
    const { body } = await owner.call('GET', `/organizations/${organizationId}/members/`);
    const own = `/organizations/${strangersId}`;
    for (const { account_id: id } of body.members) {
      assertRefused(await stranger.call('PATCH', `${own}/members/${id}/`, { role: 'viewer' }), 'not_found');
      assertRefused(await stranger.call('DELETE', `${own}/members/${id}/`), 'not_found');
    }
    const invited = await owner.call('POST', `/organizations/${organizationId}/invitations/`, {
      email: 'new@company.example',
      role: 'viewer',
    });
    assertRefused(await stranger.call('DELETE', `${own}/invitations/${invited.body.id}/`), 'not_found');
  });

  test('each role may call exactly the routes whose permission it has', async () => {
    // Leaving comes last: who has left may call nothing more.
    const leaves = ({ url }: { url: string }) => url.endsWith('/membership/');
    for (const { method, url, access } of routes.toSorted(
      (one, other) => Number(leaves(one)) - Number(leaves(other)),
    )) {
      if (access === undefined || !access.includes('.')) continue;
      for (const [actor, browser] of people) {
        const organization = url.replace('/api/v1/cabinet', '').replace(':organization_id', organizationId);
        // A body and an id that fit nothing: who is let in is told so, and nothing changes.
        const body = method === 'GET' || leaves({ url }) ? undefined : { nothing: 1 };
        const reply = await browser.call(method, organization.replaceAll(/:\w+/g, 'nobody'), body);
        const refused = reply.body.code === 'permission_denied';
        assert.equal(refused, !isAllowed(actor, access as Permission), `${actor} ${method} ${url}: ${reply.body.code}`);
      }
    }
  });
});
