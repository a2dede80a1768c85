/** What a refusal means for the citizen: the words, and the field that it is about. */
import type { Translations } from './i18n/en.ts';
import type { Refusal } from './page-api.ts';
import type { Flow, Operation } from './use-flow.ts';

export type Field = 'iin' | 'phone' | 'code';

export interface Told {
  text: string;
  /** Undefined where no field is wrong. */
  field: Field | undefined;
}

const MINUTE_SECONDS = 60;

type ErrorName = keyof {
  [Name in keyof Translations['errors'] as Translations['errors'][Name] extends string ? Name : never]: true;
};

const known: Readonly<Record<string, [ErrorName, Field?]>> = {
  invalid_iin: ['iinDigits', 'iin'],
  profile_not_found: ['profile', 'iin'],
  invalid_phone: ['phone', 'phone'],
  subject_not_found_in_mcdb: ['mcdb', 'phone'],
  invalid_otp_code: ['wrongCode', 'code'],
  otp_code_expired: ['oldCode', 'code'],
  resend_too_early: ['tooEarly'],
  session_in_progress: ['inProgress'],
  subject_locked: ['locked'],
  too_many_codes: ['locked'],
  egov_unreachable: ['state'],
  egov_unavailable: ['state'],
  egov_timeout: ['state'],
  government_service_error: ['state'],
  service_unavailable: ['state'],
  flow_disabled: ['organization'],
  // The key of the flow, which the page does not have: the organisation has ended it.
  invalid_api_key: ['organization'],
  no_live_connector: ['organization'],
  technology_not_accessible: ['organization'],
  claims_only: ['organization'],
  subscription_not_started: ['organization'],
  no_subscription_for_technology: ['organization'],
  no_subscription: ['organization'],
  too_many_citizens: ['organization'],
};

export function tellRefusal({ status, code, requestId, retryAfterSeconds }: Refusal, { errors }: Translations): Told {
  const [name, field] = known[code] ?? [];
  if (name !== undefined) return { text: errors[name], field };
  if (status !== 429) return { text: errors.other(requestId), field: undefined };
  return { text: waitingText(retryAfterSeconds, errors), field: undefined };
}

/** What a step tells of the last call; undefined where that went well, or was made on another step. */
export function tellLastRefusal(
  last: Flow['refusal'],
  operations: readonly Operation[],
  texts: Translations,
): Told | undefined {
  return last !== undefined && operations.includes(last.operation) ? tellRefusal(last.refusal, texts) : undefined;
}

function waitingText(seconds: number | undefined, { tooMany, tooManyIn }: Translations['errors']): string {
  return seconds === undefined ? tooMany : tooManyIn(Math.max(1, Math.ceil(seconds / MINUTE_SECONDS)));
}
