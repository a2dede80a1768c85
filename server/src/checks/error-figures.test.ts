/** Where the text of an error says a figure, it is the one that the code goes by. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultAccountRules } from '../accounts/account-rules.ts';
import { HOUR_MS, MINUTE_MS } from '../clock.ts';
import { readConfig } from '../config/read-config.ts';
import { PASS_MS } from '../consents/my/citizen-pass.ts';
import { NONCE_LIFE_MS } from '../credentials/nonce.ts';
import { TOKEN_LIFE_MS } from '../credentials/redeem-offer.ts';
import { errorTranslations } from '../documentation/error-translations.ts';
import { MAX_ARMS } from '../egov/sandbox/arm-store.ts';
import { PEOPLE_LIMIT_BYTES } from '../egov/sandbox/people-routes.ts';
import { MAX_PEOPLE } from '../egov/sandbox/person-schema.ts';
import { type ErrorCode, errorTable } from '../errors.ts';
import { HAND_OVER_MS, HAND_OVERS_MAX } from '../flows/hand-over-flow.ts';
import { ARRIVAL, BODY_LIMIT_BYTES } from '../http/server.ts';
import { defaultLimits } from '../limits/limit.ts';
import { KEYS_MAX } from '../organizations/create-api-key.ts';
import { KEEP_DOCUMENT_MS } from '../sessions/kept-document.ts';
import { defaultSessionRules } from '../sessions/session.ts';
import { BY_HAND_MAX, BY_HAND_WINDOW_MS } from '../webhooks/webhook-context.ts';
import { ENDPOINTS_MAX, KEEP_DELIVERIES_MS, SECRET_OVERLAP_MS } from '../webhooks/webhook-endpoint.ts';
import { LISTENERS_MAX, SILENT_MS } from '../webhooks/webhook-listener-store.ts';
import { durationText } from '../words/duration-text.ts';

const { live } = defaultLimits;
const RECENT = durationText(defaultAccountRules.recentMs);

/** In the order of an error's texts. */
const figures: Partial<Record<ErrorCode, readonly string[]>> = {
  egov_timeout: [durationText(readConfig({}).egovTimeoutMs)],
  invalid_token: [durationText(TOKEN_LIFE_MS)],
  invalid_nonce: [durationText(NONCE_LIFE_MS)],
  citizen_not_confirmed: [durationText(PASS_MS)],
  hand_over_not_found: [durationText(HAND_OVER_MS)],
  too_many_api_keys: [`${KEYS_MAX}`],
  too_many_webhook_endpoints: [`${ENDPOINTS_MAX}`],
  webhook_secrets_overlap: [durationText(SECRET_OVERLAP_MS)],
  webhook_not_found: [durationText(KEEP_DELIVERIES_MS)],
  webhook_listener_not_found: [`${SILENT_MS / HOUR_MS} hour`, `${LISTENERS_MAX}`],
  webhook_event_not_found: [durationText(KEEP_DELIVERIES_MS)],
  otp_code_expired: [durationText(defaultSessionRules.otpTtlMs)],
  session_expired: [durationText(defaultSessionRules.sessionTtlMs)],
  resend_too_early: [`${defaultSessionRules.resendAfterMs / MINUTE_MS} minute`],
  too_many_calls: [durationText(BY_HAND_WINDOW_MS), `${BY_HAND_MAX}`, `${HAND_OVERS_MAX}`],
  subject_locked: [durationText(live.lockMs)],
  reauthentication_required: [RECENT],
  second_factor_confirmation_required: [RECENT],
  sandbox_full: [`${MAX_ARMS}`, `${MAX_PEOPLE}`],
  request_timeout: [durationText(ARRIVAL.timeoutMs)],
  payload_too_large: [`${BODY_LIMIT_BYTES / 1024} KiB`, `${PEOPLE_LIMIT_BYTES / 1024 ** 2} MiB`],
  files_unavailable: [durationText(KEEP_DOCUMENT_MS)],
};

/** Advice, and what others have laid down. */
const given: Partial<Record<ErrorCode, readonly string[]>> = {
  egov_unreachable: ['1 minute'],
  invalid_iin: ['12'],
  invalid_phone: ['77', '77010000001'],
  invalid_otp_code: ['1414'],
  cross_site_request: ['1'],
};

const codes = Object.keys(errorTable) as ErrorCode[];

test('an error says the figures that the code goes by, and no other', () => {
  for (const code of codes) {
    const { message, when, action } = errorTable[code];
    const said = new Set([message, when, action, errorTranslations[code].en].flatMap(figuresOf));
    assert.deepEqual([...said], figures[code] ?? given[code] ?? [], code);
  }
});

test('what one text says of several times or windows holds of each of them', () => {
  assert.equal(HAND_OVER_MS, BY_HAND_WINDOW_MS);
  const { codes_per_phone, codes_per_iin, wrong_codes_per_iin } = live.limits;
  for (const limit of [codes_per_phone, codes_per_iin, wrong_codes_per_iin]) assert.equal(limit?.windowMs, live.lockMs);
});

test('the languages say the same figures', () => {
  const digitsOf = (text: string) => [...text.matchAll(/\d+/g)].map(String).sort();
  for (const code of codes) {
    const { en, kk, ru } = errorTranslations[code];
    assert.deepEqual([digitsOf(kk), digitsOf(ru)], [digitsOf(en), digitsOf(en)], code);
  }
});

/** `3 minutes`, `100`; `an hour` is `1 hour`. Digits within a word, such as those of ES256, are none. */
function figuresOf(text: string): string[] {
  const counted = text.replace(/\ban? (?=(minute|hour|day)\b)/g, '1 ');
  return [...counted.matchAll(/(?<![\w/-])\d+(?![\w/-])( (second|minute|hour|day)s?\b| [KM]iB)?/g)].map(
    ([found]) => found,
  );
}
