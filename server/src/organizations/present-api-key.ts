/** A key with what its request tells of where it comes from. */
import type { PresentedApiKey } from './authenticate-api-key.ts';

export interface RequestOrigin {
  /** The caller's IP address. */
  ip: string;
  /** As the caller addressed us, with the port. */
  host: string;
  headers: { origin?: string | undefined };
}

export function presentApiKey(key: string, { ip, host, headers }: RequestOrigin): PresentedApiKey {
  const { origin } = headers;
  // Our own pages may use a test key.
  const isOurs = origin === `http://${host}` || origin === `https://${host}`;
  return { key, address: ip, fromBrowser: origin !== undefined && !isOurs };
}
