/** An error that names a field, for rules that a schema cannot tell. */
import { GatewayError } from '../errors.ts';

/** @param reason stable, for pages that say it in their own language */
export function refuseField(field: string, reason: string, message: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field, message, reason }] } });
}
