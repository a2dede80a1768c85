/**
 * What an answer of the upstream means that is not what was asked for. Errors are told apart by their stable `code`, which another
 * Qujat sends, else by the words of any text in the body (`upstream-rules.ts`); and where both say nothing, by the status.
 *
 * The upstream's errors about our own key, subscription or address are the operator's to mend: the client is told that the
 * service is not available, and the log says why.
 */
import { GatewayError } from '../../errors.ts';
import { egovFault } from '../http-answer.ts';
import { egovAtWork } from '../not-asked.ts';
import { egovRefusal } from '../refusal.ts';
import type { UpstreamAnswer } from './upstream-call.ts';
import {
  fault,
  fieldRules,
  type Meaning,
  ourKey,
  ourRate,
  ourSubscription,
  rules,
  sessionUnknown,
  speaksOfCode,
  wrongCode,
} from './upstream-rules.ts';
import { textsOf } from './upstream-texts.ts';

export type Operation = 'request' | 'resend' | 'approve';

const rulesByCode = new Map(rules.filter(({ code }) => code !== '').map((rule) => [rule.code, rule]));

export function meaningOf({ status, body }: UpstreamAnswer, operation: Operation): Meaning {
  const { codes, texts } = textsOf(body);
  const byCode = codes.map((code) => rulesByCode.get(code)).find((rule) => rule !== undefined);
  if (byCode !== undefined) return byCode.means;
  const byText = rules.find(({ says }) =>
    says.some((words) => texts.some((text) => words.every((word) => word.test(text)))),
  );
  return byText?.means ?? meaningOfOperation(operation, status, texts) ?? meaningOfStatus(status);
}

/** For the operations that want no code. */
export function errorOf(meaning: Meaning): GatewayError {
  switch (meaning.kind) {
    case 'told':
      return new GatewayError(meaning.code);
    case 'fault':
      return egovFault(meaning.code, meaning.reason);
    case 'refuses_us':
      return egovRefusal('egov_unavailable', meaning.reason);
    case 'refused':
      return egovRefusal('government_service_error', meaning.reason);
    case 'at_work':
      return egovAtWork('the upstream is still at work on the call before');
    case 'no_route':
      return egovRefusal('egov_unavailable', 'the upstream has no such address: see QUJAT_RELAY_URL');
    case 'answer':
      return egovFault('government_service_error', `the upstream answered a request with ${meaning.answer.outcome}`);
  }
}

const REFUSED_STATUSES: readonly number[] = [400, 401, 403, 422];

/** What a text means only here: the code is a field of approve, IIN and phone are fields of request. */
function meaningOfOperation(operation: Operation, status: number, texts: readonly string[]): Meaning | undefined {
  if (operation === 'approve') {
    // The address is right: the request went there. What is not found is the session.
    if (status === 404 && texts.some((text) => /^(?:detail: |message: )?not found\.?$/.test(text)))
      return sessionUnknown;
    return REFUSED_STATUSES.includes(status) && texts.some((text) => speaksOfCode.test(text)) ? wrongCode : undefined;
  }
  if (!REFUSED_STATUSES.includes(status)) return undefined;
  return fieldRules.find(({ names }) => texts.some((text) => names.test(text)))?.means;
}

function meaningOfStatus(status: number): Meaning {
  if (status === 404 || status === 405) return { kind: 'no_route' };
  if (status === 401 || status === 403) return ourKey;
  if (status === 402) return ourSubscription;
  if (status === 429) return ourRate;
  if (status === 502 || status === 503) return fault('egov_unavailable', `the upstream answered with status ${status}`);
  if (status === 504) return fault('egov_timeout', 'the upstream answered with status 504');
  const reason = `the upstream answered with status ${status} and nothing that is known`;
  return status >= 400 && status < 500 ? { kind: 'refused', reason } : fault('government_service_error', reason);
}
