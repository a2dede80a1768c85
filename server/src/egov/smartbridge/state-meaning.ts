/** What the operations make of an answer that is not success: an answer about the code, or an error of the port. */
import { GatewayError } from '../../errors.ts';
import type { CodeAnswer } from '../egov.ts';
import { egovFault } from '../http-answer.ts';
import type { StateAnswer } from './exchange.ts';
import type { CodeMeaning } from './mapping.ts';

type Refusal = Exclude<CodeAnswer, { outcome: 'document' }>;

const answers: Partial<Record<CodeMeaning, Refusal>> = {
  wrong_code: { outcome: 'wrong_code' },
  code_expired: { outcome: 'code_expired' },
  already_received: { outcome: 'closed', because: 'already_received' },
  request_expired: { outcome: 'closed', because: 'expired' },
  too_many_attempts: { outcome: 'closed', because: 'too_many_attempts' },
};

/**
 * What the state says about the citizen's code; undefined where it has taken it.
 * @throws GatewayError with an `EgovErrorCode`
 */
export function refusalOf(answer: StateAnswer): Refusal | undefined {
  if (answer.meaning === 'success') return undefined;
  const refusal = answers[answer.meaning];
  if (refusal === undefined) throw errorOf(answer);
  return refusal;
}

/**
 * For the messages that carry no code.
 * @throws GatewayError with an `EgovErrorCode`
 */
export function assertSuccess(answer: StateAnswer): void {
  if (answer.meaning !== 'success') throw errorOf(answer);
}

export function errorOf({ meaning, code }: StateAnswer): GatewayError {
  switch (meaning) {
    case 'profile_not_found':
    case 'subject_not_found_in_mcdb':
      return new GatewayError(meaning);
    case 'egov_unreachable':
    case 'egov_unavailable':
    case 'egov_timeout':
    case 'government_service_error':
      return egovFault(meaning, `the state answered with the code ${code}`);
    default:
      return egovFault('government_service_error', `the state answered a message without a code with ${code}`);
  }
}
