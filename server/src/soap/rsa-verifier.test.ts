/** Messages that are signed and verified in this process: what holds, and whose signatures. */
import assert from 'node:assert/strict';
import { createHash, createHmac, randomUUID, sign as signBytes, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import { fingerprintOf } from './certificate-trust.ts';
import { contentOf } from './envelope.ts';
import { makeSigningKey } from './make-signing-key.ts';
import { UntrustedMessageError } from './message-security.ts';
import { DS, EXCLUSIVE_C14N } from './namespaces.ts';
import { createRsaSigner } from './rsa-signer.ts';
import { createRsaVerifier } from './rsa-verifier.ts';
import { readSendMessageRequest } from './send-message-request.ts';
import {
  assertRefused,
  authority,
  bodyId,
  content,
  issuedKey,
  key,
  nowMs,
  otherKey,
  part,
  request,
  signal,
  signed,
  signedInfo,
  signer,
  validity,
  verifierOf,
} from './soap-test-setup.ts';

const verifier = verifierOf(key);
const evil = content.replaceAll('MCDB_SERVICE', 'EVIL');

async function serviceIn(text: string): Promise<string> {
  return readSendMessageRequest(contentOf(await verifier.verify(text, signal))).serviceId;
}

test('a signed message is read as it was built', async () => {
  const { data, ...fields } = readSendMessageRequest(contentOf(await verifier.verify(signed, signal)));
  const { data: _, ...expected } = request;
  assert.deepEqual(fields, expected);
  assert.equal(data.children[0]?.text, 'ә<&>"');
});

test('each message has an id of its own, and the header is one that must be understood', async () => {
  const another = await signer.sign(content, signal);
  assert.notEqual(part(another, /id-[0-9a-f-]{36}/), bodyId);
  assert.match(signed, /<wsse:Security [^>]*soap:mustUnderstand="1">/);
});

const changed: [string, string, RegExp][] = [
  ['a text in the Body', signed.replace('>MCDB_SERVICE<', '>EVIL<'), /not the one that was signed/],
  ['an attribute of the Body', signed.replace('<request>', '<request a="b">'), /not the one that was signed/],
  ['an element in the Body', signed.replace('<data>', '<data><evil/>'), /not the one that was signed/],
  ['a namespace in the Body', signed.replaceAll('SyncChannel', 'AsyncChannel'), /not the one that was signed/],
  ['white space in the Body', signed.replace('<request>', '<request> '), /not the one that was signed/],
  ['the digest', signed.replace(/(?<=<ds:DigestValue>)./, (first) => (first === 'A' ? 'B' : 'A')), /SignedInfo/],
  ['the value of the Signature', signed.replace(/(<ds:SignatureValue>)..../, '$1AAAA'), /SignedInfo/],
  ['an attribute in SignedInfo', signed.replace('<ds:Reference ', '<ds:Reference Type="x" '), /SignedInfo/],
];

for (const [what, text, reason] of changed) {
  test(`changed after the signing: ${what}`, async () => {
    assert.notEqual(text, signed);
    await assertRefused(text, reason);
  });
}

test('what signatures do not cover changes nothing that is read', async () => {
  const comment = signed.replace('>MCDB_SERVICE<', '>MCDB<!-- EVIL -->_SERVICE<');
  assert.equal(await serviceIn(comment), 'MCDB_SERVICE');
  const section = signed.replace('>MCDB_SERVICE<', '><![CDATA[MCDB]]>_SER&#x56;ICE<');
  assert.equal(await serviceIn(section), 'MCDB_SERVICE');
  const other = signed
    .replace('</soap:Header>', '<x>EVIL</x></soap:Header>')
    .replace('<soap:Header>', '\n<soap:Header>');
  assert.equal(await serviceIn(`<?xml version="1.0"?><!-- EVIL -->${other}`), 'MCDB_SERVICE');
});

test('comments in the digest and in the value of the Signature are no second reading', async () => {
  const digest = part(signedInfo, /(?<=<ds:DigestValue>)[^<]+/);
  const forged = createHash('sha256').update('x').digest('base64');
  await assertRefused(signed.replace(digest, `<!--${forged}-->${digest.slice(1)}`), /SignedInfo|base64/);
  await assertRefused(signed.replace(digest, `${forged}<!--${digest}-->`), /SignedInfo/);
  assert.equal(await serviceIn(signed.replace(digest, `<!--${forged}-->${digest}`)), 'MCDB_SERVICE');
});

/** A message with a SignedInfo that the trusted key has signed, whatever it says. */
function signedWith(change: (signedInfo: string) => string, hash = 'sha256'): string {
  const other = change(signedInfo);
  assert.notEqual(other, signedInfo);
  const value = signBytes(hash, Buffer.from(other), key.privateKey).toString('base64');
  return signed
    .replace(/<ds:SignatureValue>[^<]*/, () => `<ds:SignatureValue>${value}`)
    .replace(signedInfo, () => other);
}

const transform = part(signedInfo, /<ds:Transform .*?<\/ds:Transform>/);
const reference = part(signedInfo, /<ds:Reference .*<\/ds:Reference>/);
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const transformOf = (algorithm: string, inside = '') =>
  `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;
const xslt = transformOf('http://www.w3.org/TR/1999/REC-xslt-19991116', '<x></x>');
const xpath = transformOf('http://www.w3.org/TR/1999/REC-xpath-19991116', '<ds:XPath>1</ds:XPath>');
const enveloped = transformOf('http://www.w3.org/2000/09/xmldsig#enveloped-signature');

const otherProfiles: [string, (signedInfo: string) => string, RegExp][] = [
  ['RSA with SHA-1', (text) => text.replace(RSA_SHA256, `${DS}rsa-sha1`), /SignatureMethod is not allowed/],
  ['HMAC', (text) => text.replace(RSA_SHA256, `${DS}hmac-sha1`), /SignatureMethod is not allowed/],
  ['no algorithm', (text) => text.replace(RSA_SHA256, ''), /SignatureMethod is not allowed/],
  [
    'a truncated output',
    (text) =>
      text.replace('</ds:SignatureMethod>', '<ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>'),
    /parameters/,
  ],
  [
    'a digest of SHA-1',
    (text) => text.replace('http://www.w3.org/2001/04/xmlenc#sha256', `${DS}sha1`),
    /DigestMethod is not allowed/,
  ],
  [
    'inclusive canonicalisation',
    (text) => text.replace(EXCLUSIVE_C14N, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
    /CanonicalizationMethod is not allowed/,
  ],
  [
    'canonicalisation with comments',
    (text) => text.replaceAll(EXCLUSIVE_C14N, `${EXCLUSIVE_C14N}WithComments`),
    /CanonicalizationMethod is not allowed/,
  ],
  ['XSLT', (text) => text.replace(transform, xslt), /Transform is not allowed/],
  ['XPath', (text) => text.replace(transform, xpath), /Transform is not allowed/],
  ['a further transform', (text) => text.replace(transform, enveloped + transform), /Transforms does not hold/],
  ['no transform', (text) => text.replace(transform, ''), /Transforms does not hold/],
  ['no Reference', (text) => text.replace(reference, ''), /SignedInfo does not hold/],
  ['two References', (text) => text.replace(reference, reference + reference), /neither to the Body nor/],
  ['a Reference to the whole', (text) => text.replace(`#${bodyId}`, ''), /not to the Body/],
  ['a Reference by XPointer', (text) => text.replace(`#${bodyId}`, `#xpointer(id('${bodyId}'))`), /not to the Body/],
  ['a Reference to an address', (text) => text.replace('URI="#', 'URI="http://127.0.0.1:1/#'), /not to the Body/],
  ['a Reference to an object of its own', (text) => text.replace(`#${bodyId}`, '#other'), /not to the Body/],
  [
    'a canonicalisation with unknown parameters',
    (text) => text.replace(transform, transformOf(EXCLUSIVE_C14N, '<x></x>')),
    /unknown parameters/,
  ],
];

