/** A body of the type application/x-www-form-urlencoded, in which nothing stands twice (RFC 6749, 3.2). */
import { GatewayError } from '../errors.ts';

/** @throws GatewayError `invalid_request` */
export function readForm(text: string): Record<string, string> {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) throw new GatewayError('invalid_request', { extras: { errors: [repeated] } });
    form.set(name, value);
  }
  return Object.fromEntries(form);
}

/** The name itself may be anything, so it is not repeated. */
const repeated = { field: 'body', message: 'must have each field once' };
