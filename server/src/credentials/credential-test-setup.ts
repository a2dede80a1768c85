/** A gateway that issues credentials, and a wallet that does what it is told. */
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, hash, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { newestCode, startTestGateway, type TestGateway, type TestGatewayOptions } from '../app/test-gateway.ts';
import { PRE_AUTHORIZED_CODE } from './credential-names.ts';

export const CITIZEN = { iin: '900101300017', phone: '77010000001' };

export interface WalletReply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the route answers
  body: any;
  text: string;
  headers: Record<string, unknown>;
}

export async function startCredentialGateway(t: TestContext, options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway(t, {
    ...options,
    config: { credentials: true, signingKeyFiles: [newKeyFile(t)], ...options.config },
  });
  return { ...gateway, ...walletOf(gateway) };
}

export type CredentialGateway = Awaited<ReturnType<typeof startCredentialGateway>>;

/** Of a key that signs, for the time of the test. */
export function newKeyFile(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-credential-key-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'key.pem');
  writeFileSync(file, newKey().export({ type: 'pkcs8', format: 'pem' }));
  return file;
}

export function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function walletOf(gateway: TestGateway) {
  const { server } = gateway.app;
  const send = async (
    url: string,
    payload: string,
    type: string,
    headers: Record<string, string> = {},
  ): Promise<WalletReply> => {
    const reply = await server.inject({ method: 'POST', url, payload, headers: { 'content-type': type, ...headers } });
    const isJson = String(reply.headers['content-type']).startsWith('application/json');
    return {
      status: reply.statusCode,
      body: isJson ? JSON.parse(reply.body) : undefined,
      text: reply.body,
      headers: reply.headers,
    };
  };
  const offer = async (documentType = 'identity_card', citizen = CITIZEN, headers: Record<string, string> = {}) => {
    const { status, text } = await gateway.requestDocument({ credential: true, ...citizen }, documentType, headers);
    assert.equal(status, 200, text);
    const opened = JSON.parse(text);
    const inbox = await gateway.get(`/api/v1/sandbox/messages/?phone=${citizen.phone}&limit=1`, gateway.testKey);
    return { opened, preAuthorizedCode: opened.backend_session_id as string, code: newestCode(inbox) };
  };
  const token = (preAuthorizedCode: string, code: string, changes: Record<string, string> = {}) => {
    const form = {
      grant_type: PRE_AUTHORIZED_CODE,
      'pre-authorized_code': preAuthorizedCode,
      tx_code: code,
      ...changes,
    };
    return send(
      '/api/v1/credentials/token/',
      new URLSearchParams(form).toString(),
      'application/x-www-form-urlencoded',
    );
  };
  const nonce = async (): Promise<string> =>
    JSON.parse((await server.inject({ method: 'POST', url: '/api/v1/credentials/nonce/' })).body).c_nonce;
  const credential = (accessToken: string, proof: string, changes: object = {}) => {
    const body = { credential_configuration_id: 'identity_card', proofs: { jwt: [proof] }, ...changes };
    const headers = { authorization: `Bearer ${accessToken}` };
    return send('/api/v1/credentials/credential/', JSON.stringify(body), 'application/json', headers);
  };
  const prove = async (key: KeyObject, changes: ProofChanges = {}): Promise<string> =>
    makeProof(key, { aud: issuer, iat: Math.floor(Date.now() / 1000), nonce: await nonce() }, changes);
  /** From the offer to the credential. */
  const receive = async (key = newKey(), documentType = 'identity_card', citizen = CITIZEN) => {
    const { opened, preAuthorizedCode, code } = await offer(documentType, citizen);
    const access = await token(preAuthorizedCode, code);
    assert.equal(access.status, 200, access.text);
    const issued = await credential(access.body.access_token, await prove(key), {
      credential_configuration_id: documentType,
    });
    assert.equal(issued.status, 200, issued.text);
    return {
      opened,
      credential: issued.body.credentials[0].credential as string,
      accessToken: access.body.access_token,
    };
  };
  const issuer = 'http://localhost:8080';
  return { issuer, offer, token, nonce, credential, prove, receive };
}

export interface ProofChanges {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
}

export function makeProof(key: KeyObject, claims: object, changes: ProofChanges = {}): string {
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk, ...changes.header };
  const signed = `${part(header)}.${part({ ...claims, ...changes.claims })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

export interface OpenedCredential {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  /** All disclosed, in their places. */
  claims: Record<string, unknown>;
}

/** A verifier of our own, by RFC 9901: independent ones judge in `e2e/credential.test.ts`. @throws AssertionError */
export function openCredential(sdJwt: string, keys: readonly object[]): OpenedCredential {
  const [jwt = '', ...rest] = sdJwt.split('~');
  assert.equal(rest.pop(), '', 'no key binding yet');
  const { header, payload } = openJwt(jwt, keys);
  const byDigest = new Map(rest.map((text) => [hash('sha256', text, 'base64url'), text]));
  assert.equal(byDigest.size, rest.length);
  const reveal = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const { _sd: digests = [], ...plain } = value as { _sd?: string[] };
    const shown = digests.flatMap((digest) => {
      const text = byDigest.get(digest);
      byDigest.delete(digest);
      if (text === undefined) return [];
      const [, name, inner] = JSON.parse(Buffer.from(text, 'base64url').toString());
      return [[name, reveal(inner)] as const];
    });
    const inner = Object.entries(plain).map(([name, each]) => [name, reveal(each)] as const);
    return Object.fromEntries([...inner, ...shown]);
  };
  const claims = reveal(payload) as Record<string, unknown>;
  assert.equal(byDigest.size, 0, 'each disclosure has its place');
  return { header, payload, claims };
}

export function openJwt(jwt: string, keys: readonly object[]) {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString());
  const jwk = keys.find((each) => (each as { kid?: string }).kid === header.kid);
  assert.ok(jwk, 'the key is published');
  const key = createPublicKey({ key: jwk as Record<string, string>, format: 'jwk' });
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  assert.ok(isRight, 'the signature is right');
  return { header, payload: JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown> };
}

export const anyBytes = (length: number): Uint8Array => randomBytes(length);
