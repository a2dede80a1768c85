/** The look-up in the MCDB at an upstream that offers it: another Qujat. The hosted service has it inside `request` alone. */
import type { McdbAnswer, McdbQuestion } from '../egov.ts';
import { mcdbCheckUnsupported } from '../not-asked.ts';
import { notVerified } from '../refusal.ts';
import { postUpstream, type Upstream } from './upstream-call.ts';
import { errorOf, meaningOf } from './upstream-errors.ts';
import { fieldsWith } from './upstream-fields.ts';
import { type Meaning, ourSubscription } from './upstream-rules.ts';

/** @throws GatewayError with an `EgovErrorCode`, or `mcdb_check_unsupported` */
export async function checkMcdb(
  { iin, phone }: McdbQuestion,
  upstream: Upstream,
  signal: AbortSignal,
): Promise<McdbAnswer> {
  const body = { api_key: upstream.apiKey, iin, phone };
  const answer = await postUpstream(upstream, 'api/v1/backend/e-document/mcdb/check/', body, signal);
  const isVerified = answer.status < 300 ? fieldsWith('is_verified', answer.body)?.('is_verified') : undefined;
  if (typeof isVerified === 'boolean') return { isVerified };
  return readRefusal(meaningOf(answer, 'request'));
}

function readRefusal(meaning: Meaning): McdbAnswer {
  if (meaning.kind === 'no_route') throw mcdbCheckUnsupported('the upstream has no MCDB check');
  // No fault: the upstream works, and documents must not suffer from a plan that lacks the check.
  if (meaning === ourSubscription) {
    throw mcdbCheckUnsupported("the upstream refuses the MCDB check to this gateway's subscription");
  }
  return notVerified(errorOf(meaning));
}
