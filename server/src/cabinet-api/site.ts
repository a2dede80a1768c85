/** Where the cabinet is reached: what the operator has configured, or the address that the gateway listens on. */
import type { Site } from '../accounts/accounts-context.ts';
import type { HttpServer } from '../http/server.ts';

/** The names under which a browser of the same machine may reach it. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const LISTENS_LOCALLY = ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'];

export interface SiteOptions {
  publicUrl: string | undefined;
  host: string;
  port: number;
}

export function createSite({ publicUrl, host, port }: SiteOptions, server?: Pick<HttpServer, 'addresses'>): Site {
  if (publicUrl !== undefined) return { url: () => publicUrl, origins: () => [publicUrl] };
  const names = LISTENS_LOCALLY.includes(host) ? LOCAL_HOSTS : [host.includes(':') ? `[${host}]` : host];
  // Port 0 becomes a real one only when the gateway listens.
  const listeningPort = () => {
    const address = server?.addresses()[0];
    return typeof address === 'object' ? address.port : port;
  };
  const origins = () => names.map((name) => `http://${name}:${listeningPort()}`);
  return { origins, url: () => origins()[0] ?? '' };
}
