/** sendMyCode: a citizen asks for a code, by which they see what they have agreed to. */
import { readSubject, type Subject } from '../../citizens/subject.ts';
import { MINUTE_MS } from '../../clock.ts';
import { subjectHmac } from '../../crypto/subject-hmac.ts';
import { GatewayError } from '../../errors.ts';
import { writeCounted } from '../../limits/write-counted.ts';
import { encryptPass } from './citizen-pass.ts';
import type { MyContext } from './my-context.ts';

/** Of a citizen in one sandbox: with five tries for each, nobody guesses one. */
const CODES_MAX = 5;
const CODES_WINDOW_MS = 15 * MINUTE_MS;

/**
 * @param sandbox the id of the organisation into whose inbox the code goes, and whose consents are shown
 * @returns the pass
 * @throws GatewayError `invalid_iin`, `invalid_phone`, `invalid_request`, `too_many_calls`, `profile_not_found`, `subject_not_found_in_mcdb`
 */
export async function sendMyCode(
  { sandbox, ...typed }: Subject & { sandbox: string },
  context: MyContext,
): Promise<string> {
  const citizen = readSubject(typed);
  const organization = await context.findOrganization(sandbox);
  if (organization === undefined) throw unknownSandbox();
  const subject = subjectHmac(context.subjectHmacKey, 'iin', citizen.iin);
  const counter = {
    id: `my_codes:${sandbox}:${subject}`,
    max: CODES_MAX,
    window: { lastsMs: CODES_WINDOW_MS },
    lockMs: 0,
  };
  await writeCounted(counter, context.limits, (counters) => context.limits.consume(counters));
  const id = context.ids.uuid();
  await context.sendCode({ id, organization, ...citizen });
  return encryptPass({ id, organizationId: sandbox, iin: citizen.iin }, context);
}

function unknownSandbox(): GatewayError {
  const message = 'must be the id of an organisation of this gateway';
  return new GatewayError('invalid_request', {
    extras: { errors: [{ field: 'sandbox', message, reason: 'unknown' }] },
  });
}
