/** Passkeys in the browser. They are bound to a host name, so they do not work where the page is opened by an IP address. */
import { ApiError } from './api/call.ts';

export function isPasskeyUsable(): boolean {
  return 'PublicKeyCredential' in globalThis && !isIpAddress(location.hostname);
}

/** The same page under the name that passkeys work with; undefined where passkeys work, or where no such name is known. */
export function pageWithPasskeys(): string | undefined {
  if (!['127.0.0.1', '[::1]'].includes(location.hostname)) return undefined;
  return location.href.replace(location.hostname, 'localhost');
}

/**
 * Runs one ceremony of the library, which is loaded only here.
 * @throws ApiError `passkey_cancelled`, `passkey_exists`
 */
export async function withPasskeyLibrary<Answer>(
  ceremony: (library: typeof import('@simplewebauthn/browser')) => Promise<Answer>,
): Promise<Answer> {
  const library = await import('@simplewebauthn/browser');
  try {
    return await ceremony(library);
  } catch (error) {
    if (!(error instanceof library.WebAuthnError) && !(error instanceof DOMException)) throw error;
    const exists = error.name === 'InvalidStateError';
    throw new ApiError(0, { code: exists ? 'passkey_exists' : 'passkey_cancelled', message: error.message });
  }
}

function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^[\d.]+$/.test(host);
}
