/** The errors of the Backend API and of API keys in words, by `code`: what happened, and what to do. */
export const apiErrors = {
  subject_not_found_in_mcdb: 'This phone is not registered for this citizen in the MCDB. Ask for the registered one.',
  egov_unreachable: 'The e-document service of the state cannot be reached. Try again in a minute.',
  egov_unavailable: 'The e-document service of the state is not available now. Try again later.',
  no_live_connector:
    'This gateway has no source of live documents of this type. Ask its operator, or use a sandbox key.',
  mcdb_check_unsupported:
    "This gateway's source of live documents cannot check phones in the MCDB. Request the document without the check.",
  egov_timeout: 'The e-document service of the state did not answer in time. Try again.',
  government_service_error:
    'The state gave an answer that cannot be read. Try again. If the error persists, tell the operator.',
  profile_not_found: 'The state does not know a citizen with this IIN. Check the IIN.',
  invalid_iin: 'The IIN is wrong. It has 12 digits, and the last one is a check digit.',
  invalid_phone: 'The phone is wrong: it looks like 77010000001.',
  document_already_received: 'The document of this session was received before. Request a new one.',
  session_in_progress: 'The document is being fetched by another call. Wait for its answer.',
  session_not_found: 'There is no such session. Request the document first.',
  session_expired: 'The session has expired after 30 minutes. Request the document again.',
  files_unavailable: 'This session has no file that is still to come. Use the one that approve gave.',
  otp_code_expired: 'The code has expired. It was valid for three minutes. Send another one. No attempt was spent.',
  invalid_otp_code: 'The code is wrong. Type it again.',
  too_many_attempts: 'There were too many wrong codes, so the session is locked. Request the document again.',
  resend_too_early: 'Another code can be sent in {{wait}}.',
  too_many_resends: 'No more codes can be sent in this session. Request the document again.',
  no_subscription: 'The organisation has no subscription. Ask the operator for one.',
  no_subscription_for_technology: 'The subscription does not cover e-documents. Ask the operator for one that does.',
  subscription_not_started: 'The subscription has not started yet. Wait, or ask the operator to bring it forward.',
  technology_not_accessible:
    'The subscription has ended, is disabled, or does not include this call. Ask the operator to renew it.',
  document_type_not_found: 'There is no such document type. Choose one from the list.',
  invalid_api_key: 'The API key does not work: it is mistyped, revoked, expired, or not allowed from this address.',
  api_key_not_found: 'This key is not there. Reload the page.',
  api_key_not_usable: 'This key was revoked or has expired. Make a new one.',
  api_key_not_shown: 'A live key cannot be shown again. Roll it, and store the new one safely.',
  too_many_api_keys: 'There are 100 keys already. Revoke those that are no longer used.',
  idempotency_key_in_use: 'The same call is still running. Wait a moment.',
  idempotency_key_mismatch: 'This Idempotency-Key was used for another call. Use a new one.',
  rate_limited: 'Too many calls. Wait for {{wait}}, then try again.',
  subject_locked: 'Too many codes went to this citizen, or too many codes or phones were wrong. Try again in {{wait}}.',
  too_many_codes:
    'The organisation has sent too many codes. Try again in {{wait}}, or ask the operator for a higher limit.',
  too_many_citizens:
    'The organisation has asked for too many citizens today. Continue tomorrow, or ask the operator for a higher limit.',
  unsupported_media_type: 'The call must be JSON with Content-Type: application/json.',
  method_not_allowed: 'The address does not accept this method. Use one from the header Allow.',
  not_for_browsers: 'A page in a browser must not hold an API key. Call from your server.',
  request_timeout: 'The request did not arrive in time. Send it again.',
};
