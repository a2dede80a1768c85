/** authenticateCabinetSession: whose log-in is this token? */
import type { Account } from './account.ts';
import type { AccountsContext } from './accounts-context.ts';
import type { CabinetSession } from './cabinet-session.ts';
import { hashToken } from './secret-token.ts';

export interface Caller {
  account: Account;
  session: CabinetSession;
  /** The store's time, epoch ms. */
  nowMs: number;
}

/** The use is written down at most once a minute, so that reading a page costs no write for each of its calls. */
const TOUCH_EVERY_MS = 60_000;

/**
 * Undefined for a token that is unknown, was ended or has expired; they look alike.
 * @param byPage the page has called by itself, with nobody at it perhaps: that is no use that keeps the log-in
 */
export async function authenticateCabinetSession(
  token: string | undefined,
  { sessions }: Pick<AccountsContext, 'sessions'>,
  byPage = false,
): Promise<Caller | undefined> {
  if (token === undefined || !/^qjc_[\w-]{43}$/.test(token)) return undefined;
  const caller = await sessions.findSession(hashToken(token));
  if (caller === undefined) return undefined;
  const { session, nowMs } = caller;
  if (!byPage && session.state === 'active' && nowMs - session.lastSeenAt >= TOUCH_EVERY_MS)
    await sessions.touchSession(session.id);
  return caller;
}
