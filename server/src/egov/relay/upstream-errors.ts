/**
 * What an answer of the upstream means that is not what was asked for. Errors are told apart by their stable `code`, which another
 * Qujat sends, else by a part of their text, in whichever field it stands, however it writes its apostrophes and MCDB; and where
 * both say nothing, by the status.
 *
 * The upstream's errors about our own key, subscription or address are the operator's to mend: the client is told that the
 * service is not available, and the log says why.
 */
import { GatewayError } from '../../errors.ts';
import type { CodeAnswer, EgovErrorCode } from '../egov.ts';
import { egovFault } from '../http-answer.ts';
import type { UpstreamAnswer } from './upstream-call.ts';

export type Meaning =
  /** Of the citizen or of the state: told as it is. */
  | { kind: 'told'; code: EgovErrorCode }
  /** Of us or of the upstream itself: `reason` goes to the log. */
  | { kind: 'fault'; code: EgovErrorCode; reason: string }
  /** Of the code or the session. */
  | { kind: 'answer'; answer: Exclude<CodeAnswer, { outcome: 'document' }> }
  /** The upstream has no such address. */
  | { kind: 'no_route' };

const told = (code: EgovErrorCode): Meaning => ({ kind: 'told', code });
const fault = (code: EgovErrorCode, reason: string): Meaning => ({ kind: 'fault', code, reason });
const closed = (because: 'already_received' | 'expired' | 'too_many_attempts'): Meaning => ({
  kind: 'answer',
  answer: { outcome: 'closed', because },
});

const wrongCode: Meaning = { kind: 'answer', answer: { outcome: 'wrong_code' } };
const codeExpired: Meaning = { kind: 'answer', answer: { outcome: 'code_expired' } };
const stillWorking = fault('egov_timeout', 'the upstream is still at work on the call before');
const ourKey = fault('egov_unavailable', "the upstream refuses this gateway's API key: see QUJAT_RELAY_API_KEY");
const ourSubscription = fault('egov_unavailable', "the upstream refuses this gateway's subscription");
const ourRate = fault('egov_unavailable', 'the upstream limits the rate of this gateway');
const unknownType = fault('egov_unavailable', 'the upstream does not know this document type');

interface Rule {
  /** The `code` of another Qujat; empty where only the text counts. */
  code: string;
  /** Parts of the text, in lower case with plain apostrophes. */
  says: readonly string[];
  means: Meaning;
}

/**
 * The texts are those of the specification. How the hosted service words a wrong code is in no public source: what stands here
 * for it are guesses, and this is the only place to correct them.
 */
const rules: readonly Rule[] = [
  {
    code: 'subject_not_found_in_mcdb',
    says: ['subject not found in cmdb', 'subject not found in mcdb'],
    means: told('subject_not_found_in_mcdb'),
  },
  { code: 'profile_not_found', says: ['profile is not found'], means: told('profile_not_found') },
  { code: 'egov_unreachable', says: ["can't connect to e-document service"], means: told('egov_unreachable') },
  { code: 'egov_unavailable', says: ['edocument service is not available'], means: told('egov_unavailable') },
  { code: 'egov_timeout', says: ['could not send request to e-document service'], means: told('egov_timeout') },
  { code: 'government_service_error', says: ['government service error'], means: told('government_service_error') },
  // We take this IIN and this phone for valid; to the upstream they are nobody's.
  { code: 'invalid_iin', says: ['invalid iin'], means: told('profile_not_found') },
  { code: 'invalid_phone', says: ['invalid phone'], means: told('subject_not_found_in_mcdb') },

  { code: 'otp_code_expired', says: ['otp code has expired', 'code has expired', 'code expired'], means: codeExpired },
  {
    code: 'invalid_otp_code',
    says: ['invalid otp', 'wrong otp', 'incorrect otp', 'invalid code', 'wrong code', 'incorrect code'],
    means: wrongCode,
  },
  // Another Qujat keeps its answer under our Idempotency-Key for ten minutes, longer than any code lives: had this been the code
  // that opened the document, the document would have come again.
  { code: 'document_already_received', says: [], means: wrongCode },
  // Any other upstream says the same of the right code, when its answer was lost.
  { code: '', says: ['edocument for this session has already been received'], means: closed('already_received') },
  { code: 'session_expired', says: ['session has expired'], means: closed('expired') },
  { code: 'session_not_found', says: ['you have not sent a request'], means: closed('expired') },
  { code: 'too_many_attempts', says: ['too many attempts'], means: closed('too_many_attempts') },
  { code: 'session_in_progress', says: ['you have already requested a document'], means: stillWorking },
  { code: 'idempotency_key_in_use', says: ['idempotency-key is in use'], means: stillWorking },

  { code: 'invalid_api_key', says: ['invalid api key', 'api key is invalid'], means: ourKey },
  { code: 'technology_not_accessible', says: ['client does not have access'], means: ourSubscription },
  { code: 'subscription_not_started', says: ['subscription has not started'], means: ourSubscription },
  {
    code: 'no_subscription_for_technology',
    says: ['no active or future subscription'],
    means: ourSubscription,
  },
  { code: 'no_subscription', says: ['client does not have subscription'], means: ourSubscription },
  { code: 'document_type_not_found', says: ['document type not found'], means: unknownType },
  { code: 'rate_limited', says: ['too many requests'], means: ourRate },
  { code: 'resend_too_early', says: ['resend is too early'], means: ourRate },
  { code: 'too_many_resends', says: ['too many resends'], means: ourRate },
];

const rulesByCode = new Map(rules.filter(({ code }) => code !== '').map((rule) => [rule.code, rule]));

export function meaningOf({ status, body }: UpstreamAnswer): Meaning {
  const fields = Object(body) as Record<string, unknown>;
  const byCode = rulesByCode.get(String(fields['code']));
  if (byCode !== undefined) return byCode.means;
  const text = plainText(fields);
  const byText = rules.find(({ says }) => says.some((part) => text.includes(part)));
  return byText?.means ?? meaningOfStatus(status);
}

/** For the operations that want no code. */
export function errorOf(meaning: Meaning): GatewayError {
  if (meaning.kind === 'told') return new GatewayError(meaning.code);
  if (meaning.kind === 'fault') return egovFault(meaning.code, meaning.reason);
  if (meaning.kind === 'no_route')
    return egovFault('egov_unavailable', 'the upstream has no such address: see QUJAT_RELAY_URL');
  return egovFault('government_service_error', `the upstream answered a request with ${meaning.answer.outcome}`);
}

/** Known clients read `detail` and `message`; frameworks put lists there as well. */
function plainText(fields: Record<string, unknown>): string {
  const texts = ['detail', 'message', 'error', 'non_field_errors'].flatMap((name) => fields[name]);
  return texts
    .filter((text) => typeof text === 'string')
    .join(' ')
    .toLowerCase()
    .replace(/[`´‘’ʼ]/g, "'")
    .replace(/\s+/g, ' ');
}

function meaningOfStatus(status: number): Meaning {
  if (status === 404 || status === 405) return { kind: 'no_route' };
  if (status === 401 || status === 403) return ourKey;
  if (status === 429) return ourRate;
  if (status === 502 || status === 503) return fault('egov_unavailable', `the upstream answered with status ${status}`);
  if (status === 504) return fault('egov_timeout', 'the upstream answered with status 504');
  return fault('government_service_error', `the upstream answered with status ${status} and nothing that is known`);
}
