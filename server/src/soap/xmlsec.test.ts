/** Our signatures and those of xmlsec1 are the same kind of thing: each verifies what the other signs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE64_BINARY, DS, EXCLUSIVE_C14N, SOAP, SYNC_CHANNEL, WSSE, WSU, X509_V3 } from './namespaces.ts';
import { buildSendMessageRequest } from './send-message-request.ts';
import { key, request, signal, signed, signer, verifierOf } from './soap-test-setup.ts';
import { hasXmlsec, signByXmlsec, verifyByXmlsec } from './xmlsec-test-setup.ts';

const missing = 'xmlsec1 is not installed, so nobody else checks the signatures here';

/** Translations that canonicalisation could treat in more than one way. */
const difficult = 'Ә &<>"\' \r\n\t \u0085\u2028 💾 ]]> &#x41;';

test('what we sign, xmlsec1 verifies', async (t) => {
  if (!hasXmlsec) return t.skip(missing);
  const properties = [{ key: 'difficult', value: difficult }];
  const content = buildSendMessageRequest({
    ...request,
    properties,
    data: `<a b="&#xA;&quot;" xmlns:c="urn:u" c:b="">${'x'.repeat(9)}</a>`,
  });
  assert.match(verifyByXmlsec(await signer.sign(content, signal), key), /References \(ok\/all\): 1\/1/);
});

test('what was changed after we signed it, xmlsec1 refuses: it looks at all that we signed', (t) => {
  if (!hasXmlsec) return t.skip(missing);
  assert.throws(() => verifyByXmlsec(signed.replace('>MCDB_SERVICE<', '>EVIL<'), key), /does not verify/);
});

const inclusive = (prefixes: string) =>
  `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}" PrefixList="${prefixes}"/>`;

interface Shape {
  /** Namespace declarations of the Envelope, and of the Security header. */
  outer?: string;
  security?: string;
  content: string;
  prefixes?: [signedInfo: string, body: string];
}

/** A template that leaves digest and value to xmlsec1. */
function templateOf({ outer = '', security = '', content, prefixes }: Shape): string {
  const [ofSignedInfo, ofBody] = prefixes === undefined ? ['', ''] : prefixes.map(inclusive);
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="${SOAP}" xmlns:ds="${DS}" xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}"${outer}>
  <soap:Header>
    <wsse:Security soap:mustUnderstand="1"${security}>
      <ds:Signature Id="SIG-1">
        <ds:SignedInfo>
          <ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}">${ofSignedInfo}</ds:CanonicalizationMethod>
          <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
          <ds:Reference URI="#id-1">
            <ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE_C14N}">${ofBody}</ds:Transform></ds:Transforms>
            <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
            <ds:DigestValue/>
          </ds:Reference>
        </ds:SignedInfo>
        <ds:SignatureValue/>
        <ds:KeyInfo Id="KI-1"><wsse:SecurityTokenReference wsu:Id="STR-1"><wsse:KeyIdentifier
          EncodingType="${BASE64_BINARY}" ValueType="${X509_V3}">${key.certificate.toString('base64')}</wsse:KeyIdentifier>
        </wsse:SecurityTokenReference></ds:KeyInfo>
      </ds:Signature>
    </wsse:Security>
  </soap:Header>
  <soap:Body wsu:Id="id-1">${content}</soap:Body>
</soap:Envelope>`;
}

const plain = buildSendMessageRequest(request);
const shapes: [string, Shape][] = [
  ['plain', { content: plain }],
  [
    'prefixes of the Envelope',
    { outer: ` xmlns:typ="${SYNC_CHANNEL}"`, content: '<typ:SendMessage a="1"><request/></typ:SendMessage>' },
  ],
  [
    'inclusive prefixes',
    { outer: ' xmlns:x="urn:u" xmlns:y="urn:v"', content: plain, prefixes: ['soap x', 'soap wsu x y'] },
  ],
  [
    'an inclusive prefix that is declared twice',
    { outer: ' xmlns:x="urn:u"', content: '<a xmlns:x="urn:w"><x:b/></a>', prefixes: ['x', 'x'] },
  ],
  [
    'an inclusive prefix that the header declares anew',
    { outer: ' xmlns:x="urn:u"', security: ' xmlns:x="urn:w"', content: plain, prefixes: ['x', 'x'] },
  ],
  [
    'a default namespace, and none within it',
    { content: `<SendMessage xmlns="${SYNC_CHANNEL}"><request xmlns=""><a xmlns="urn:u"/></request></SendMessage>` },
  ],
  ['a default namespace of the Envelope', { outer: ' xmlns="urn:u"', content: '<a><b xmlns=""/></a>' }],
  ['CDATA, comments and references', { content: '<a b=" x&#9;&#13;y ">x<![CDATA[<&>]]>y<!-- z -->&#x41e;&amp;</a>' }],
  ['line ends', { content: '<a>\r\n  <b>\r</b>\n&#13;\n</a>' }],
  [
    'attributes in disorder',
    { content: '<a xmlns:z="urn:1" xmlns:b="urn:2" z:a="1" b:a="2" c="3" a="4" B="5" xml:lang="kk"/>' },
  ],
  ['prefixes in capitals', { content: '<a xmlns:B="urn:1" xmlns:a="urn:2" B:x="" a:x=""/>' }],
  ['characters that XML 1.1 takes for line ends', { content: '<a>\u0085 \u2028</a>' }],
];

for (const [what, shape] of shapes) {
  test(`what xmlsec1 signs, we verify: ${what}`, async (t) => {
    if (!hasXmlsec) return t.skip(missing);
    const message = signByXmlsec(templateOf(shape), key);
    const { children } = await verifierOf(key).verify(message, signal);
    assert.equal(children.length, 1);
  });
}
