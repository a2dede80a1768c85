/** The documentation over HTTP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { startTestGateway } from '../app/test-gateway.ts';

test('pages, their Markdown, llms.txt and what they load come with their type and under the one policy', async (t) => {
  const { app } = await startTestGateway(t);
  const types = {
    '/docs': 'text/html',
    '/docs/': 'text/html',
    '/docs/guides/integrate': 'text/html',
    '/docs/ru/guides/integrate/': 'text/html',
    '/docs/errors/invalid_iin': 'text/html',
    '/docs/guides/integrate.md': 'text/markdown',
    '/docs/index.md': 'text/markdown',
    '/docs/llms.txt': 'text/plain',
    '/llms.txt': 'text/plain',
    '/docs/search-kk.json': 'application/json',
    '/docs/images/documents.jpg': 'image/jpeg',
  };
  for (const [url, type] of Object.entries(types)) {
    const { statusCode, headers } = await app.server.inject(url);
    assert.equal(statusCode, 200, url);
    assert.ok(String(headers['content-type']).startsWith(type), `${url}: ${headers['content-type']}`);
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|https?:|\*/);
    assert.match(String(headers['content-security-policy']), /default-src 'none'; script-src 'self';/);
    assert.equal(headers['cache-control'], 'no-cache');
  }
});

test('what a page loads is kept for ever, since its address changes with its content', async (t) => {
  const { app } = await startTestGateway(t);
  const page = (await app.server.inject('/docs')).body;
  const loaded = [...page.matchAll(/(?:src|href)="(\/docs\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  assert.ok(loaded.length >= 4);
  for (const url of loaded) {
    const { statusCode, headers } = await app.server.inject(url);
    assert.deepEqual([statusCode, headers['cache-control']], [200, 'public, max-age=31536000, immutable'], url);
  }
});

test('whoever takes gzip gets it, with the same content', async (t) => {
  const { app } = await startTestGateway(t);
  const plain = await app.server.inject('/docs/errors');
  const packed = await app.server.inject({ url: '/docs/errors', headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(packed.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(packed.rawPayload).toString(), plain.body);
  assert.equal(plain.headers['content-encoding'], undefined);
});

test('what is not there is told to people by a page in their language, and to programs by the error', async (t) => {
  const { app } = await startTestGateway(t);
  for (const url of [
    '/docs/nothing',
    '/docs/kk/nothing',
    '/docs/../package.json',
    '/docs/%2e%2e/server/package.json',
  ]) {
    const forPeople = await app.server.inject({ url, headers: { accept: 'text/html,*/*' } });
    const forPrograms = await app.server.inject(url);
    assert.deepEqual([forPeople.statusCode, forPrograms.statusCode], [404, 404], url);
    if (url.includes('nothing'))
      assert.match(forPeople.body, url.includes('kk') ? /<html lang="kk"/ : /<html lang="en"/);
    assert.equal(forPrograms.json().code, 'not_found');
  }
});

test('where the documentation is disabled, nothing of it is there', async (t) => {
  const { app } = await startTestGateway(t, { config: { documentation: false } });
  for (const url of ['/docs', '/docs/errors', '/docs/api', '/docs/index.md', '/llms.txt']) {
    assert.equal((await app.server.inject(url)).statusCode, 404, url);
  }
});

test('every error tells the page that explains it, which is there; whoever answers, a route or the framework', async (t) => {
  const { app } = await startTestGateway(t);
  const approve = '/api/v1/backend/e-document/online-access/approve/';
  const replies = [
    await app.server.inject({ method: 'POST', url: approve, payload: {} }),
    await app.server.inject('/api/v1/document-types/nothing/'),
    await app.server.inject('/api/v1/cabinet/account/'),
    await app.server.inject('/nothing'),
    await app.server.inject({ method: 'DELETE', url: approve }),
    await app.server.inject('/%zz'),
  ];
  for (const reply of replies) {
    const { code, documentation_url } = reply.json();
    assert.equal(documentation_url, `http://localhost:8080/docs/errors/${code}`);
    assert.equal((await app.server.inject(new URL(documentation_url).pathname)).statusCode, 200, code);
  }
});

test('that page is at the public address where there is one, and is not told where there is no documentation', async (t) => {
  const told = async (config: object) => {
    const { app } = await startTestGateway(t, { config });
    return (await app.server.inject('/nothing')).json().documentation_url;
  };
  assert.equal(await told({ publicUrl: 'https://qujat.example' }), 'https://qujat.example/docs/errors/not_found');
  assert.equal(await told({ publicUrl: 'https://qujat.example', documentation: false }), undefined);
});
