/**
 * The mark of a fault that says: the state certainly received nothing of this call. So no code was evaluated and none was sent,
 * and the session may take back the attempt or the resend that it had counted beforehand.
 *
 * An adapter sets the mark only where it is sure of the whole operation. Where a part of it may have arrived, it leaves it out.
 */
import { GatewayError } from '../errors.ts';

export interface NotAskedDetails {
  /** Seconds after which another try makes sense, for the header `Retry-After`. */
  retryAfterSeconds?: number;
}

const AT_WORK_SECONDS = 5;

/** `reason` goes to the log: plain words, and nothing of a person. */
export function egovNotAsked(
  code: 'egov_unreachable' | 'egov_unavailable' | 'egov_timeout' | 'no_live_connector' | 'mcdb_check_unsupported',
  reason: string,
  { retryAfterSeconds }: NotAskedDetails = {},
): GatewayError {
  const extras = retryAfterSeconds === undefined ? {} : { retry_after: retryAfterSeconds };
  return new GatewayError(code, { extras, cause: new NotAsked(reason) });
}

/** The connector, or the upstream before the state, has no way to ask the MCDB alone. */
export function mcdbCheckUnsupported(reason: string): GatewayError {
  return egovNotAsked('mcdb_check_unsupported', reason);
}

/** The state says that it is still at work on our own earlier call: it took nothing of this one, and is no worse for it. */
export function egovAtWork(
  reason: string,
  { retryAfterSeconds = AT_WORK_SECONDS }: NotAskedDetails = {},
): GatewayError {
  return new GatewayError('egov_timeout', { extras: { retry_after: retryAfterSeconds }, cause: new AtWork(reason) });
}

export function isAtWork(error: unknown): error is GatewayError {
  return error instanceof GatewayError && error.cause instanceof AtWork;
}

export function wasNotAsked(error: unknown): boolean {
  return error instanceof GatewayError && error.cause instanceof NotAsked;
}

class NotAsked extends Error {
  override readonly name: string = 'NotAsked';
}

class AtWork extends NotAsked {
  override readonly name = 'AtWork';
}
