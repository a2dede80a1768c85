/** confirmMyCode: with the right code the pass opens the list, for a quarter of an hour. */
import { MINUTE_MS } from '../../clock.ts';
import { GatewayError } from '../../errors.ts';
import { confirmation, openPass } from './citizen-pass.ts';
import { listMyConsents } from './list-my-consents.ts';
import type { MyContext } from './my-context.ts';
import type { MyConsents } from './my-schemas.ts';

const TRIES_MAX = 5;
/** Longer than a code is taken for. */
const TRIES_WINDOW_MS = 60 * MINUTE_MS;

/**
 * The same again gives the same, for a page whose answer was lost.
 * @throws GatewayError `citizen_not_confirmed`, `too_many_attempts`, `otp_code_expired`, `invalid_otp_code` with the tries that are left
 */
export async function confirmMyCode(
  { pass: encrypted, code }: { pass: string; code: string },
  context: MyContext,
): Promise<MyConsents> {
  const pass = openPass(encrypted, context);
  const tries = { id: `my_code_tries:${pass.id}`, max: TRIES_MAX, window: { lastsMs: TRIES_WINDOW_MS }, lockMs: 0 };
  const [use] = (await context.limits.consume([tries])) ?? [];
  if (use === undefined) throw new GatewayError('too_many_attempts');
  const answer = await context.checkCode(pass.id, code);
  if (answer === 'expired') throw new GatewayError('otp_code_expired');
  if (answer === 'wrong')
    throw new GatewayError('invalid_otp_code', { extras: { attempts_left: TRIES_MAX - use.used } });
  await context.limits.consume([confirmation(pass)]);
  return listMyConsents(encrypted, context);
}
