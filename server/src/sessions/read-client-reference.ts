/** readClientReference: what the organisation calls its request. It goes out again with webhooks, so it may not name the citizen. */
import type { Subject } from '../citizens/subject.ts';
import { GatewayError } from '../errors.ts';

export const CLIENT_REFERENCE_MAX = 100;

/** The digits of a phone by which it is known, whatever stands before them. */
const PHONE_DIGITS = 10;

/** @throws GatewayError `invalid_request` that names `client_reference` */
export function readClientReference(typed: string | undefined, citizen: Partial<Subject>): string | null {
  if (typed === undefined) return null;
  const reference = typed.normalize('NFC').trim();
  if (reference === '' || reference.length > CLIENT_REFERENCE_MAX || /\p{C}/u.test(reference)) {
    throw refuse('client_reference_unreadable', `must be 1 to ${CLIENT_REFERENCE_MAX} printable characters`);
  }
  if (namesCitizen(reference, citizen)) {
    throw refuse('client_reference_names_citizen', 'may not hold the IIN or the phone of the citizen');
  }
  return reference;
}

/** By what is known of the citizen. */
export function namesCitizen(reference: string, { iin, phone }: Partial<Subject>): boolean {
  const digits = reference.normalize('NFKC').replace(/\D/g, '');
  return [iin, phone?.slice(-PHONE_DIGITS)].some((part) => part !== undefined && digits.includes(part));
}

function refuse(reason: string, message: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field: 'client_reference', message, reason }] } });
}
