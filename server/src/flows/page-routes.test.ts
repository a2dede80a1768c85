/** Who may frame the page of a session, and how page and widget are served. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import Fastify from 'fastify';
import type { HttpServer } from '../http/server.ts';
import { registerFlowPage } from './page-routes.ts';

const origins: Record<string, string[]> = {
  framed: ['https://shop.example', 'https://pay.example:8443'],
  alone: [],
  odd: ['https://*', 'https://a;sandbox', 'https://a"><b', "https://a'b", 'https://shop.example', 'https://[::1]:8443'],
};

async function pages(t: TestContext, built = true): Promise<HttpServer> {
  const dist = mkdtempSync(join(tmpdir(), 'qujat-flow-'));
  mkdirSync(join(dist, 'assets'));
  if (built) writeFileSync(join(dist, 'index.html'), '<meta name="qujat-flow-origins" content="">');
  writeFileSync(join(dist, 'assets/page-1.js'), '1');
  writeFileSync(join(dist, 'flow-widget.umd.js'), '2');
  const server = Fastify() as unknown as HttpServer;
  await registerFlowPage(server, { originsOf: async (sessionId) => origins[sessionId] ?? [], dist });
  t.after(async () => {
    await server.close();
    rmSync(dist, { recursive: true });
  });
  return server;
}

test('only the origins of the session’s flow may frame the page, and the page knows them', async (t) => {
  const server = await pages(t);
  const { headers, body } = await server.inject('/flow/framed?locale=kz&web_view=true');
  assert.match(
    String(headers['content-security-policy']),
    /frame-ancestors https:\/\/shop\.example https:\/\/pay\.example:8443$/,
  );
  assert.match(body, /content="https:\/\/shop\.example https:\/\/pay\.example:8443"/);
  for (const session of ['alone', 'nobody-knows-it']) {
    const other = await server.inject(`/flow/${session}`);
    assert.equal(other.statusCode, 200);
    assert.match(String(other.headers['content-security-policy']), /frame-ancestors 'none'$/);
    assert.match(other.body, /content=""/);
  }
});

test('an origin that means more to a policy or in HTML than its name frames nothing', async (t) => {
  const { headers, body } = await (await pages(t)).inject('/flow/odd');
  assert.match(
    String(headers['content-security-policy']),
    /frame-ancestors https:\/\/shop\.example https:\/\/\[::1\]:8443$/,
  );
  assert.equal(body, '<meta name="qujat-flow-origins" content="https://shop.example https://[::1]:8443">');
});

test('the page has a policy that lets in nothing from elsewhere and no script of the page itself, and sends no referrer', async (t) => {
  const { headers } = await (await pages(t)).inject('/flow/alone');
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.equal(headers['referrer-policy'], 'no-referrer');
});

test('assets stay in the cache; the widget, whose address never changes, does not for long, and may be checked by its hash', async (t) => {
  const server = await pages(t);
  const asset = await server.inject('/flow/assets/page-1.js');
  assert.match(String(asset.headers['cache-control']), /immutable/);
  assert.equal((await server.inject('/flow/assets/nothing.js')).statusCode, 404);
  const widget = await server.inject('/widget/flow-widget.umd.js');
  assert.equal(widget.headers['cache-control'], 'public, max-age=600');
  assert.equal(widget.headers['access-control-allow-origin'], '*');
});

test('where nothing was built, the page says so, and how to build it', async (t) => {
  const { statusCode, body } = await (await pages(t, false)).inject('/flow/framed');
  assert.equal(statusCode, 503);
  assert.match(body, /not built\. Start the gateway with "npm start"/);
});
