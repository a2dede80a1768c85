/** A citizen as a caller names one: by IIN and phone. */
import { GatewayError } from '../errors.ts';
import { isValidIin } from './iin.ts';
import { normalizePhone } from './phone.ts';

export interface Subject {
  /** 12 digits. */
  iin: string;
  /** 11 digits, `77XXXXXXXXX`. */
  phone: string;
}

/** @throws GatewayError `invalid_iin`, then `invalid_phone` */
export function readSubject(typed: Subject): Subject {
  return { iin: readIin(typed.iin), phone: readPhone(typed.phone) };
}

/** @throws GatewayError `invalid_iin` */
export function readIin(typed: string): string {
  if (!isValidIin(typed)) throw new GatewayError('invalid_iin');
  return typed;
}

/** @throws GatewayError `invalid_phone` */
export function readPhone(typed: string): string {
  const phone = normalizePhone(typed);
  if (phone === undefined) throw new GatewayError('invalid_phone');
  return phone;
}
