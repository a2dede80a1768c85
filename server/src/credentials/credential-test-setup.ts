/** A gateway that issues credentials, and a wallet that does what it is told. */
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
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
  /** From the code to the credential. */
  const redeem = async (
    preAuthorizedCode: string,
    code: string,
    key = newKey(),
    documentType = 'identity_card',
  ): Promise<string> => {
    const access = await token(preAuthorizedCode, code);
    assert.equal(access.status, 200, access.text);
    const issued = await credential(access.body.access_token, await prove(key), {
      credential_configuration_id: documentType,
    });
    assert.equal(issued.status, 200, issued.text);
    return issued.body.credentials[0].credential;
  };
  const receive = async (key = newKey(), documentType = 'identity_card', citizen = CITIZEN) => {
    const { opened, preAuthorizedCode, code } = await offer(documentType, citizen);
    return { opened, credential: await redeem(preAuthorizedCode, code, key, documentType) };
  };
  const issuer = 'http://localhost:8080';
  return { issuer, offer, token, nonce, credential, prove, redeem, receive };
}

export interface ProofChanges {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
}

export function makeProof(key: KeyObject, claims: object, { header, claims: changed }: ProofChanges = {}): string {
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  return signWith(key, { typ: 'openid4vci-proof+jwt', jwk, ...header }, { ...claims, ...changed });
}

/** As a wallet shows a credential: with the proof of its holder. */
export function showTo(audience: string, credential: string, key: KeyObject): string {
  const claims = { aud: audience, nonce: 'n', iat: Math.floor(Date.now() / 1000) };
  const sdHash = hash('sha256', credential, 'base64url');
  return credential + signWith(key, { typ: 'kb+jwt' }, { ...claims, sd_hash: sdHash });
}

function signWith(key: KeyObject, header: object, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'ES256', ...header })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
