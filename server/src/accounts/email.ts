/** E-mail addresses as the accounts compare them. Whether one exists, only a mail to it can tell. */
import { refuseField } from './refuse-field.ts';

const LONGEST = 254; // RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets.

/** @throws GatewayError `invalid_request` that names the field `email` */
export function normalizeEmail(typed: string): string {
  // Characters that nobody sees make two addresses look like one; `trim` alone would take one of them away in silence.
  const hidden = /\p{Cf}/u.test(typed);
  const email = typed.trim().normalize('NFC').toLowerCase();
  const parts = /^([^\s\p{C}@"(),:;<>[\\\]]{1,64})@((?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63})$/u.exec(email);
  if (hidden || parts === null || email.length > LONGEST || /^\.|\.\.|\.$/.test(parts[1] ?? '')) {
    throw refuseField('email', 'invalid_email', 'must be an e-mail address such as name@example.kz');
  }
  return email;
}
