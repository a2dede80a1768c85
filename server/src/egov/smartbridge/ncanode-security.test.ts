/**
 * GOST keys through NCANode's REST, before a server that answers as NCANode does. It signs with an RSA key under the names of GOST
 * algorithms, and it believes everything: what is refused here is refused by our own check.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { GatewayError } from '../../errors.ts';
import { contentOf, readEnvelope } from '../../soap/envelope.ts';
import { SOAP, WSU } from '../../soap/namespaces.ts';
import { parseXml } from '../../soap/parse-xml.ts';
import { createRsaSigner } from '../../soap/rsa-signer.ts';
import { assertRefused, bodyId, content, otherKey, part, signed } from '../../soap/soap-test-setup.ts';
import { createHttpCaller } from '../http-call.ts';
import { wasNotAsked } from '../not-asked.ts';
import { createNcanodeSecurity } from './ncanode-security.ts';
import { connect, gatewayKey, nowMs, pinned, request, signal, startBus, stateKey } from './smartbridge-test-setup.ts';

const PKIGOVKZ = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms';
const key = Buffer.from('a PKCS#12 file with a GOST key');
const password = 'the-password-of-the-key';

/** The names of a GOST signature in place of those of RSA. */
const asGost = (text: string) =>
  text
    .replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', `${PKIGOVKZ}:gostr34102015-gostr34112015-512`)
    .replace('http://www.w3.org/2001/04/xmlenc#sha256', `${PKIGOVKZ}:gostr34112015-512`);
const gost = asGost(signed);

interface NcanodeReply {
  status?: number;
  json?: unknown;
}

