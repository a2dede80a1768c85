/** askEgov: one call to the state, with a deadline over all of it and only documented errors coming out. */
import { type ErrorCode, GatewayError } from '../errors.ts';
import { egovErrorCodes } from './egov.ts';

const passedOn: readonly ErrorCode[] = [...egovErrorCodes, 'service_unavailable'];

/**
 * Runs `call` and gives it the signal to stop by. A connector that ignores the signal cannot hold the caller longer.
 * @throws GatewayError with an `EgovErrorCode`: the connector's own, `egov_timeout` after the deadline, and
 * `government_service_error` for anything else; `service_unavailable` where it is our own store that fails a connector.
 */
export async function askEgov<Answer>(
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    deadline.reject(new GatewayError('egov_timeout'));
    controller.abort();
  }, timeoutMs);
  try {
    return await Promise.race([call(controller.signal), deadline.promise]);
  } catch (error) {
    if (error instanceof GatewayError && passedOn.includes(error.code)) throw error;
    throw new GatewayError('government_service_error', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
