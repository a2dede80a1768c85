/** Which address shows which page, and what is said where no page was built. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import Fastify from 'fastify';
import type { HttpServer } from '../http/server.ts';
import { type CabinetPageOptions, registerCabinetPage } from './cabinet-page.ts';

async function pages(t: TestContext, options: Partial<CabinetPageOptions> = {}): Promise<HttpServer> {
  const dist = mkdtempSync(join(tmpdir(), 'qujat-dist-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html>');
  const server = Fastify() as unknown as HttpServer;
  await registerCabinetPage(server, { localOnly: false, samplePages: true, dist, ...options });
  t.after(async () => {
    await server.close();
    rmSync(dist, { recursive: true });
  });
  return server;
}

test('the addresses that guides name lead to pages of the cabinet, where these are enabled', async (t) => {
  for (const samplePages of [true, false]) {
    const server = await pages(t, { samplePages });
    for (const url of ['/gallery', '/sandbox/phone']) {
      const { statusCode, headers } = await server.inject(url);
      assert.deepEqual([statusCode, headers.location], samplePages ? [302, `/cabinet${url}`] : [404, undefined], url);
    }
  }
});

test('on one’s own machine every page is under the name that passkeys work with', async (t) => {
  const server = await pages(t, { localOnly: true });
  for (const [url, page] of Object.entries({
    '/': '/cabinet/',
    '/gallery': '/cabinet/gallery',
    '/sandbox/phone': '/cabinet/sandbox/phone',
    '/cabinet/log-in?next=/account': '/cabinet/log-in?next=/account',
  })) {
    const { headers } = await server.inject({ url, headers: { host: '127.0.0.1:8080' } });
    assert.equal(headers.location, `http://localhost:8080${page}`);
  }
});

test('every page has the one policy, which lets in nothing from elsewhere and no script of the page itself', async (t) => {
  const server = await pages(t);
  for (const url of ['/cabinet', '/cabinet/', '/cabinet/gallery', '/cabinet/sandbox/phone', '/cabinet/nowhere']) {
    const { statusCode, headers } = await server.inject(url);
    assert.equal(statusCode, 200, url);
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.equal(headers['referrer-policy'], 'no-referrer');
  }
});

test('where nothing was built, every page says so, and how to build it', async (t) => {
  const server = await pages(t, { dist: join(tmpdir(), 'qujat-nothing-is-here') });
  for (const url of ['/cabinet', '/cabinet/', '/cabinet/gallery', '/cabinet/sandbox/phone']) {
    const { statusCode, headers, body } = await server.inject(url);
    assert.equal(statusCode, 503, url);
    assert.match(String(headers['content-type']), /^text\/plain/);
    assert.match(body, /not built\. Start it with "npm start"/);
  }
});
