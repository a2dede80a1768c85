/** Signatures as other stacks write them (WSS4J, .NET, KalkanCrypt), and each attack that their forms could allow. */
import assert from 'node:assert/strict';
import { createHash, sign as signBytes } from 'node:crypto';
import { test } from 'node:test';
import { openCanonicalSource } from './canonical-xml.ts';
import { BASE64_BINARY, EXCLUSIVE_C14N, WSSE, WSU, X509_V3 } from './namespaces.ts';
import { SHA256 } from './rsa-signer.ts';
import {
  assertRefused,
  body,
  bodyId,
  content,
  key,
  otherKey,
  signal,
  signed,
  signedInfo,
  verifierOf,
} from './soap-test-setup.ts';
import { hasXmlsec, verifyByXmlsec } from './xmlsec-test-setup.ts';

const certificate = key.certificate.toString('base64');
const keyInfo = /<ds:KeyInfo>.*<\/ds:KeyInfo>/s;
const start = /<wsse:Security [^>]*>/;
const put = (what: string, text = signed) => text.replace(start, (security) => `${security}${what}`);
const token = (id: string, holds = certificate) =>
  `<wsse:BinarySecurityToken xmlns:wsu="${WSU}" EncodingType="${BASE64_BINARY}" ValueType="${X509_V3}" wsu:Id="${id}">${holds}</wsse:BinarySecurityToken>`;
const referring = (id: string, text = signed) =>
  text.replace(
    keyInfo,
    `<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#${id}" ValueType="${X509_V3}"/></wsse:SecurityTokenReference></ds:KeyInfo>`,
  );
const withData = (holds: string) =>
  signed.replace(keyInfo, `<ds:KeyInfo><ds:X509Data>${holds}</ds:X509Data></ds:KeyInfo>`);
const data = (holds: string) => `<ds:X509Certificate>${holds}</ds:X509Certificate>`;

const timestamp = (created = '2026-01-15T09:30:00Z', id = 'TS-1') =>
  `<wsu:Timestamp xmlns:wsu="${WSU}" wsu:Id="${id}"><wsu:Created>${created}</wsu:Created></wsu:Timestamp>`;

/** A message whose SignedInfo the trusted key has signed with this second Reference. */
function alsoSigned(what: string, id: string, before = ''): string {
  const digest = createHash('sha256').update(openCanonicalSource(what).canonical([], [])).digest('base64');
  const reference = `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE_C14N}"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;
  const other = signedInfo
    .replace('<ds:Reference ', `${before}<ds:Reference `)
    .replace('</ds:SignedInfo>', `${reference}</ds:SignedInfo>`);
  const value = signBytes('sha256', Buffer.from(other), key.privateKey).toString('base64');
  return signed
    .replace(/<ds:SignatureValue>[^<]*/, () => `<ds:SignatureValue>${value}`)
    .replace(signedInfo, () => other);
}

const stamped = put(timestamp(), alsoSigned(timestamp(), 'TS-1'));

const taken: [string, string][] = [
  ['the certificate in a BinarySecurityToken', put(token('X509-1'), referring('X509-1'))],
  ['the certificate in X509Data', withData(data(certificate))],
  ['a Timestamp that is signed too', stamped],
  ['a Timestamp that is not signed', put(timestamp())],
  ['a token and a signed Timestamp', put(token('X509-1'), referring('X509-1', stamped))],
];

for (const [what, text] of taken) {
  test(`taken: ${what}`, async (t) => {
    assert.notEqual(text, signed);
    const { children } = await verifierOf(key).verify(text, signal);
    assert.equal(children.length, 1);
    await assertRefused(text.replaceAll('MCDB_SERVICE', 'EVIL'), /not the one that was signed/);
    await assertRefused(text, /none of those that are trusted/, verifierOf(otherKey));
    if (!hasXmlsec) return t.skip('xmlsec1 is not installed, so nobody else judges this');
    verifyByXmlsec(text, key);
  });
}

const evilBody = `<soap:Body xmlns:wsu="${WSU}" wsu:Id="${bodyId}">${content.replaceAll('MCDB_SERVICE', 'EVIL')}</soap:Body>`;
const evilElsewhere = evilBody.replace(bodyId, 'id-evil');
const otherCertificate = otherKey.certificate.toString('base64');

const refused: [string, string, RegExp][] = [
  ['a token that is not there', referring('X509-1'), /not to one BinarySecurityToken/],
  ['two tokens of one id', put(token('X') + token('X', otherCertificate), referring('X')), /not to one/],
  ['an id that something else has as well', put(`${token('X')}<w Id="X"/>`, referring('X')), /not to one/],
  [
    'a token outside of Security',
    referring('X').replace(
      '</soap:Header>',
      `${token('X').replaceAll('wsse:', 'w:').replace(' ', ` xmlns:w="${WSSE}" `)}</soap:Header>`,
    ),
    /not to one/,
  ],
  ['the token of somebody else', put(token('X', otherCertificate), referring('X')), /none of those that are trusted/],
  ['a token of another kind', put(token('X').replace('#X509v3', '#PKCS7'), referring('X')), /no X.509 certificate/],
  ['the Body as the token', referring(bodyId), /not to one BinarySecurityToken/],
  ['X509Data with two certificates', withData(data(certificate) + data(otherCertificate)), /does not hold/],
  ['X509Data of somebody else', withData(data(otherCertificate)), /none of those that are trusted/],
  ['X509Data without a certificate', withData('<ds:X509SubjectName>x</ds:X509SubjectName>'), /does not hold/],
  [
    'two keys',
    signed.replace('</ds:KeyInfo>', `<ds:X509Data>${data(certificate)}</ds:X509Data></ds:KeyInfo>`),
    /does not hold/,
  ],
  [
    'a Timestamp that was changed',
    stamped.replace('09:30:00Z</wsu:Created', '10:30:00Z</wsu:Created'),
    /Timestamp is not the one/,
  ],
  ['a signed Timestamp that is gone', alsoSigned(timestamp(), 'TS-1'), /neither to the Body nor to the Timestamp/],
  ['two Timestamps of one id', put(timestamp() + timestamp(), stamped.replace(timestamp(), '')), /neither to the Body/],
  [
    'another Timestamp before the signed one',
    put(timestamp('2027-01-15T09:30:00Z', 'TS-2'), stamped),
    /neither to the Body/,
  ],
  [
    'the signed Timestamp in a wrapper, another at its place',
    put(`<w>${timestamp()}</w>${timestamp('2027-01-15T09:30:00Z')}`, stamped.replace(timestamp(), '')),
    /neither to the Body/,
  ],
  [
    'the signed Body in place of the Timestamp',
    put(body.replace(bodyId, 'TS-1'), alsoSigned(body, 'TS-1')),
    /neither to the Body/,
  ],
  [
    'the signed Body under the Timestamp, another in its place',
    stamped.replace(body, evilBody).replace('</wsu:Timestamp>', `${body}</wsu:Timestamp>`),
    /more than once/,
  ],
  ['a Timestamp with the id of the Body', stamped.replace('wsu:Id="TS-1"', `wsu:Id="${bodyId}"`), /more than once/],
  ['only the Timestamp signed', stamped.replace(body, evilElsewhere), /not to the Body/],
  ['three References', alsoSigned(timestamp(), 'TS-1', '<ds:Reference URI="#x"></ds:Reference>'), /does not hold/],
];

for (const [what, text, reason] of refused) {
  test(`refused: ${what}`, async () => {
    assert.notEqual(text, signed);
    await assertRefused(text, reason);
  });
}
