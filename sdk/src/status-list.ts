/** Whether a credential was revoked: a bit in a list that the gateway signs (Token Status List). */
import { bytesOfBase64Url } from './base64.ts';
import { CredentialError } from './credential-error.ts';
import { findNamedKey, type GatewayKeys } from './gateway-keys.ts';
import { openJwt } from './jwt.ts';

interface ListClaims {
  sub: string;
  exp: number;
  status_list: { bits: number; lst: string };
}

/**
 * @param list what is at the `status.uri` of the credential; it may be kept for five minutes
 * @throws CredentialError `status_list_wrong`: it is not this list, not the gateway's, or too old
 */
export async function isRevoked(
  { status: { uri, index } }: { status: { uri: string; index: number } },
  list: string,
  { keys, now = Date.now }: { keys: GatewayKeys; now?: (() => number) | undefined },
): Promise<boolean> {
  const { claims } = await openJwt<ListClaims>(list, {
    type: 'statuslist+jwt',
    findKey: (keyId) => findNamedKey(keys, keyId),
    refuse,
  });
  const { bits, lst } = claims.status_list;
  const packed = bytesOfBase64Url(lst);
  if (claims.sub !== uri || claims.exp * 1_000 <= now() || bits !== 1 || packed === undefined) throw refuse();
  const byte = (await inflate(packed))[Math.floor(index / 8)];
  if (byte === undefined) throw refuse();
  return ((byte >> (index % 8)) & 1) === 1;
}

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

function refuse(): CredentialError {
  return new CredentialError('status_list_wrong', 'The status list is not the one of the credential, or too old.');
}
