/** What a caller is told of a session that waits for its code. */
import { maskPhone } from '../citizens/phone.ts';
import type { Subject } from '../citizens/subject.ts';
import { type RequestedSession, resendAllowedAt, type SessionRules } from './session.ts';

export interface OpenSession {
  backendSessionId: string;
  /** When the session ends, epoch milliseconds. */
  expiresAt: number;
  /** From when another code may be sent, epoch milliseconds; null where none is left. */
  resendAfter: number | null;
  /** Such as `7701*****01`, to show to the citizen. */
  phoneMasked: string;
}

/** @param aheadMs how far the caller's clock is ahead of the store's: that of a sandbox may be */
export function describeOpenSession(
  backendSessionId: string,
  session: RequestedSession,
  { phone }: Subject,
  { rules, aheadMs }: { rules: SessionRules; aheadMs: number },
): OpenSession {
  const resendAfter = resendAllowedAt(session, rules);
  return {
    backendSessionId,
    expiresAt: session.expiresAt + aheadMs,
    resendAfter: resendAfter === null ? null : resendAfter + aheadMs,
    phoneMasked: maskPhone(phone) ?? '',
  };
}