async function startNcanode(t: TestContext, replies: Record<string, NcanodeReply> = {}) {
  const heard: { path: string; body: Record<string, unknown> }[] = [];
  const signer = createRsaSigner(gatewayKey, randomUUID);
  const server = createServer(async (incoming, outgoing) => {
    const path = incoming.url ?? '';
    const body = JSON.parse(Buffer.concat(await incoming.toArray()).toString()) as Record<string, unknown>;
    heard.push({ path, body });
    const usual =
      path === '/base/wsse/sign'
        ? { status: 200, message: 'OK', xml: asGost(await signer.sign(contentInside(String(body['xml'])), signal)) }
        : { status: 200, message: 'OK', valid: true, signers: [] };
    const reply = replies[path] ?? {};
    outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify('json' in reply ? reply.json : usual));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base`);
  const caller = createHttpCaller();
  t.after(() => caller.close());
  const { fingerprints } = pinned(gatewayKey);
  const security = createNcanodeSecurity({ url, key, password, fingerprints, nowMs: () => nowMs }, caller);
  return { ...security, url, heard };
}

/** The one element of the Body, as text. */
function contentInside(envelope: string): string {
  contentOf(readEnvelope(parseXml(envelope)).body);
  return part(envelope, /(?<=<soap:Body>).*(?=<\/soap:Body>)/s);
}

function refused(code: string, reason: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof GatewayError);
    assert.equal(error.code, code);
    assert.match(String(error.cause), reason);
    assert.doesNotMatch(`${error.message} ${error.cause}`, /the-password|GOST key/);
    return true;
  };
}

test('NCANode signs the whole envelope with the key that it is given', async (t) => {
  const { signer, heard } = await startNcanode(t);
  const message = await signer.sign(content, signal);
  assert.match(message, /gostr34102015-gostr34112015-512/);
  assert.equal(heard[0]?.path, '/base/wsse/sign');
  const { xml, ...rest } = heard[0]?.body ?? {};
  assert.deepEqual(rest, { key: key.toString('base64'), password, trimXml: false });
  assert.equal(contentInside(String(xml)), content);
});

test('what NCANode finds valid is read: the Body that the Reference names', async (t) => {
  const { verifier, heard } = await startNcanode(t);
  const body = await verifier.verify(gost, signal);
  assert.equal(contentOf(body).local, 'SendMessage');
  assert.deepEqual(heard[0], { path: '/base/wsse/verify', body: { xml: gost, revocationCheck: [] } });
});

test('what NCANode does not find valid is refused, and so is an answer that says nothing clear', async (t) => {
  for (const json of [{ status: 200, valid: false }, { status: 200 }, { valid: 'true' }, { valid: 1 }, null, []]) {
    const { verifier } = await startNcanode(t, { '/base/wsse/verify': { json } });
    await assertRefused(gost, /NCANode says/, verifier);
  }
  const { verifier } = await startNcanode(t, { '/base/wsse/verify': { status: 400, json: { valid: true } } });
  await assertRefused(gost, /NCANode says/, verifier);
});

const evil = content.replaceAll('MCDB_SERVICE', 'EVIL');
const goodBody = part(gost, /<soap:Body.*<\/soap:Body>/s);
const evilBody = (id: string) =>
  `<soap:Body xmlns:soap="${SOAP}" xmlns:wsu="${WSU}" wsu:Id="${id}">${evil}</soap:Body>`;

for (const [what, text, reason] of [
  [
    'the signed Body in the header, another at its place',
    gost.replace(goodBody, evilBody('x')).replace('</soap:Header>', `<w>${goodBody}</w></soap:Header>`),
    /not to the Body/,
  ],
  [
    'two elements of the id',
    gost.replace(goodBody, evilBody(bodyId)).replace('</soap:Header>', `<w>${goodBody}</w></soap:Header>`),
    /more than once/,
  ],
  ['another digest', gost.replace(':gostr34112015-512"', ':gostr34112015-256"'), /DigestMethod is not allowed/],
  ['another signature', gost.replace('gostr34102015-gostr34112015-512', 'hmac'), /SignatureMethod is not allowed/],
  ['a document type', `<!DOCTYPE x>${gost}`, /document type/],
  [
    'another certificate',
    gost.replace(/(ValueType="[^"]*">)[^<]*/, `$1${otherKey.certificate.toString('base64')}`),
    /none of those that are trusted/,
  ],
] as const) {
  test(`NCANode finds all valid, but this is refused: ${what}`, async (t) => {
    assert.notEqual(text, gost);
    const { verifier, heard } = await startNcanode(t);
    await assertRefused(text, reason, verifier);
    assert.deepEqual(heard, []);
  });
}

test('where NCANode cannot be had or does not sign, the service is not available, and the state was not asked', async (t) => {
  const caller = createHttpCaller();
  t.after(() => caller.close());
  const url = new URL('http://127.0.0.1:1');
  const { signer } = createNcanodeSecurity({ url, key, password, fingerprints: [], nowMs: () => nowMs }, caller);
  await assert.rejects(
    signer.sign(content, new AbortController().signal),
    (error) => refused('egov_unavailable', /NCANode: no connection/)(error) && wasNotAsked(error),
  );
  const replies: NcanodeReply[] = [
    { status: 500, json: {} },
    { status: 400, json: { xml: 'x' } },
    { json: { status: 200 } },
  ];
  for (const reply of replies) {
    const { signer } = await startNcanode(t, { '/base/wsse/sign': reply });
    await assert.rejects(signer.sign(content, signal), refused('egov_unavailable', /NCANode/));
  }
});

test('the connector speaks with the state through NCANode', async (t) => {
  const { url: ncanode, heard } = await startNcanode(t);
  const { url } = await startBus(t, () => ({ fields: { status: 'SMS_SENT' } }));
  // The bus of the test signs with its own RSA key, which NCANode takes too.
  const { fingerprints } = pinned(stateKey);
  const security = { kind: 'ncanode' as const, url: ncanode, key, password, fingerprints };
  const { egov, reports } = connect(t, url, { security });
  await egov.resendOtp(request, signal);
  assert.deepEqual(
    heard.map(({ path }) => path),
    ['/base/wsse/sign', '/base/wsse/verify'],
  );
  assert.deepEqual(
    reports.map(({ code }) => code),
    ['SMS_SENT'],
  );
});
