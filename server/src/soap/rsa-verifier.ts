/**
 * Verifies messages in this process. What it gives back is parsed from the very bytes whose digest was signed, not from the message:
 * there is no second reading that could differ.
 */
import { createHash, timingSafeEqual, verify as verifyBytes } from 'node:crypto';
import { openCanonicalSource } from './canonical-xml.ts';
import { assertRsaKey, assertTrusted, type CertificateTrust } from './certificate-trust.ts';
import { type MessageVerifier, UntrustedMessageError } from './message-security.ts';
import { DS, SOAP, WSSE, WSU } from './namespaces.ts';
import { parseXml } from './parse-xml.ts';
import { RSA_SHA256, SHA256 } from './rsa-signer.ts';
import { readSignedInfo, readSignedMessage } from './signature-structure.ts';
import { canonicalBody, readSignedBody } from './signed-body.ts';

export interface RsaVerifierOptions {
  trust: CertificateTrust;
  /** For the validity of certificates. */
  nowMs: () => number;
}

const allowed = { signature: [RSA_SHA256], digest: [SHA256] };

const signedInfoPath = [
  [SOAP, 'Header'],
  [WSSE, 'Security'],
  [DS, 'Signature'],
  [DS, 'SignedInfo'],
] as const;

const timestampPath = [
  [SOAP, 'Header'],
  [WSSE, 'Security'],
  [WSU, 'Timestamp'],
] as const;

export function createRsaVerifier({ trust, nowMs }: RsaVerifierOptions): MessageVerifier {
  return {
    verify: async (envelope) => {
      const message = readSignedMessage(parseXml(envelope));
      const certificate = assertTrusted(message.certificate, trust, nowMs());
      assertRsaKey(certificate);
      const { prefixes } = readSignedInfo(message.signedInfo, message, allowed);

      const source = openCanonicalSource(envelope);
      const signedInfo = source.canonical(signedInfoPath, prefixes);
      assertSignature(signedInfo, message.signatureValue, certificate.publicKey);
      const { bodyPrefixes, digest, timestamp } = readSignedInfo(parseXml(signedInfo), message, allowed);

      const body = canonicalBody(source, bodyPrefixes);
      assertDigest('Body', body, digest);
      if (timestamp !== null) {
        assertDigest('Timestamp', source.canonical(timestampPath, timestamp.prefixes), timestamp.digest);
      }
      return readSignedBody(body, message.bodyId);
    },
  };
}

function assertSignature(signedInfo: string, value: Buffer, key: Parameters<typeof verifyBytes>[2]): void {
  if (!verifyBytes('sha256', Buffer.from(signedInfo), key, value)) {
    throw new UntrustedMessageError('the Signature is not of this key over this SignedInfo');
  }
}

function assertDigest(what: string, canonical: string, digest: Buffer): void {
  const actual = createHash('sha256').update(canonical).digest();
  if (actual.length !== digest.length || !timingSafeEqual(actual, digest)) {
    throw new UntrustedMessageError(`the ${what} is not the one that was signed`);
  }
}
