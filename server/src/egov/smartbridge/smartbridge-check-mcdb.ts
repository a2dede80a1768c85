/** The look-up in the MCDB alone, as a question of its own. */
import type { McdbAnswer, McdbQuestion } from '../egov.ts';
import { mcdbCheckUnsupported } from '../not-asked.ts';
import { notVerified } from '../refusal.ts';
import type { StateLink } from './exchange.ts';
import { lookUpPhone } from './look-up-phone.ts';
import { errorOf } from './state-meaning.ts';

/** @throws GatewayError with an `EgovErrorCode`, or `mcdb_check_unsupported`: nothing is sent then */
export async function checkMcdb(question: McdbQuestion, link: StateLink, signal: AbortSignal): Promise<McdbAnswer> {
  // A look-up by the IIN alone would find the person, whatever the phone.
  if (link.mapping.mcdb.request.phone === null) throw mcdbCheckUnsupported('the mapping sends the MCDB no phone');
  const answer = await lookUpPhone(question, link, signal);
  if (answer.meaning === 'success') return { isVerified: true };
  return notVerified(errorOf(answer));
}