for (const [what, change, reason] of otherProfiles) {
  test(`only the agreed profile, though the key is trusted: ${what}`, async () => {
    await assertRefused(signedWith(change), reason);
  });
}

test('a signature of SHA-1 under the name of SHA-256 is refused, and so is an HMAC under the certificate', async () => {
  await assertRefused(
    signedWith((text) => text.replace('></ds:SignatureMethod>', '> </ds:SignatureMethod>'), 'sha1'),
    /SignedInfo/,
  );
  const hmac = createHmac('sha256', key.certificate).update(signedInfo).digest('base64');
  await assertRefused(signed.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${hmac}`), /SignedInfo/);
});

test('whose key it is: pinned certificates only, whoever signed', async () => {
  const byOther = await createRsaSigner(otherKey, randomUUID).sign(evil, signal);
  await assertRefused(byOther, /none of those that are trusted/);
  const underTrustedName = byOther.replace(/(ValueType="[^"]*">)[^<]*/, `$1${key.certificate.toString('base64')}`);
  await assertRefused(underTrustedName, /SignedInfo/);
  await assertRefused(signed.replace(/(ValueType="[^"]*">)[^<]*/, '$1QUJD'), /no certificate/);
  await assertRefused(signed.replace('#X509v3', '#X509SubjectKeyIdentifier'), /no X.509 certificate/);
  await assertRefused(signed, /none of those/, verifierOf(otherKey));
});

test('a certificate is taken while it is valid, at the time of the clock', async () => {
  for (const at of [validity.validFromMs, validity.validToMs]) await verifierOf(key, at).verify(signed, signal);
  for (const at of [validity.validFromMs - 1000, validity.validToMs + 1000]) {
    await assertRefused(signed, /not valid at this time/, verifierOf(key, at));
  }
});

function issuedBy(authorities: (typeof key)[], subjectPart: string, atMs = nowMs) {
  const certificates = authorities.map(({ certificate }) => new X509Certificate(certificate));
  return createRsaVerifier({ trust: { kind: 'issued', authorities: certificates, subjectPart }, nowMs: () => atMs });
}

test('a certificate of a trusted authority is taken for the named subject alone', async () => {
  const message = await createRsaSigner(issuedKey, randomUUID).sign(content, signal);
  await issuedBy([otherKey, authority], 'OU=BIN123456789012').verify(message, signal);
  await assertRefused(message, /another subject/, issuedBy([authority], 'OU=BIN12345678901'));
  await assertRefused(message, /another subject/, issuedBy([authority], 'OU=BIN999999999999'));
  await assertRefused(message, /no trusted authority/, issuedBy([otherKey], 'OU=BIN123456789012'));
  await assertRefused(message, /no trusted authority/, issuedBy([issuedKey], 'OU=BIN123456789012'));
  await assertRefused(message, /not valid/, issuedBy([authority], 'OU=BIN123456789012', nowMs + 2 * DAY_MS));
});

test('an authority is believed while it is valid itself, and not by its name', async () => {
  const subject = 'OU=BIN123456789012';
  const isAuthority = true;
  const named = { commonName: 'Authority', isAuthority };
  const old = makeSigningKey({ ...named, ...validity, validToMs: nowMs - 1000 });
  const issued = makeSigningKey({ commonName: 'x', organizationalUnit: 'BIN123456789012', issuer: old, ...validity });
  const message = await createRsaSigner(issued, randomUUID).sign(content, signal);
  await issuedBy([old], subject, nowMs - 2000).verify(message, signal);
  await assertRefused(message, /not valid/, issuedBy([old], subject));
  const sameName = makeSigningKey({ ...named, ...validity });
  await assertRefused(message, /no trusted authority/, issuedBy([sameName], subject));
});

test('who may sign messages may not sign certificates, nor forge a name by a line break', async () => {
  const byIssued = makeSigningKey({
    commonName: 'x',
    organizationalUnit: 'BIN123456789012',
    issuer: issuedKey,
    ...validity,
  });
  const message = await createRsaSigner(byIssued, randomUUID).sign(content, signal);
  await assertRefused(message, /no trusted authority/, issuedBy([authority, issuedKey], 'OU=BIN123456789012'));
  const forged = makeSigningKey({ commonName: 'x\nOU=BIN123456789012', issuer: authority, ...validity });
  const another = await createRsaSigner(forged, randomUUID).sign(content, signal);
  await assertRefused(another, /another subject/, issuedBy([authority], 'OU=BIN123456789012'));
});

test('short keys are refused', async () => {
  const short = makeSigningKey({ commonName: 'short', modulusBits: 1024, ...validity });
  const message = await createRsaSigner(short, randomUUID).sign(content, signal);
  const fingerprints = [fingerprintOf(new X509Certificate(short.certificate))];
  const trusting = createRsaVerifier({ trust: { kind: 'pinned', fingerprints }, nowMs: () => nowMs });
  await assert.rejects(trusting.verify(message, signal), UntrustedMessageError);
});
