/**
 * The one catalogue of what you can cause: a scenario that the sandbox's state plays, or an error by the gateway's own rules, as in real
 * life. The API returns it; guide, cabinet and tests are made from it.
 */
import type { ErrorCode } from '../../errors.ts';
import type { EgovOperation } from '../wrap-egov.ts';

/** A scenario in the catalogue. Sentences are plain English. */
export interface Scenario {
  /** What it stands for. */
  what: string;
  request: string;
  resend: string;
  approve: string;
  /** The error that the caller meets, if there is one. */
  errorCode: ErrorCode | null;
  /** How the sandbox's state plays it; null where only a rule of the gateway leads there. */
  played: Play | null;
  /** How it comes about without being chosen: the steps. Null where there is no other way than to choose it. */
  steps: string | null;
}

export interface Play {
  /** At which calls to the state something else happens than usual. */
  at: readonly EgovOperation[];
  /** Whoever is asked for with this phone meets the scenario, with its usual seconds. Null where it needs a count of calls. */
  phone: string | null;
  /** How long something takes, where that can be chosen. */
  seconds: { min: number; max: number; usual: number } | null;
}

interface PlayedScenario extends Scenario {
  played: Play;
}

const USUAL = 'As usual.';
const everywhere = ['requestDocument', 'resendOtp', 'fetchDocument', 'checkMcdb'] as const;
const sending = ['requestDocument', 'resendOtp'] as const;
const fetching = ['fetchDocument'] as const;

function plays(at: Play['at'], place: number | null, seconds: Play['seconds'] = null): Play {
  const phone = place === null ? null : `770000000${String(place).padStart(2, '0')}`;
  return { at, phone, seconds };
}

function fails(errorCode: ErrorCode, what: string, place: number, steps: string | null = null): PlayedScenario {
  const answer = `Answered with \`${errorCode}\`.`;
  const played = plays(everywhere, place);
  return { what, request: answer, resend: answer, approve: answer, errorCode, played, steps };
}

function refuses(errorCode: ErrorCode, what: string, place: number, steps: string | null): PlayedScenario {
  const approve = `The right code is answered with \`${errorCode}\`.`;
  return { what, request: USUAL, resend: USUAL, approve, errorCode, played: plays(fetching, place), steps };
}

/** An error of the gateway itself, at the call that the steps tell. */
function ruled(errorCode: ErrorCode, at: 'request' | 'resend' | 'approve', what: string, steps: string): Scenario {
  const answer = { [at]: `Answered with \`${errorCode}\`.` };
  return { what, request: USUAL, resend: USUAL, approve: USUAL, ...answer, errorCode, played: null, steps };
}

/** What the sandbox's state plays: it can be chosen. */
const played = {
  egov_unreachable: fails('egov_unreachable', 'The state cannot be reached.', 1),
  egov_unavailable: fails('egov_unavailable', 'The state is down. Arm it for as many minutes as it should be down.', 2),
  egov_timeout: fails('egov_timeout', 'The state reports at once that it got no answer in time.', 3),
  government_service_error: fails('government_service_error', 'The state’s answer cannot be read.', 4),
  profile_not_found: fails(
    'profile_not_found',
    'The state does not know the citizen.',
    5,
    'Ask for a valid IIN that nobody in the sandbox has, such as 000101500031.',
  ),
  subject_not_found_in_mcdb: fails(
    'subject_not_found_in_mcdb',
    'In the MCDB, the phone is not the citizen’s.',
    6,
    'Ask for a citizen with somebody else’s phone.',
  ),
  document_missing: {
    what: 'The citizen has no such document.',
    request: 'Succeeds, but no SMS comes.',
    resend: 'Succeeds, but no SMS comes.',
    approve: 'Every code is answered with `invalid_otp_code`.',
    errorCode: 'invalid_otp_code',
    played: plays(['requestDocument', 'resendOtp', 'fetchDocument'], 7),
    steps: 'Ask for a document that the citizen does not have.',
  },
  silent: {
    ...fails('egov_timeout', 'The state accepts the call and never answers.', 8),
    request: 'Answered with `egov_timeout` after the deadline of 20 seconds.',
  },
  slow: {
    what: 'The state answers late. After 20 seconds the gateway gives up: `egov_timeout`.',
    request: 'As usual, late.',
    resend: 'As usual, late.',
    approve: 'As usual, late.',
    errorCode: null,
    played: plays(everywhere, 9, { min: 1, max: 25, usual: 5 }),
    steps: null,
  },
  sms_late: {
    what: 'The SMS comes late. Move the sandbox’s clock forward to get it earlier.',
    request: 'Succeeds; the SMS comes after so many seconds.',
    resend: 'Succeeds; the SMS comes after so many seconds.',
    approve: 'Until the SMS is there, every code is answered with `invalid_otp_code`.',
    errorCode: null,
    played: plays(sending, 10, { min: 1, max: 600, usual: 30 }),
    steps: null,
  },
  sms_never: {
    what: 'The SMS is lost, though the document is there.',
    request: 'Succeeds, but no SMS comes.',
    resend: 'Succeeds, but no SMS comes.',
    approve: 'Every code is answered with `invalid_otp_code`.',
    errorCode: null,
    played: plays(sending, 11),
    steps: null,
  },
  fixed_code: {
    what: 'The code is known beforehand: the last six digits of the citizen’s phone. For tests that cannot read the inbox. The people whom you add can have any code.',
    request: 'As usual; the SMS has that code.',
    resend: 'As usual; the SMS has that code again.',
    approve: USUAL,
    errorCode: null,
    played: plays(sending, 12),
    steps: null,
  },
  invalid_otp_code: refuses(
    'invalid_otp_code',
    'The state refuses the code.',
    13,
    'Approve with six digits that are not the code.',
  ),
  otp_code_expired: refuses(
    'otp_code_expired',
    'The code has expired.',
    14,
    'Request a document, move the sandbox’s clock by 180 seconds, and approve.',
  ),
  session_expired: refuses(
    'session_expired',
    'The session has expired.',
    15,
    'Request a document, move the sandbox’s clock by 1800 seconds, and approve.',
  ),
  document_already_received: refuses(
    'document_already_received',
    'The document of this session was already received.',
    16,
    'Approve a session that was approved.',
  ),
  too_many_attempts: refuses(
    'too_many_attempts',
    'The session is locked after too many wrong codes.',
    17,
    'Approve with five different wrong codes, and then once more.',
  ),
  document_expired: {
    what: 'The document comes, but its validity ended a year ago or earlier. Documents that do not expire are as usual.',
    request: USUAL,
    resend: USUAL,
    approve: 'Succeeds; `extra.date_of_expire` lies in the past.',
    errorCode: null,
    played: plays(fetching, 18),
    steps: null,
  },
  pdf_missing: {
    what: 'No file can be made from the state’s data.',
    request: USUAL,
    resend: USUAL,
    approve:
      'Succeeds without a file: `document_pdf` and `document_image` are null and `file_status` is `unavailable`.',
    errorCode: null,
    played: plays(fetching, 19),
    steps: null,
  },
  flapping: {
    what: 'The state fails at every second call, starting with the second. Arm it for a session, some calls or some minutes.',
    request: 'As usual, or answered with `egov_unavailable`.',
    resend: 'As usual, or answered with `egov_unavailable`.',
    approve: 'As usual, or answered with `egov_unavailable`.',
    errorCode: 'egov_unavailable',
    played: plays(everywhere, null),
    steps: null,
  },
} as const satisfies Record<string, PlayedScenario>;

