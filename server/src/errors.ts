/**
 * The one table of errors. `detail` is the specification's text to the letter where the specification has the error;
 * `message` says the same in clean words; `action` tells the integrator what to do. Statuses are used by the HTTP layer only.
 * `docs/errors.md`, the OpenAPI document and the tests are compared with this table.
 */

export interface ErrorEntry {
  status: number;
  /** The specification's text, to the letter, or ours where the specification is silent. */
  detail: string;
  message: string;
  /** When this happens, in one sentence. */
  when: string;
  /** What the integrator can do. */
  action: string;
  /** Whether the error stands in the specification's table. */
  specified: boolean;
}

const entry = (
  status: number,
  detail: string,
  message: string,
  when: string,
  action: string,
  specified = false,
): ErrorEntry => ({ status, detail, message, when, action, specified });

export const errorTable = {
  subject_not_found_in_mcdb: entry(
    404,
    'Subject not found in CMDB',
    'Subject not found in MCDB: this phone is not registered for this citizen in the Mobile Citizen Data Base.',
    'The state knows the citizen, but not with this phone.',
    'Ask the citizen for the phone registered in the Mobile Citizen Data Base, or to register this one on egov.kz.',
    true,
  ),
  egov_unreachable: entry(
    503,
    'Can`t connect to e-document service',
    "Can't connect to the e-document service of the state.",
    'No connection to the government service could be made.',
    'Try again in a minute. The session, if there is one, stays usable.',
    true,
  ),
  egov_unavailable: entry(
    503,
    'EDocument service is not available now',
    'The e-document service of the state is not available now.',
    'The government service answers that it is not available, fails again and again, or has more calls than it can take.',
    'Try again later; Retry-After, where it is there, says after how many seconds.',
    true,
  ),
  no_live_connector: entry(
    503,
    'EDocument service is not available now',
    'This gateway has no source of live documents for this call: its operator has set no connector for it.',
    'A live key asked for a document of a type, or for an MCDB check, for which the operator has set no connector. The state was not asked; nothing is down.',
    'Use a test key to try things out. For live documents, ask the operator to set QUJAT_LIVE_CONNECTORS.',
  ),
  mcdb_check_unsupported: entry(
    503,
    'EDocument service is not available now',
    "This gateway's source of live documents cannot check in the MCDB whose phone it is.",
    'An MCDB check came with a live key, and the connector, or the upstream behind it, has none. Nothing is down; nothing is counted against the citizen.',
    'Request the document without the check: the state looks at the phone then too. Ask the operator whether another connector has the check.',
  ),
  egov_timeout: entry(
    504,
    'Could not send request to e-document service',
    'The e-document service of the state did not answer in time.',
    'The government service gave no answer within the deadline of 20 seconds.',
    'Try again after the seconds of Retry-After, at approve with the same code: a code whose outcome is unknown is one attempt, however often it is repeated.',
    true,
  ),
  government_service_error: entry(
    424,
    'Government service error',
    'The government service gave an answer that could not be processed.',
    'The government service answered with an error or with something unreadable.',
    'Try again, at approve with the same code, which is no new attempt; if it stays, tell the operator the request_id.',
    true,
  ),
  profile_not_found: entry(
    404,
    'Profile is not found',
    'The state has no profile of this citizen.',
    'No citizen with this IIN is known to the state.',
    'Check the IIN with the citizen.',
    true,
  ),
  invalid_iin: entry(
    400,
    'Invalid IIN',
    'The IIN is invalid: it has 12 digits, the last of which is a check digit.',
    'The IIN has not 12 digits, or its check digit is wrong.',
    'Correct the IIN.',
    true,
  ),
  document_already_received: entry(
    400,
    'EDocument for this session has already been received',
    'The document of this session has already been received.',
    'approve was called for a session whose document was delivered.',
    'Use the document that was received, or request a new one.',
    true,
  ),
  technology_not_accessible: entry(
    400,
    'Client does not have access to E-Document technology',
    'The organisation has no access to the E-Document technology: its subscription has expired, is switched off, is used up or does not include this call, or the organisation is suspended.',
    'The last subscription to E-Document has expired, was switched off, or has delivered as many documents as its quota allows, those counted that are being fetched; none that runs includes the MCDB check that was asked for; or an operator has suspended the organisation. At approve no attempt is spent.',
    'See the state of the subscription, or of the suspension, in the Personal Cabinet; the operator renews or lifts it.',
    true,
  ),
  session_in_progress: entry(
    400,
    'You have already requested a document for this session',
    'A document is being fetched for this session already.',
    'approve was called while another approve of the same session was under way.',
    'Wait for the answer of the first call; where it is lost, repeat the call after the seconds of Retry-After.',
    true,
  ),
  session_not_found: entry(
    400,
    'You have not sent a request for access to an e-document',
    'There is no session with this backend_session_id: request a document first.',
    'approve was called with an unknown backend_session_id.',
    'Send a request for a document and use the backend_session_id of its answer.',
    true,
  ),
  subscription_not_started: entry(
    400,
    'Subscription has not started',
    'The subscription to E-Document has not started yet.',
    'All subscriptions to E-Document start in the future.',
    'Wait for the start, or ask the operator to bring it forward.',
    true,
  ),
  no_subscription_for_technology: entry(
    400,
    'No active or future subscription for technology',
    'There is no active or future subscription to E-Document.',
    'The organisation has subscriptions, but only to other technologies.',
    'Subscribe to E-Document in the Personal Cabinet.',
    true,
  ),
  no_subscription: entry(
    400,
    'Client does not have subscription',
    'The organisation has no subscription.',
    'The organisation never had a subscription.',
    'Subscribe to E-Document in the Personal Cabinet.',
    true,
  ),
  invalid_api_key: entry(
    401,
    'Invalid API key',
    'The API key is unknown, revoked or mistyped.',
    'The key is not one of ours, fails its checksum, was revoked, has expired, or may not be used for this call. At approve and resend it is the key that opened the session.',
    'Copy the Backend Api Key from the Personal Cabinet.',
  ),
  api_key_not_found: entry(
    404,
    'API key not found',
    'The organisation has no such API key.',
    'The id in the path is none of the organisation’s own keys.',
    'List the keys and use one of their ids.',
  ),
  api_key_not_usable: entry(
    409,
    'API key is not usable',
    'The API key was revoked or has expired, so it cannot be changed.',
    'A key was rolled or changed after its end.',
    'Make a new key.',
  ),
  api_key_not_shown: entry(
    409,
    'API key cannot be shown',
    'A live key cannot be shown again: only its hash is stored.',
    'A live key was asked for after it was made.',
    'Roll the key, and keep the new one.',
  ),
  too_many_api_keys: entry(
    409,
    'Too many API keys',
    'The organisation has as many API keys as it may have.',
    'Another key was asked for while 100 keys were not yet revoked.',
    'Revoke keys that nobody uses.',
  ),
  plan_not_found: entry(
    404,
    'Plan not found',
    'There is no such plan, or it is granted no more.',
    'A subscription was to be granted from an unknown or a retired plan.',
    'Read the list of plans and take one that is active.',
  ),
  subscription_not_found: entry(
    404,
    'Subscription not found',
    'The organisation has no such subscription.',
    'A subscription was to be ended or switched that is not there.',
    'Read the list of subscriptions again.',
  ),
  subscription_has_ended: entry(
    409,
    'Subscription has ended',
    'The subscription has ended, so it cannot be changed.',
    'A subscription was to be ended or switched after its end.',
    'Grant another one.',
  ),
  document_type_not_found: entry(
    404,
    'Document type not found',
    'There is no such document type.',
    'The path names a document type that is none of the 24.',
    'Use one of the names that GET /api/v1/document-types/ lists; errors tells the nearest one.',
  ),
  invalid_phone: entry(
    400,
    'Invalid phone',
    'The phone is invalid: it must be a Kazakhstan mobile number such as 77XXXXXXXXX.',
    'The phone cannot be read as 77 and nine more digits.',
    'Correct the phone.',
  ),
  invalid_otp_code: entry(
    400,
    'Invalid OTP code',
    'The OTP code is wrong.',
    'The code is not the one that 1414 sent for this session; attempts_left says how many attempts remain.',
    'Ask the citizen to type the code again.',
  ),
  otp_code_expired: entry(
    400,
    'OTP code has expired',
    'The OTP code has expired: it lives for three minutes.',
    'approve was called after the code of the session had expired. An attempt is spent only where the state alone knew of it.',
    'Call resend: the citizen receives a new code.',
  ),
  session_expired: entry(
    400,
    'Session has expired',
    'The session has expired: it lives for thirty minutes.',
    'approve was called after the end of the session.',
    'Request the document again.',
  ),
  too_many_attempts: entry(
    429,
    'Too many attempts',
    'Too many wrong codes: the session is locked.',
    'All attempts of the session are spent.',
    'Request the document again.',
  ),
  idempotency_key_in_use: entry(
    409,
    'Idempotency-Key is in use',
    'The same call with this Idempotency-Key is still running.',
    'A call was repeated with its Idempotency-Key before the first one had its answer.',
    'Wait a moment, then repeat the call with the same key and body.',
  ),
  idempotency_key_mismatch: entry(
    422,
    'Idempotency-Key was used for another body',
    'This Idempotency-Key was used with another body.',
    'An Idempotency-Key was used again, but the body is not the one of the first call.',
    'Use a new key for a new call.',
  ),
  resend_too_early: entry(
    429,
    'Resend is too early',
    'Another code cannot be sent yet: a minute must pass after the last one.',
    'resend was called too soon after the last code; Retry-After says how many seconds to wait.',
    'Wait, then ask again. The citizen may still receive the last code.',
  ),
  too_many_resends: entry(
    429,
    'Too many resends',
    'No further code can be sent for this session.',
    'All resends of the session are used.',
    'Request the document again.',
  ),
  rate_limited: entry(
    429,
    'Too many requests',
    'The API key has made too many requests: wait as long as Retry-After says.',
    'request was called more often than the API key may within its window; the headers RateLimit and RateLimit-Policy tell how it stands.',
    'Wait as long as Retry-After says. Spread the calls, or ask the operator for a higher limit.',
  ),
  subject_locked: entry(
    429,
    'Subject is locked',
    'Too many codes were sent to this citizen, or too many codes or phones were wrong: try again later.',
    'Too many codes were sent to this phone or for this IIN within half an hour, those MCDB checks counted that answered false, or too many wrong ones were typed. It does not say that the citizen exists.',
    'Wait as long as Retry-After says, half an hour at most by default. Asking again meanwhile does not make it longer.',
  ),
  too_many_codes: entry(
    429,
    'Too many codes',
    'The organisation has had too many codes sent: wait as long as Retry-After says.',
    'request and resend together had more codes sent than the organisation may within its window.',
    'Wait as long as Retry-After says. Look whether somebody misuses your form, or ask the operator for a higher limit.',
  ),
  too_many_citizens: entry(
    429,
    'Too many citizens',
    'The organisation has asked for too many different citizens today.',
    'request was called for another IIN after the organisation had asked for as many as it may on one day, from midnight to midnight in Almaty.',
    'Wait until the next day, as Retry-After says, or ask the operator for a higher limit. Citizens asked for today are still served.',
  ),
  not_logged_in: entry(
    401,
    'Not logged in',
    'You are not logged in, or your log-in has ended.',
    'A call of the cabinet came without a log-in, or with one that was ended or has expired.',
    'Log in again.',
  ),
  second_factor_required: entry(
    401,
    'Second factor required',
    'The password was right; the second factor is still missing.',
    'A call of the cabinet came with a log-in that waits for its second factor.',
    'Send the code of the authenticator or a recovery code.',
  ),
  invalid_credentials: entry(
    401,
    'Invalid credentials',
    'The e-mail or the password is wrong.',
    'The password is not the one of this account, or there is no such account; the two look alike.',
    'Type them again, or reset the password.',
  ),
  invalid_second_factor: entry(
    401,
    'Invalid second factor',
    'The code is wrong or was used before.',
    'The code is not one of the authenticator or of the recovery codes, or it has been used.',
    'Wait for the next code of the authenticator, or use another recovery code.',
  ),
  invalid_passkey: entry(
    401,
    'Invalid passkey',
    'The passkey could not be verified.',
    'The passkey is unknown, was used for another address, or its challenge is unknown, used or too old.',
    'Start again; where it stays, log in with the password.',
  ),
  too_many_tries: entry(
    429,
    'Too many tries',
    'Too many tries: wait a little.',
    'There were too many tries for this account or from this address; Retry-After says how many seconds to wait.',
    'Wait, then try again. A known browser and the link of a password reset are not held up by the tries of others.',
  ),
  reauthentication_required: entry(
    403,
    'Reauthentication required',
    'Confirm your password first.',
    'A change of the account\u2019s protection was asked for, and the last proof of who you are is older than 15 minutes.',
    'Confirm the password, then repeat the call.',
  ),
  second_factor_confirmation_required: entry(
    403,
    'Second factor confirmation required',
    'Confirm with your second factor first.',
    'A second factor or the recovery codes were to be changed, and the last code or passkey of the log-in is older than 15 minutes, or is the passkey that was to go.',
    'Confirm with a code of the authenticator, a recovery code or another passkey, then repeat the call.',
  ),
  second_factor_missing: entry(
    403,
    'Second factor is missing',
    'Set up an authenticator or a passkey first.',
    'The account has neither an authenticator nor a passkey, and the call needs one: recovery codes do, and whatever operators do.',
    'Set one up on the page of the account.',
  ),
  account_locked: entry(
    403,
    'Account is locked',
    'An operator of the gateway has locked this account.',
    'The password or the passkey was right, but an operator has locked the account.',
    'Ask an owner of your organisation, who sees when and why, or the operator of the gateway.',
  ),
  permission_denied: entry(
    403,
    'Permission denied',
    'Your role does not allow this.',
    'The role of the caller in this organisation does not include what the call needs.',
    'Ask an owner of the organisation.',
  ),
  invalid_inbox_secret: entry(
    401,
    'Invalid inbox secret',
    'The secret of the development inbox is missing or wrong: the start of the gateway has printed it.',
    'The development inbox was asked for without the secret that the start prints behind # in the line "Cabinet mails", or with another.',
    'Open the address that the start has printed, or send the secret as Authorization: Bearer inbox-….',
  ),
  invalid_metrics_token: entry(
    401,
    'Invalid metrics token',
    'The token of the metrics is missing or wrong.',
    'The metrics were asked for without the token that the operator has set, or with another.',
    'Send the value of QUJAT_METRICS_TOKEN as Authorization: Bearer.',
  ),
  cross_site_request: entry(
    403,
    'Cross-site request',
    'This call did not come from the pages of the cabinet.',
    'A call that changes something lacks the header X-Qujat-Cabinet, or its Origin or Sec-Fetch-Site is of another site.',
    'Send the header X-Qujat-Cabinet: 1 from a page of this address. Behind a proxy, set QUJAT_PUBLIC_URL.',
  ),
  invalid_link: entry(
    400,
    'Invalid link',
    'The link is unknown, was used before, or has expired.',
    'The token of a mailed link is not valid any more.',
    'Ask for a new link.',
  ),
  invitation_for_other_account: entry(
    403,
    'Invitation is for another account',
    'This invitation was sent to another e-mail address.',
    'The caller is logged in with another e-mail than the one that was invited.',
    'Log in with the invited e-mail, or ask for an invitation to yours.',
  ),
  account_exists: entry(
    409,
    'Account exists',
    'There is an account with this e-mail already.',
    'A new account was to be made from an invitation whose e-mail has one.',
    'Log in, then accept the invitation.',
  ),
  already_member: entry(
    409,
    'Already a member',
    'This person is a member of the organisation already.',
    'The invited e-mail belongs to a member.',
    'Change the role of the member instead.',
  ),
  last_owner: entry(
    409,
    'Last owner',
    'An organisation must keep one owner.',
    'The last owner was to leave, to be removed or to get another role.',
    'Make another member an owner first.',
  ),
  totp_already_enabled: entry(
    409,
    'TOTP already enabled',
    'An authenticator is set up already.',
    'An authenticator was to be set up for an account that has one.',
    'Remove the old authenticator first.',
  ),
  totp_not_enabled: entry(
    409,
    'TOTP not enabled',
    'No authenticator is set up.',
    'The call needs an authenticator, or one whose set-up was begun, and the account has none.',
    'Set up an authenticator first.',
  ),
  verification_running: entry(
    409,
    'The audit is being verified already',
    'The audit is being verified already.',
    'Another verification of the audit is under way in this process.',
    'Wait until it has ended.',
  ),
  invalid_request: entry(
    400,
    'Invalid request',
    'The request is invalid.',
    'The body is not JSON, or a field is missing or has the wrong type or characters that are no text; errors names each field.',
    'Correct the named fields.',
  ),
  not_found: entry(
    404,
    'Not found',
    'There is nothing at this address.',
    'The path is none of this service, or what it names is not there.',
    'Compare the URL with the documentation.',
  ),
  method_not_allowed: entry(
    405,
    'Method not allowed',
    'This address does not take this method: the header Allow lists those that it takes.',
    'The path is right, but not the method.',
    'Use a method of the header Allow, such as POST for request, resend and approve.',
  ),
  not_for_browsers: entry(
    405,
    'Not for browsers',
    'A page in a browser must not call this: everybody who opens the page could read its API key. Call it from your server.',
    'A browser asked, by OPTIONS, whether a page of another site may make the call. No page may.',
    'Keep the API key on your own server, and let the page call that server.',
  ),
  request_timeout: entry(
    408,
    'Request timeout',
    'The request did not arrive whole in time.',
    'The head or the body of the request was not there 30 seconds after it began.',
    'Send the request again, whole.',
  ),
  payload_too_large: entry(
    413,
    'Payload too large',
    'The request body is too large.',
    'The body is larger than 64 KiB.',
    'Send only the documented fields.',
  ),
  unsupported_media_type: entry(
    415,
    'Unsupported media type',
    'The request body must be JSON in UTF-8, not compressed, with Content-Type: application/json.',
    'The Content-Type is missing or another one, or the body is compressed or not in UTF-8; errors says which.',
    'Set the header Content-Type: application/json; fetch does not do so by itself.',
  ),
  files_unavailable: entry(
    404,
    'Files are not available',
    'No file of this session is waiting to be made.',
    'generate-files was called where approve has given the file, none was asked for, none can be made, or ten minutes have passed.',
    'Use what approve gave. Where it gave no file, request the document anew.',
  ),
  internal_error: entry(
    500,
    'Internal error',
    'Something went wrong on our side.',
    'A defect of the gateway; the log has the cause under the request_id.',
    'Try again; if it stays, tell the operator the request_id.',
  ),
  service_unavailable: entry(
    503,
    'Service unavailable',
    'The gateway cannot take requests now.',
    'The gateway is stopping or has more calls than it can take, or its store cannot be reached or written.',
    'Try again after Retry-After, or in a moment; approve with the same Idempotency-Key.',
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

export interface FieldError {
  field: string;
  message: string;
  /** Stable, for a page that says it in its own language; only where the rule is the gateway's own, not the schema's. */
  reason?: string;
}

/** What an error may carry besides its entry in the table. Nothing personal may be put here. */
export interface ErrorExtras {
  /** Attempts that remain for the session, with `invalid_otp_code`. */
  attempts_left?: number;
  /** Seconds to wait, also sent as the header `Retry-After` (RFC 9110, 10.2.3). */
  retry_after?: number;
  /** One entry per wrong field, with `invalid_request`; with other refusals, what is wrong where the entry of the table says less. */
  errors?: FieldError[];
}

/** How an API key stands with its requests: told with every answer to a valid key, and with every error. */
export interface RequestRate {
  limit: string;
  max: number;
  windowMs: number;
  remaining: number;
  /** Until all of `max` is there again. */
  resetMs: number;
}

/** An error that the caller is meant to see. Everything else that is thrown is a defect and becomes `internal_error`. */
export class GatewayError extends Error {
  readonly code: ErrorCode;
  readonly extras: ErrorExtras;
  readonly rate: RequestRate | undefined;

  constructor(code: ErrorCode, options: { extras?: ErrorExtras; cause?: unknown; rate?: RequestRate } = {}) {
    super(errorTable[code].message, { cause: options.cause });
    this.name = 'GatewayError';
    this.code = code;
    this.extras = options.extras ?? {};
    this.rate = options.rate;
  }
}
