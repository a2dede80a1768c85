/** findSession: the session that a caller's secret names, and what the key that opened it may do. */
import { GatewayError } from '../errors.ts';
import type { SessionContext } from './session-context.ts';
import type { FoundSession } from './session-writes.ts';

/** @throws GatewayError `session_not_found` */
export async function findSession(idHash: string, { sessions }: SessionContext): Promise<FoundSession> {
  const found = await sessions.findSession(idHash);
  if (found === undefined) throw new GatewayError('session_not_found');
  return found;
}
