/** One message to the MCDB: whose phone it is. */
import type { McdbQuestion } from '../egov.ts';
import { askState, type StateAnswer, type StateLink } from './exchange.ts';

/** @throws GatewayError with an `EgovErrorCode` where there is no answer that could be believed */
export function lookUpPhone(question: McdbQuestion, link: StateLink, signal: AbortSignal): Promise<StateAnswer> {
  const { iin, phone } = link.mapping.mcdb.request;
  const fields = [[iin, question.iin] as const, ...(phone === null ? [] : [[phone, question.phone] as const])];
  return askState(link, { service: 'mcdb', requestId: question.requestId, fields }, signal);
}
