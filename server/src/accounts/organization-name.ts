/** The name of an organisation as it signs up. It stands in our mails to strangers, so it may not lead anywhere. */
import { refuseField } from './refuse-field.ts';

const LONGEST = 100;

/** @throws GatewayError `invalid_request` that names the field `organization_name` */
export function normalizeOrganizationName(typed: string): string {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name.length < 2 || name.length > LONGEST || /\p{C}/u.test(name) || leadsAnywhere(name)) {
    throw refuseField(
      'organization_name',
      'invalid_name',
      `must be the name of the organisation in plain text: 2 to ${LONGEST} characters, no address of a page or a mailbox`,
    );
  }
  return name;
}

/** Mail programs make links of these; wide letters look the same. */
function leadsAnywhere(name: string): boolean {
  return /:\/\/|www\.|@/i.test(name.normalize('NFKC'));
}
