/** The codes of the sandbox's 1414. */
import { createHmac } from 'node:crypto';

/**
 * Six digits that follow from the request's id and the code before, so that a run with fixed ids is repeatable. The key is
 * public: the codes of a sandbox guard nothing.
 */
export function sandboxOtp(requestId: string, previous = ''): string {
  const digest = createHmac('sha256', 'qujat sandbox otp').update(`${requestId} ${previous}`).digest();
  const code = String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
  // Once in a million: the old code must be dead.
  return code === previous ? sandboxOtp(requestId, `${previous}+`) : code;
}
