/**
 * GOST keys, with which this process cannot sign: NCANode 3.x does, over REST. Its `verify` says that a signature holds, but not of
 * which Body; so the form is checked here as for RSA, and the Body that is read is the one that the Reference names. Whose signature it
 * is, the fingerprint says.
 */

import { GatewayError } from '../../errors.ts';
import { openCanonicalSource } from '../../soap/canonical-xml.ts';
import { assertTrusted } from '../../soap/certificate-trust.ts';
import { writeEnvelope } from '../../soap/envelope.ts';
import { type MessageSigner, type MessageVerifier, UntrustedMessageError } from '../../soap/message-security.ts';
import { parseXml } from '../../soap/parse-xml.ts';
import { RSA_SHA256, SHA256 } from '../../soap/rsa-signer.ts';
import { type AllowedAlgorithms, readSignedInfo, readSignedMessage } from '../../soap/signature-structure.ts';
import { canonicalBody, readSignedBody } from '../../soap/signed-body.ts';
import { egovFault, type HttpAnswer, parseJson } from '../http-answer.ts';
import type { HttpCaller } from '../http-call.ts';
import { egovNotAsked, wasNotAsked } from '../not-asked.ts';

export interface NcanodeOptions {
  /** Where NCANode's `/wsse/…` begins. */
  url: URL;
  /** A PKCS#12 file with a key of whatever kind NCANode takes. */
  key: Buffer;
  password: string;
  /** SHA-256 of the state's certificates. */
  fingerprints: readonly string[];
  nowMs: () => number;
}

const PKIGOVKZ = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms';

/** GOST 34.310 with 34.311, GOST R 34.10-2015, and RSA with SHA-256. */
const allowed: AllowedAlgorithms = {
  signature: [
    'http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311',
    `${PKIGOVKZ}:gostr34102015-gostr34112015-512`,
    RSA_SHA256,
  ],
  digest: ['http://www.w3.org/2001/04/xmldsig-more#gost34311', `${PKIGOVKZ}:gostr34112015-512`, SHA256],
};

const MAX_ANSWER_BYTES = 1024 * 1024;

export function createNcanodeSecurity(
  options: NcanodeOptions,
  caller: HttpCaller,
): { signer: MessageSigner; verifier: MessageVerifier } {
  const call = (path: string, body: object, signal: AbortSignal) =>
    callNcanode(options.url, path, body, caller, signal);
  return {
    signer: {
      sign: async (content, signal) => {
        const key = options.key.toString('base64');
        const { password } = options;
        const answer = await call('wsse/sign', { xml: writeEnvelope(content), key, password, trimXml: false }, signal);
        const xml = answer['xml'];
        if (typeof xml === 'string' && xml !== '') return xml;
        throw egovFault('egov_unavailable', 'NCANode has not signed: look at its log, the key and the password');
      },
    },
    verifier: {
      verify: async (envelope, signal) => {
        const message = readSignedMessage(parseXml(envelope));
        const trust = { kind: 'pinned' as const, fingerprints: options.fingerprints };
        assertTrusted(message.certificate, trust, options.nowMs());
        const { bodyPrefixes } = readSignedInfo(message.signedInfo, message, allowed);
        const answer = await call('wsse/verify', { xml: envelope, revocationCheck: [] }, signal);
        if (answer['valid'] !== true) throw new UntrustedMessageError('NCANode says that the Signature does not hold');
        return readSignedBody(canonicalBody(openCanonicalSource(envelope), bodyPrefixes), message.bodyId);
      },
    },
  };
}

async function callNcanode(
  url: URL,
  path: string,
  body: object,
  caller: HttpCaller,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const { status, text } = await post(url, path, body, caller, signal);
  const answer: unknown = status === 200 ? parseJson(text) : {};
  return Object(answer) as Record<string, unknown>;
}

async function post(
  url: URL,
  path: string,
  body: object,
  caller: HttpCaller,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  try {
    return await caller.call(
      {
        method: 'POST',
        url: new URL(path, url.href.endsWith('/') ? url : `${url.href}/`),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        accept: ['application/json'],
        reads: (status) => status < 300 || status >= 400,
        maxBodyBytes: MAX_ANSWER_BYTES,
      },
      signal,
    );
  } catch (error) {
    throw ofOurOwn(error);
  }
}

/** NCANode is not the state: where it fails, this gateway is not ready. */
function ofOurOwn(error: unknown): unknown {
  if (!(error instanceof GatewayError) || error.code === 'egov_timeout') return error;
  const reason = `NCANode: ${error.cause instanceof Error ? error.cause.message : 'no answer'}`;
  return wasNotAsked(error) ? egovNotAsked('egov_unavailable', reason) : egovFault('egov_unavailable', reason);
}
