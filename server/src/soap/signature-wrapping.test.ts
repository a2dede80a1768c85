/** Every known way to make a good signature vouch for another Body than the one that was signed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DS, SOAP, WSSE, WSU } from './namespaces.ts';
import { assertRefused, body, bodyId, content, signature, signed, signedInfo } from './soap-test-setup.ts';

const evil = content.replaceAll('MCDB_SERVICE', 'EVIL');
const evilBody = (attributes = '', inside = evil) => `<soap:Body xmlns:wsu="${WSU}"${attributes}>${inside}</soap:Body>`;
const sameId = ` wsu:Id="${bodyId}"`;
/** It can stand anywhere. */
const looseSignature = signature.replace('<ds:Signature>', `<ds:Signature xmlns:ds="${DS}" xmlns:wsse="${WSSE}">`);

/** The shapes of "On Breaking SAML: Be Whoever You Want to Be" (XSW1 to XSW8), as they look in WS-Security, and some of our own. */
const wrapped: [string, string, RegExp][] = [
  ['the signed Body before another', signed.replace(body, body + evilBody()), /other elements than/],
  ['the signed Body after another', signed.replace(body, evilBody() + body), /other elements than/],
  ['two Bodies of one id', signed.replace(body, evilBody(sameId) + body), /other elements than/],
  [
    'the signed Body in the header',
    signed.replace(body, evilBody()).replace('</soap:Header>', `${body}</soap:Header>`),
    /no wsu:Id/,
  ],
  [
    'the signed Body in a wrapper in the header, and another with another id',
    signed.replace(body, evilBody(' wsu:Id="id-evil"')).replace('</soap:Header>', `<w>${body}</w></soap:Header>`),
    /not to the Body/,
  ],
  [
    'the signed Body in the header, and another with the same id',
    signed.replace(body, evilBody(sameId)).replace('</soap:Header>', `<w>${body}</w></soap:Header>`),
    /more than once/,
  ],
  [
    'the signed Body beside the Signature',
    signed.replace(body, evilBody(sameId)).replace('</wsse:Security>', `${body}</wsse:Security>`),
    /more than once/,
  ],
  [
    'the signed Body in an Object of the Signature',
    signed.replace(body, evilBody(sameId)).replace('</ds:Signature>', `<ds:Object>${body}</ds:Object></ds:Signature>`),
    /is not SignedInfo, SignatureValue and KeyInfo/,
  ],
  [
    'the signed Body in the KeyInfo',
    signed.replace(body, evilBody(sameId)).replace('</ds:KeyInfo>', `<w>${body}</w></ds:KeyInfo>`),
    /more than once/,
  ],
  [
    'the signed Body within another of the same id',
    signed.replace(body, evilBody(sameId, evil + body)),
    /more than once/,
  ],
  ['the signed Body within another', signed.replace(body, evilBody(' wsu:Id="x"', evil + body)), /not to the Body/],
  [
    'the signed Body within another, the Signature with it',
    signed.replace(signature, '').replace(body, evilBody(sameId, evil + looseSignature + body)),
    /is not signed/,
  ],
  [
    'the whole signed Envelope in the header of another',
    `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header>${signed}</soap:Header>${evilBody(sameId)}</soap:Envelope>`,
    /is not signed/,
  ],
  [
    'the whole signed Envelope in the Body of another',
    `<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${signed}</soap:Body></soap:Envelope>`,
    /is not signed/,
  ],
  ...['Id="*"', 'ID="*"', 'id="*"', 'xml:id="*"', `xmlns:q="${WSU}" q:Id=" * "`].map(
    (attribute): [string, string, RegExp] => [
      `the same id again as ${attribute}`,
      signed.replace('</soap:Header>', `<w ${attribute.replace('*', bodyId)}/></soap:Header>`),
      /more than once/,
    ],
  ),
  [
    'the id at the Body as another attribute',
    signed.replace(body, evilBody(` Id="${bodyId}"`)).replace('</soap:Header>', `${body}</soap:Header>`),
    /no wsu:Id/,
  ],
  ['two Signatures', signed.replace(signature, signature + signature), /more than one/],
  [
    'a Signature elsewhere in the header',
    signed.replace('</soap:Header>', `<w>${looseSignature}</w></soap:Header>`),
    /more than one/,
  ],
  [
    'two headers of security',
    signed.replace('</soap:Header>', `<wsse:Security xmlns:wsse="${WSSE}"/></soap:Header>`),
    /more than one/,
  ],
  ['two headers', signed.replace('<soap:Body', '<soap:Header/><soap:Body'), /other elements than/],
  [
    'the Signature in the Body',
    signed.replace(signature, '').replace('</soap:Body>', `${looseSignature}</soap:Body>`),
    /is not signed/,
  ],
  ['no Signature', signed.replace(signature, ''), /is not signed/],
  ['no header', `<soap:Envelope xmlns:soap="${SOAP}">${body}</soap:Envelope>`, /is not signed/],
  ['an Envelope of SOAP 1.2', signed.replaceAll(SOAP, 'http://www.w3.org/2003/05/soap-envelope'), /no Envelope/],
  ['text in the Envelope', signed.replace('</soap:Header>', '</soap:Header>x'), /text among/],
  [
    'two SignedInfos',
    signed.replace(signedInfo, signedInfo + signedInfo),
    /is not SignedInfo, SignatureValue and KeyInfo/,
  ],
  [
    'a SignedInfo in the SignedInfo',
    signed.replace('</ds:SignedInfo>', `${signedInfo}</ds:SignedInfo>`),
    /SignedInfo does not hold/,
  ],
  [
    'a SignedInfo in another namespace before the signed one',
    signed.replace(signedInfo, `<SignedInfo/>${signedInfo}`),
    /is not SignedInfo, SignatureValue and KeyInfo/,
  ],
  ['a document type', `<!DOCTYPE x [<!ENTITY e "EVIL">]>${signed}`, /document type/],
  ['a processing instruction in the Body', signed.replace('<data>', '<data><?EVIL EVIL?>'), /processing instruction/],
];

for (const [what, text, reason] of wrapped) {
  test(`signature wrapping is refused: ${what}`, async () => {
    assert.notEqual(text, signed);
    await assertRefused(text, reason);
  });
}
