/** SHA-256 as receipts and signed QR codes write it: in base64url. */
import { webcrypto } from '#webcrypto';

export async function sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return base64Url(new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes)));
}

export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
