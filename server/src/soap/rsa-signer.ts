/** Signs messages in this process: RSA with SHA-256 over the Body in exclusive canonical form (WS-Security 1.0, X.509 profile). */
import { createHash, sign as signBytes } from 'node:crypto';
import { openCanonicalSource } from './canonical-xml.ts';
import { writeBody, writeSignedEnvelope } from './envelope.ts';
import type { MessageSigner } from './message-security.ts';
import { BASE64_BINARY, DS, EXCLUSIVE_C14N, X509_V3 } from './namespaces.ts';
import { parseXml } from './parse-xml.ts';
import type { SigningKey } from './read-pkcs12.ts';
import { element, textElement } from './write-xml.ts';

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

export function createRsaSigner({ privateKey, certificate }: SigningKey, uuid: () => string): MessageSigner {
  return {
    sign: async (content) => {
      const id = `id-${uuid()}`;
      const body = canonicalBody(writeBody(content, id));
      const signedInfo = writeSignedInfo(id, createHash('sha256').update(body).digest('base64'));
      const value = signBytes('sha256', Buffer.from(signedInfo), privateKey).toString('base64');
      const signature = element('ds:Signature', [
        signedInfo,
        textElement('ds:SignatureValue', value),
        writeKeyInfo(certificate),
      ]);
      return writeSignedEnvelope(body, signature);
    },
  };
}

/** The envelope then holds the very bytes that were digested. */
function canonicalBody(body: string): string {
  parseXml(body);
  return openCanonicalSource(body).canonical([], []);
}

/** It is written in its canonical form, so that it can be signed as it stands. */
function writeSignedInfo(id: string, digest: string): string {
  const reference = element(
    'ds:Reference',
    [
      element('ds:Transforms', [element('ds:Transform', [], { Algorithm: EXCLUSIVE_C14N })]),
      element('ds:DigestMethod', [], { Algorithm: SHA256 }),
      textElement('ds:DigestValue', digest),
    ],
    { URI: `#${id}` },
  );
  const methods = [
    element('ds:CanonicalizationMethod', [], { Algorithm: EXCLUSIVE_C14N }),
    element('ds:SignatureMethod', [], { Algorithm: RSA_SHA256 }),
  ];
  return element('ds:SignedInfo', [...methods, reference], { 'xmlns:ds': DS });
}

function writeKeyInfo(certificate: Buffer): string {
  const identifier = textElement('wsse:KeyIdentifier', certificate.toString('base64'), {
    EncodingType: BASE64_BINARY,
    ValueType: X509_V3,
  });
  return element('ds:KeyInfo', [element('wsse:SecurityTokenReference', [identifier])]);
}
