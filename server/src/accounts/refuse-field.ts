/** An error that names a field, for rules that a schema cannot tell. */
import { type FieldError, GatewayError } from '../errors.ts';

/** @param reason stable, for pages that say it in their own language */
export function refuseField(field: string, reason: string, message: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field, message, reason }] } });
}

/**
 * Reads several fields and refuses all wrong ones at once: nobody should learn of them one after the other.
 * @param readers each gives its field's value, or throws as `refuseField` makes it
 */
export async function readFields<Fields extends Record<string, unknown>>(
  readers: {
    [Name in keyof Fields]: () => Fields[Name] | Promise<Fields[Name]>;
  },
): Promise<Fields> {
  const read: Partial<Fields> = {};
  const refused: FieldError[] = [];
  for (const name of Object.keys(readers) as (keyof Fields)[]) {
    try {
      read[name] = await readers[name]();
    } catch (error) {
      if (!(error instanceof GatewayError) || error.extras.errors === undefined) throw error;
      refused.push(...error.extras.errors);
    }
  }
  if (refused.length > 0) throw new GatewayError('invalid_request', { extras: { errors: refused } });
  return read as Fields;
}
