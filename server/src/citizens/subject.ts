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
  if (!isValidIin(typed.iin)) throw new GatewayError('invalid_iin');
  const phone = normalizePhone(typed.phone);
  if (phone === undefined) throw new GatewayError('invalid_phone');
  return { iin: typed.iin, phone };
}
