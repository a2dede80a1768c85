/** E-mail addresses as the accounts compare them. Whether one exists, only a mail to it can tell. */
import { refuseField } from './refuse-field.ts';

const LONGEST = 254; // RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets.

/** @throws GatewayError `invalid_request` that names the field `email` */
export function normalizeEmail(typed: string): string {
  const email = typed.trim().normalize('NFC').toLowerCase();
  const parts = /^([^\s@"(),:;<>[\\\]]{1,64})@((?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63})$/u.exec(email);
  if (parts === null || email.length > LONGEST || /^\.|\.\.|\.$/.test(parts[1] ?? '')) {
    throw refuseField('email', 'invalid_email', 'must be an e-mail address such as name@example.kz');
  }
  return email;
}
