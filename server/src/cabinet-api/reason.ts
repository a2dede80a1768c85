/** Why an operator acts against somebody: it stands in the audit, and the organisation reads it. */

import { refuseField } from '../accounts/refuse-field.ts';
import { Type } from '../json/json-schema.ts';

const LONGEST = 500;
/** An IIN, a phone, a card: the audit names nobody. */
const LONG_NUMBER = /(?:\d[\s-]?){9,}/;

export const reasonField = Type.String({
  maxLength: LONGEST,
  description: 'Why. The organisation reads it, and the audit keeps it: write no personal data',
  examples: ['The key was found in a public repository'],
});

/** @throws GatewayError `invalid_request` that names `reason` */
export function readReason(typed: string): string {
  const reason = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (reason.length < 3 || /\p{C}/u.test(reason)) {
    throw refuseField('reason', 'reason_missing', `must say why, in 3 to ${LONGEST} characters of plain text`);
  }
  if (LONG_NUMBER.test(reason)) {
    throw refuseField('reason', 'reason_names_person', 'may not hold long numbers, such as an IIN, a phone or a key');
  }
  return reason;
}
