/** Signed by the library of Standard Webhooks, verified by ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook as Signer } from 'standardwebhooks';
import { verifyWebhook, type WebhookError } from './webhooks.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const other = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const body = '{"type":"document.delivered","note":"құжат"}';
const nowMs = Date.UTC(2026, 10, 29, 10);
const now = () => nowMs;

function signed(text = body, { by = secret, atMs = nowMs, id = 'evt_1' } = {}) {
  const at = new Date(atMs);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(atMs / 1_000)),
    'webhook-signature': new Signer(by).sign(id, at, text),
  };
}

async function codeOf(call: Promise<unknown>): Promise<WebhookError['code'] | 'none'> {
  return call.then(
    () => 'none',
    (error: WebhookError) => error.code,
  );
}

test('a genuine webhook is read, from text, bytes and both kinds of headers', async () => {
  const headers = signed();
  for (const raw of [body, Buffer.from(body), Uint8Array.from(Buffer.from(body)).buffer]) {
    for (const given of [headers, new Headers(headers)]) {
      const webhook = await verifyWebhook(secret, given, raw, { now });
      assert.deepEqual(webhook, { id: 'evt_1', timestamp: new Date(nowMs), payload: JSON.parse(body) });
    }
  }
});

test('while a secret is replaced, both are right, and one of several signatures is enough', async () => {
  const old = signed(body, { by: other });
  assert.equal(await codeOf(verifyWebhook([secret, other], old, body, { now })), 'none');
  const both = { ...old, 'webhook-signature': `v1a,abc ${old['webhook-signature']} ${signed()['webhook-signature']}` };
  assert.equal(await codeOf(verifyWebhook(secret, both, body, { now })), 'none');
});

test('whatever is changed, it is refused', async () => {
  const headers = signed();
  const signature = headers['webhook-signature'];
  const flipped = Array.from({ length: signature.length - 4 }, (_, at) => {
    const letter = signature[at + 3];
    return signature.slice(0, at + 3) + (letter === 'A' ? 'B' : 'A') + signature.slice(at + 4);
  });
  // The last letter has two bits that belong to no byte.
  const spare = signature.replace(/.(?==$)/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
  const changed = [
    [{ ...headers, 'webhook-id': 'evt_2' }, body],
    [{ ...headers, 'webhook-timestamp': String(nowMs / 1_000 + 1) }, body],
    [headers, `${body} `],
    [headers, body.replace('delivered', 'refused')],
    [{ ...headers, 'webhook-signature': signature.replace('v1,', 'v2,') }, body],
    [{ ...headers, 'webhook-signature': 'v1,' }, body],
    ...[...flipped.slice(0, -1), spare].map((each) => [{ ...headers, 'webhook-signature': each }, body] as const),
  ] as const;
  for (const [given, raw] of changed)
    assert.equal(await codeOf(verifyWebhook(secret, given, raw, { now })), 'signature_wrong');
  assert.equal(await codeOf(verifyWebhook(other, headers, body, { now })), 'signature_wrong');
  assert.equal(await codeOf(verifyWebhook([], headers, body, { now })), 'signature_wrong');
});

test('one that is more than five minutes old or early is refused; the tolerance can be chosen', async () => {
  const at = (seconds: number) => signed(body, { atMs: nowMs + seconds * 1_000 });
  const tried = [-301, -300, 300, 301].map((seconds) => codeOf(verifyWebhook(secret, at(seconds), body, { now })));
  assert.deepEqual(await Promise.all(tried), ['timestamp_too_old', 'none', 'none', 'timestamp_too_new']);
  assert.equal(await codeOf(verifyWebhook(secret, at(-301), body, { now, tolerance: 400 })), 'none');
});

test('a header that is missing, doubled or no time is named', async () => {
  const headers = signed();
  for (const name of Object.keys(headers)) {
    for (const value of [undefined, '', [secret, secret]]) {
      await assert.rejects(verifyWebhook(secret, { ...headers, [name]: value }, body, { now }), {
        code: 'header_missing',
        message: `The webhook needs one header ${name}.`,
      });
    }
  }
  const signer = new Signer(secret);
  const notTime = { ...headers, 'webhook-timestamp': '1e9' };
  assert.equal(await codeOf(verifyWebhook(secret, notTime, body, { now })), 'signature_wrong');
  assert.ok(signer);
});

test('a body that is no JSON is refused after its signature was right', async () => {
  assert.equal(await codeOf(verifyWebhook(secret, signed('{'), '{', { now })), 'body_not_json');
});

test('a tolerance that is no number of seconds, or a body that was parsed, is the caller’s mistake', async () => {
  const old = signed(body, { atMs: nowMs - 3_600_000 });
  for (const tolerance of [Number.NaN, Number.POSITIVE_INFINITY, -1, '300s' as unknown as number]) {
    await assert.rejects(verifyWebhook(secret, old, body, { now, tolerance }), { name: 'TypeError', message: /^tol/ });
  }
  for (const parsed of [JSON.parse(body), [], undefined, null, 5]) {
    await assert.rejects(verifyWebhook(secret, signed(), parsed, { now }), { name: 'TypeError', message: /^rawBody/ });
  }
});

test('a secret that is none is the caller’s mistake', async () => {
  for (const wrong of ['', 'secret', 'whsec_', 'whsec_§']) {
    await assert.rejects(verifyWebhook(wrong, signed(), body, { now }), TypeError);
  }
});
