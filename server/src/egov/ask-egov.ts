/** askEgov: one call to the state, with a deadline over all of it and only documented errors coming out. */
import { type ErrorCode, GatewayError } from '../errors.ts';
import { egovErrorCodes } from './egov.ts';

const passedOn: readonly ErrorCode[] = [
  ...egovErrorCodes,
  'no_live_connector',
  'mcdb_check_unsupported',
  'service_unavailable',
];

/**
 * Runs `call` and gives it the signal to stop by. A connector that ignores the signal cannot hold the caller longer.
 * @throws GatewayError with an `EgovErrorCode`: the connector's own, `egov_timeout` after the deadline, and
 * `government_service_error` for anything else; `service_unavailable` where it is our own store that fails a connector. What the call rejects with at the abort is kept where it says `egov_timeout`
 * too, because it may know that the state was not asked.
 */
export async function askEgov<Answer>(
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    controller.abort();
    setImmediate(() => deadline.reject(new GatewayError('egov_timeout')));
  }, timeoutMs);
  try {
    return await Promise.race([call(controller.signal), deadline.promise]);
  } catch (error) {
    throw documentedError(error, controller.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}

function documentedError(error: unknown, isLate: boolean): GatewayError {
  const documented = error instanceof GatewayError && passedOn.includes(error.code);
  if (isLate)
    return documented && error.code === 'egov_timeout' ? error : new GatewayError('egov_timeout', { cause: error });
  return documented ? error : new GatewayError('government_service_error', { cause: error });
}
