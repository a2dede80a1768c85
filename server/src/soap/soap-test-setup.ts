/** Keys and a signed message, whole and in its parts, for the tests of this room. */
import assert from 'node:assert/strict';
import { randomUUID, X509Certificate } from 'node:crypto';
import { DAY_MS } from '../clock.ts';
import { fingerprintOf } from './certificate-trust.ts';
import { writeFields } from './data-fields.ts';
import { makeSigningKey } from './make-signing-key.ts';
import type { SigningKey } from './read-pkcs12.ts';
import { createRsaSigner } from './rsa-signer.ts';
import { createRsaVerifier } from './rsa-verifier.ts';
import { buildSendMessageRequest, type SendMessageRequest } from './send-message-request.ts';

export const nowMs = Date.UTC(2026, 0, 15, 9, 30);
export const validity = { validFromMs: nowMs - DAY_MS, validToMs: nowMs + DAY_MS };

export const key = makeSigningKey({ commonName: 'Тест', organizationalUnit: 'BIN123456789012', ...validity });
export const otherKey = makeSigningKey({ commonName: 'Other', ...validity });
export const authority = makeSigningKey({ commonName: 'Authority', isAuthority: true, ...validity });
export const issuedKey = makeSigningKey({
  commonName: 'Issued',
  organizationalUnit: 'BIN123456789012',
  issuer: authority,
  ...validity,
});

export const request: SendMessageRequest<string> = {
  messageId: '8f3d2c1b-0a9e-4f8d-b7c6-5a4b3c2d1e0f',
  correlationId: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
  serviceId: 'MCDB_SERVICE',
  messageDateMs: nowMs,
  routeId: null,
  sender: { senderId: 'qujat', password: 'secret' },
  properties: [{ key: 'a', value: 'b' }],
  sessionId: '{0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d}',
  data: writeFields([['iin', 'ә<&>"']]),
};

export const content = buildSendMessageRequest(request);
export const { signal } = new AbortController();
export const signer = createRsaSigner(key, randomUUID);

export function verifierOf({ certificate }: SigningKey, atMs = nowMs) {
  const fingerprints = [fingerprintOf(new X509Certificate(certificate))];
  return createRsaVerifier({ trust: { kind: 'pinned', fingerprints }, nowMs: () => atMs });
}

export const signed = await signer.sign(content, signal);
export const body = part(signed, /<soap:Body.*<\/soap:Body>/s);
export const signature = part(signed, /<ds:Signature>.*<\/ds:Signature>/s);
export const bodyId = part(body, /id-[0-9a-f-]{36}/);
export const signedInfo = part(signed, /<ds:SignedInfo.*<\/ds:SignedInfo>/s);

export function part(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[0];
  assert.ok(found);
  return found;
}

/** Refused, and for this reason. */
export async function assertRefused(text: string, reason: RegExp, by = verifierOf(key)): Promise<void> {
  await assert.rejects(by.verify(text, signal), (error: Error) => {
    assert.ok(['UntrustedMessageError', 'MalformedMessageError', 'UnsafeXmlError'].includes(error.name), String(error));
    assert.match(error.message, reason);
    return true;
  });
}