/** What only a rule of the gateway brings about. */
const others: Record<string, Scenario> = {
  invalid_iin: ruled(
    'invalid_iin',
    'request',
    'The IIN is wrong.',
    'Ask for 900101300018, whose check digit is wrong.',
  ),
  invalid_phone: ruled('invalid_phone', 'request', 'The phone is wrong.', 'Ask with the phone 12345.'),
  invalid_api_key: ruled('invalid_api_key', 'request', 'The API key is wrong.', 'Change a character of the key.'),
  document_type_not_found: ruled(
    'document_type_not_found',
    'request',
    'There is no such document type.',
    'Ask for the document type `identity`.',
  ),
  technology_not_accessible: ruled(
    'technology_not_accessible',
    'request',
    'The subscription has expired or is disabled.',
    'Move the sandbox’s clock past the end of the subscription, or use the key of `seed-expired` or `seed-disabled` from `qujat seed`.',
  ),
  subscription_not_started: ruled(
    'subscription_not_started',
    'request',
    'The subscription starts in the future.',
    'Use the key of `seed-future` from `qujat seed`.',
  ),
  no_subscription_for_technology: ruled(
    'no_subscription_for_technology',
    'request',
    'The organisation has subscribed to something else.',
    'Use the key of `seed-other-technology` from `qujat seed`.',
  ),
  no_subscription: ruled(
    'no_subscription',
    'request',
    'The organisation has no subscription.',
    'Use the key of `seed-no-subscription` from `qujat seed`.',
  ),
  session_not_found: ruled(
    'session_not_found',
    'approve',
    'There is no such session.',
    'Approve with a `backend_session_id` that no request has answered.',
  ),
  session_in_progress: ruled(
    'session_in_progress',
    'approve',
    'The session is being approved.',
    'Arm `slow` for the session, approve it, and approve it again meanwhile.',
  ),
  resend_too_early: ruled(
    'resend_too_early',
    'resend',
    'A code was sent less than a minute ago.',
    'Request a document and call resend at once.',
  ),
  too_many_resends: ruled(
    'too_many_resends',
    'resend',
    'The session has no resends left.',
    'Call resend six times, and move the sandbox’s clock by 60 seconds before each.',
  ),
  idempotency_key_in_use: ruled(
    'idempotency_key_in_use',
    'request',
    'The same call is still running.',
    'Choose `slow`, and send the same call twice at once with one `Idempotency-Key`.',
  ),
  idempotency_key_mismatch: ruled(
    'idempotency_key_mismatch',
    'request',
    'The `Idempotency-Key` was used for another body.',
    'Request two documents of different citizens with one `Idempotency-Key`.',
  ),
};

/** Those that the sandbox's state plays, so that they can be chosen. */
export type ScenarioName = keyof typeof played;

export const scenarios: ReadonlyMap<string, Scenario> = new Map(Object.entries({ ...played, ...others }));

export const scenarioNames = Object.keys(played) as ScenarioName[];

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(played, name);
}

export function playOf(name: ScenarioName): Play {
  return played[name].played;
}

const byPhone = new Map(scenarioNames.map((name) => [playOf(name).phone, name]));

/** What everybody meets who is asked for with this phone. */
export function scenarioOfPhone(phone: string): ScenarioName | undefined {
  return byPhone.get(phone);
}
