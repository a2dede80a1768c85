/** An independent wallet and verifier: the libraries of the OpenWallet Foundation, which know nothing of ours. */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { clientAuthenticationAnonymous, type HashAlgorithm, type Jwk, setGlobalConfig } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

// The gateway of a test is reached by http on this machine.
setGlobalConfig({ allowInsecureUrls: true });

/** As JWK. */
export type PublicKey = Record<string, string>;

export function newHolderKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

export function publicJwkOf(key: KeyObject): Jwk {
  return createPublicKey(key).export({ format: 'jwk' }) as Jwk;
}

/** The wallet of whoever has the key. */
export function createWallet(key: KeyObject) {
  const client = new Openid4vciClient({
    callbacks: {
      fetch,
      hash: (data: Uint8Array, algorithm: HashAlgorithm) =>
        createHash(String(algorithm).replace('-', '')).update(data).digest(),
      generateRandom: (length: number) => randomBytes(length),
      clientAuthentication: clientAuthenticationAnonymous(),
      signJwt: (_signer, { header, payload }) => ({ jwt: signWith(key, header, payload), signerJwk: publicJwkOf(key) }),
    },
  });
  return {
    /** From the offer to the credential, with the code that the citizen types. */
    async receive(offerUri: string, txCode: string): Promise<string> {
      const credentialOffer = await client.resolveCredentialOffer(offerUri);
      const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
      const [credentialConfigurationId = ''] = credentialOffer.credential_configuration_ids;
      const { accessTokenResponse } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
        credentialOffer,
        issuerMetadata,
        txCode,
      });
      const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata });
      const signer = { method: 'jwk', alg: 'ES256', publicJwk: publicJwkOf(key) } as const;
      const proof = await client.createCredentialRequestJwtProof({
        issuerMetadata,
        credentialConfigurationId,
        nonce,
        signer,
      });
      const { credentialResponse } = await client.retrieveCredentials({
        issuerMetadata,
        credentialConfigurationId,
        accessToken: accessTokenResponse.access_token,
        proofs: { jwt: [proof.jwt] },
      });
      const [issued] = credentialResponse.credentials ?? [];
      return typeof issued === 'object' ? String(issued['credential']) : String(issued);
    },
  };
}

function signWith(key: KeyObject, header: object, payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** What a verifier does, with the keys that it has found by the issuer, and the status list of the credential. */
export function createVerifier(keys: readonly PublicKey[], holder?: KeyObject): SDJwtVcInstance {
  const statusListFetcher = async (uri: string) => (await fetch(uri)).text();
  return new SDJwtVcInstance({ ...verifying(keys, holder), statusListFetcher });
}

type Verifying = NonNullable<ConstructorParameters<typeof SDJwtVcInstance>[0]>;

function verifying(keys: readonly PublicKey[], holder?: KeyObject): Verifying {
  const isSigned = (data: string, signature: string, jwk: PublicKey) =>
    verify(
      'sha256',
      Buffer.from(data),
      { key: createPublicKey({ key: { ...jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
  return {
    hasher: (data: string | ArrayBuffer, algorithm: string) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: () => randomBytes(16).toString('base64url'),
    verifier: (data: string, signature: string) => keys.some((key) => isSigned(data, signature, key)),
    kbSigner: (data: string) => {
      if (holder === undefined) throw new Error('nobody holds it');
      return sign('sha256', Buffer.from(data), { key: holder, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    },
    kbSignAlg: 'ES256',
    kbVerifier: (data, signature, { cnf }) =>
      cnf !== undefined && isSigned(data, signature, { ...cnf.jwk } as PublicKey),
  };
}
