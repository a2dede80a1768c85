/** A credential holds for what the gateway has signed, as its holder shows it. Made by the gateway's own code. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { test } from 'node:test';
import { makeCredential } from '../../server/src/credentials/make-credential.ts';
import { concealMembers, joinSdJwt } from '../../server/src/credentials/sd-jwt.ts';
import { makeStatusList } from '../../server/src/credentials/status-list.ts';
import { signJwt } from '../../server/src/proofs/sign-jwt.ts';
import { createSigningKeys } from '../../server/src/proofs/signing-keys.ts';
import { type CredentialError, isRevoked, verifyCredential } from './credentials.ts';

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const keys = createSigningKeys(newKey());
const jwks = { keys: keys.published };
const issuer = 'https://gateway.example';
const nowMs = Date.UTC(2026, 10, 29, 10);
const now = () => nowMs;
const holder = newKey();
const { kty = '', crv = '', x = '', y = '' } = holder.export({ format: 'jwk' });
const reply = {
  result_json: { common: { docNumber: '034812345', docOwner: { iin: '900101300017' } }, domain: { gender: ['male'] } },
  extra: { date_of_birth: '1990-01-01', date_of_issue: null, date_of_expire: null },
  face_photo: 'AAAA',
};
const credential = makeCredential(
  {
    kept: { organizationId: '1', environment: 'test', documentType: 'identity_card', reply: JSON.stringify(reply) },
    holderKey: { kty, crv, x, y } as never,
    statusIndex: 77_003,
    nowMs,
    issuer,
    randomBytes,
  },
  keys,
);
const [jwt = '', ...disclosures] = credential.slice(0, -1).split('~');
const signedClaims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());

const asked = { audience: 'https://shop.example', nonce: 'n-1' };
const iat = nowMs / 1_000;

function show(text: string, changes: object = {}, key = holder): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iat, aud: asked.audience, nonce: asked.nonce, sd_hash: hash('sha256', text, 'base64url') };
  const signed = `${part({ alg: 'ES256', typ: 'kb+jwt' })}.${part({ ...claims, ...changes })}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}${signed}.${signature.toString('base64url')}`;
}

async function codeOf(text: string, checks: object = {}): Promise<CredentialError['code'] | 'none'> {
  return verifyCredential(text, { keys: jwks, now, ...checks }).then(
    () => 'none',
    (error: CredentialError) => error.code,
  );
}

test('a credential says what its holder discloses, everything or a part, and who gave it', async () => {
  const { claims, ...facts } = await verifyCredential(credential, { keys: jwks, now });
  const { common, domain } = reply.result_json;
  assert.deepEqual(claims, { common, domain, date_of_birth: '1990-01-01', face_photo: 'AAAA' });
  assert.deepEqual(facts, {
    issuer,
    issuedAt: new Date(Date.UTC(2026, 10, 29)),
    expiresAt: new Date(nowMs + 30 * 86_400_000),
    environment: 'test',
    documentType: 'identity_card',
    keyId: keys.kid,
    status: { uri: `${issuer}/api/v1/credential-status-lists/test/`, index: 77_003 },
    shown: null,
  });
  const birth = disclosures.filter((each) => Buffer.from(each, 'base64url').includes('date_of_birth'));
  const part = await verifyCredential(show(joinSdJwt(jwt, birth)), { keys: jwks, now, presentation: asked });
  assert.deepEqual(part.claims, { common: {}, domain: {}, date_of_birth: '1990-01-01' });
  assert.deepEqual(part.shown, { ...asked, at: new Date(nowMs) });
});

test('what was not signed, or stands twice, is refused and not passed over', async () => {
  const foreign = concealMembers({ gender: 'female' }, randomBytes).disclosures;
  const own = (claims: object, shown: string[]) => joinSdJwt(signJwt(keys, 'dc+sd-jwt', claims), shown);
  const [first = ''] = disclosures;
  const list = Buffer.from('["AAAA",1]').toString('base64url');
  const twice = [hash('sha256', first, 'base64url'), hash('sha256', first, 'base64url')];
  const twin = concealMembers({ environment: 'live' }, randomBytes);
  const cases: [string, CredentialError['code']][] = [
    [joinSdJwt(jwt, [...disclosures, ...foreign]), 'disclosure_unknown'],
    [joinSdJwt(jwt, [...disclosures, first]), 'disclosure_unknown'],
    [joinSdJwt(jwt, [...disclosures, '']), 'credential_malformed'],
    [joinSdJwt(jwt, [list]), 'credential_malformed'],
    [joinSdJwt(jwt, [`${first}=`]), 'credential_malformed'],
    [own({ ...signedClaims, _sd: twice }, [first]), 'credential_malformed'],
    [own({ ...signedClaims, ...twin.digests }, twin.disclosures), 'credential_malformed'],
    [own({ ...signedClaims, list: [{ '...': twice[0] }] }, []), 'credential_malformed'],
    [own({ ...signedClaims, _sd_alg: 'md5' }, []), 'credential_malformed'],
    [own({ ...signedClaims, vct: 'urn:another' }, []), 'credential_malformed'],
    [joinSdJwt(signJwt(keys, 'statuslist+jwt', signedClaims), []), 'credential_malformed'],
    [jwt, 'credential_malformed'],
    ['', 'credential_malformed'],
  ];
  for (const [at, [text, code]] of cases.entries()) assert.equal(await codeOf(text), code, `case ${at}`);
});

test('another key, another algorithm and an end that has passed are refused', async () => {
  const other = createSigningKeys(newKey());
  assert.equal(await codeOf(credential, { keys: { keys: other.published } }), 'key_unknown');
  const renamed = { keys: other.published.map((key) => ({ ...key, kid: keys.kid })) };
  assert.equal(await codeOf(credential, { keys: renamed }), 'signature_wrong');
  const [, payload] = jwt.split('.');
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none', kid: keys.kid, typ: 'dc+sd-jwt' })).toString('base64url');
  assert.equal(await codeOf(`${unsigned}.${payload}.~`), 'credential_malformed');
  assert.equal(await codeOf(credential, { now: () => signedClaims.exp * 1_000 }), 'credential_expired');
});

test('a proof is of the holder, for whom it was asked, of these disclosures, and fresh', async () => {
  const checks = { presentation: asked };
  assert.equal(await codeOf(show(credential), checks), 'none');
  assert.equal(await codeOf(credential, checks), 'holder_proof_missing');
  const last = disclosures.at(-1) ?? '';
  const wrong = [
    show(credential, { nonce: 'n-2' }),
    show(credential, { aud: 'https://other.example' }),
    show(credential, { iat: iat - 301 }),
    show(credential, { iat: iat + 301 }),
    show(credential, { iat: String(iat) }),
    show(credential, {}, newKey()),
    show(credential).replace(`${last}~`, ''),
    `${credential}${jwt}`,
  ];
  for (const [at, text] of wrong.entries())
    assert.equal(await codeOf(text, checks), 'holder_proof_wrong', `case ${at}`);
  for (const proof of [{ iat: 'now' }, { iat: 8.64e15 }, { aud: ['a'] }, { nonce: undefined }, { sd_hash: null }]) {
    assert.equal(await codeOf(show(credential, proof)), 'holder_proof_wrong', 'also where none was asked for');
  }
  assert.equal(await codeOf(show(credential, {}, newKey())), 'holder_proof_wrong', 'as is that of another key');
});

test('the status list tells of one credential alone; another list and an old one are refused', async () => {
  const listOf = (revoked: number[], environment: 'test' | 'live' = 'test') =>
    makeStatusList(environment, {
      credentials: { listRevoked: async () => revoked } as never,
      keys,
      issuer: () => issuer,
      clock: { nowMs: now },
    });
  const verified = await verifyCredential(credential, { keys: jwks, now });
  const checks = { keys: jwks, now };
  assert.equal(await isRevoked(verified, await listOf([77_003]), checks), true);
  assert.equal(await isRevoked(verified, await listOf([77_002, 77_004, 76_995, 77_011]), checks), false);
  const day = 86_400_000;
  const refused: [string, object][] = [
    [await listOf([], 'live'), {}],
    [await listOf([]), { now: () => nowMs + day }],
    [await listOf([]), { keys: { keys: [] } }],
    [jwt, {}],
  ];
  for (const [list, changes] of refused) {
    await assert.rejects(isRevoked(verified, list, { ...checks, ...changes }), { code: 'status_list_wrong' });
  }
  const outside = { status: { ...verified.status, index: 2 ** 20 } };
  await assert.rejects(isRevoked(outside, await listOf([]), checks), { code: 'status_list_wrong' });
});
