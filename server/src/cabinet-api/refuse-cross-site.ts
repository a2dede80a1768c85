/**
 * Calls that change something must come from the cabinet's own pages. Three things stand together: the cookie is SameSite=Strict;
 * a header is asked for that another site's page cannot send without our leave, which we never give; and what the browser says of
 * the caller (`Sec-Fetch-Site`, `Origin`) must be this very origin, where it says it.
 */
import { GatewayError } from '../errors.ts';
import type { HttpRequest } from '../http/server.ts';

const CABINET_HEADER = 'x-qujat-cabinet';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** @throws GatewayError `cross_site_request` */
export function refuseCrossSite({ method, headers }: HttpRequest, origins: readonly string[]): void {
  if (SAFE_METHODS.includes(method)) return;
  const { origin, 'sec-fetch-site': site } = headers;
  const ofOwnPage =
    headers[CABINET_HEADER] === '1' &&
    (site === undefined || site === 'same-origin') &&
    (origin === undefined || origins.includes(origin));
  if (!ofOwnPage) throw new GatewayError('cross_site_request');
}
