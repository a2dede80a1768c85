/** How a call of the Backend API ended, in words: what happened, and what to do about it. By the error's code. */
export const outcomes = {
  ok: 'Done.',
  no_subscription: 'The organisation has no subscription. Ask the operator for one.',
  no_subscription_for_technology: 'The organisation is subscribed, but not to E-Document. Ask the operator for it.',
  subscription_not_started:
    'The subscription to E-Document has not started. Wait for its first day, or ask the operator to grant one at once.',
  claims_only:
    'The subscription, or the Flow, lets you ask for claims and single fields alone. Add claims or fields to the request.',
  credentials_off:
    'This gateway issues no credentials. Request the document itself, or ask the operator to switch them on.',
  technology_not_accessible:
    'The subscription to E-Document has ended, is disabled, is used up, or does not include this call. Ask the operator.',
  invalid_iin: 'The IIN is wrong. It has 12 digits, and the last one is a check digit. Ask the citizen for it again.',
  invalid_phone: 'This is not a mobile number of Kazakhstan. Ask the citizen for it again.',
  subject_not_found_in_mcdb:
    'The state knows the citizen, but not with this phone. Ask the citizen to register the phone on egov.kz, or to give the registered one.',
  profile_not_found: 'The state does not know this IIN. Check it with the citizen.',
  egov_unreachable: 'The service of the state could not be reached. Try again in a minute.',
  egov_unavailable: 'The service of the state is not available. Try again later.',
  no_live_connector: 'No source of live documents of this type is set up. Ask the operator, or use a sandbox key.',
  mcdb_check_unsupported:
    'The source of live documents cannot check phones in the MCDB. Request the document without the check.',
  egov_timeout: 'The service of the state did not answer in time. Try again; the session stays usable.',
  government_service_error:
    'The service of the state gave an answer that could not be read. Try again. If the error persists, give the operator the request id.',
  session_not_found: 'There is no such session. Send a request first.',
  session_in_progress: 'Another call of the same session was still running. Wait for its answer.',
  session_expired: 'The session had expired. A session lasts 30 minutes. Send a new request.',
  document_already_received: 'The document of this session was received before. Send a new request for a new one.',
  files_unavailable: 'This session has no file that is still to come. Use the one that approve gave.',
  otp_code_expired: 'The code was older than 3 minutes. Send another one.',
  invalid_otp_code: 'The code was wrong. Ask the citizen to type it again. There are five attempts.',
  too_many_attempts: 'All five attempts are spent. Send a new request.',
  resend_too_early: 'Another code can be sent a minute after the last one. Wait for it.',
  too_many_resends: 'No more codes can be sent for this session. Send a new request.',
  idempotency_key_in_use: 'The same call was still running. Repeat it in a moment.',
  idempotency_key_mismatch: 'The Idempotency-Key was used before with another body. Use a new key for each call.',
  subject_locked:
    'Too many codes were sent to this phone or for this IIN, or too many codes or phones were wrong. Wait as long as Retry-After says.',
  too_many_codes:
    'The organisation has sent too many codes. Wait as long as Retry-After says, or ask the operator for a higher limit.',
  too_many_citizens:
    'The organisation has reached its limit of citizens for today. Wait until tomorrow, or ask the operator for a higher limit.',
  rate_limited: 'Too many calls in a short time. Wait as long as Retry-After says.',
  scenario_needs_test_key: 'The header Qujat-Sandbox came with a live key. Leave it out, or use a sandbox key.',
  service_unavailable: 'The gateway could not reach its store. Try again in a moment.',
  internal_error: 'Something went wrong in the gateway. Give the operator the request id.',
  other: 'The error has the code {{code}}. The documentation says what to do.',
};
