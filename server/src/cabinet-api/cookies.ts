/**
 * The cookies of the cabinet. The prefix `__Host-` makes the browser refuse them unless they are Secure, for this host alone and
 * for every path (RFC 6265bis, 4.1.3.2). Browsers take http://localhost and http://127.0.0.1 as secure enough.
 */
import type { LoggedIn } from '../accounts/open-cabinet-session.ts';
import type { HttpReply, HttpRequest } from '../http/server.ts';

export const SESSION_COOKIE = '__Host-qujat_session';
const DEVICE_COOKIE = '__Host-qujat_device';

const DEVICE_LIFE_SECONDS = 365 * 24 * 60 * 60;
// Strict: a link from a mail opens the page without it, but the calls of that page are of the same site again.
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

export function setLogInCookies(
  reply: HttpReply,
  { token, lifeMs, deviceToken }: Pick<LoggedIn, 'token' | 'lifeMs'> & Partial<LoggedIn>,
): void {
  reply.setCookie(SESSION_COOKIE, token, { ...ATTRIBUTES, maxAge: Math.floor(lifeMs / 1000) });
  if (deviceToken !== undefined) {
    reply.setCookie(DEVICE_COOKIE, deviceToken, { ...ATTRIBUTES, maxAge: DEVICE_LIFE_SECONDS });
  }
}

/** The browser stays known, so that its owner is not locked out by the tries of others. */
export function clearLogInCookie(reply: HttpReply): void {
  reply.clearCookie(SESSION_COOKIE, ATTRIBUTES);
  // What pages have fetched goes with it; language and look stay.
  reply.header('clear-site-data', '"cache"');
}

export function logInTokenOf(request: HttpRequest): string | undefined {
  return request.cookies[SESSION_COOKIE];
}

export function deviceTokenOf(request: HttpRequest): string | undefined {
  return request.cookies[DEVICE_COOKIE];
}
