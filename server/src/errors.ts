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
  /** Set if the error stands in the specification's table. */
  specified?: true;
}

export const errorTable = {
  subject_not_found_in_mcdb: {
    status: 404,
    detail: 'Subject not found in CMDB',
    message:
      'Subject not found in MCDB: this phone is not registered for this citizen in the Mobile Citizen Data Base.',
    when: 'The state knows the citizen, but not with this phone.',
    action:
      'Ask the citizen for the phone registered in the Mobile Citizen Data Base, or to register this one on egov.kz.',
    specified: true,
  },
  egov_unreachable: {
    status: 503,
    detail: 'Can`t connect to e-document service',
    message: "Can't connect to the e-document service of the state.",
    when: 'No connection to the government service could be made.',
    action: 'Try again in a minute. The session, if there is one, stays usable.',
    specified: true,
  },
  egov_unavailable: {
    status: 503,
    detail: 'EDocument service is not available now',
    message: 'The e-document service of the state is not available now.',
    when: 'The government service answers that it is not available, fails again and again, or has more calls than it can take.',
    action: 'Try again later; Retry-After, where it is there, says after how many seconds.',
    specified: true,
  },
  no_live_connector: {
    status: 503,
    detail: 'EDocument service is not available now',
    message: 'This gateway has no source of live documents for this call: its operator has set no connector for it.',
    when: 'A live key asked for a document of a type, or for an MCDB check, for which the operator has set no connector. The state was not asked; nothing is down.',
    action: 'Use a test key to try things out. For live documents, ask the operator to set QUJAT_LIVE_CONNECTORS.',
  },
  mcdb_check_unsupported: {
    status: 503,
    detail: 'EDocument service is not available now',
    message: "This gateway's source of live documents cannot check in the MCDB whose phone it is.",
    when: 'An MCDB check came with a live key, and the connector, or the upstream behind it, has none. Nothing is down; nothing is counted against the citizen.',
    action:
      'Request the document without the check: the state looks at the phone then too. Ask the operator whether another connector has the check.',
  },
  egov_timeout: {
    status: 504,
    detail: 'Could not send request to e-document service',
    message: 'The e-document service of the state did not answer in time.',
    when: 'The government service gave no answer within the deadline of 20 seconds.',
    action:
      'Try again after the seconds of Retry-After, at approve with the same code: a code whose outcome is unknown is one attempt, however often it is repeated.',
    specified: true,
  },
  government_service_error: {
    status: 424,
    detail: 'Government service error',
    message: 'The government service gave an answer that could not be processed.',
    when: 'The government service answered with an error or with something unreadable.',
    action:
      'Try again, at approve with the same code, which is no new attempt; if it stays, tell the operator the request_id.',
    specified: true,
  },
  profile_not_found: {
    status: 404,
    detail: 'Profile is not found',
    message: 'The state has no profile of this citizen.',
    when: 'No citizen with this IIN is known to the state.',
    action: 'Check the IIN with the citizen.',
    specified: true,
  },
  invalid_iin: {
    status: 400,
    detail: 'Invalid IIN',
    message: 'The IIN is invalid: it has 12 digits, the last of which is a check digit.',
    when: 'The IIN has not 12 digits, or its check digit is wrong.',
    action: 'Correct the IIN.',
    specified: true,
  },
  document_already_received: {
    status: 400,
    detail: 'EDocument for this session has already been received',
    message: 'The document of this session has already been received.',
    when: 'approve was called for a session whose document was delivered.',
    action: 'Use the document that was received, or request a new one.',
    specified: true,
  },
  technology_not_accessible: {
    status: 400,
    detail: 'Client does not have access to E-Document technology',
    message:
      'The organisation has no access to the E-Document technology: its subscription has expired, is switched off, is used up or does not include this call, or the organisation is suspended.',
    when: 'The last subscription to E-Document has expired, was switched off, or has delivered as many documents as its quota allows, those counted that are being fetched; none that runs includes the MCDB check that was asked for; or an operator has suspended the organisation. At approve no attempt is spent.',
    action:
      'See the state of the subscription, or of the suspension, in the Personal Cabinet; the operator renews or lifts it.',
    specified: true,
  },
  session_in_progress: {
    status: 400,
    detail: 'You have already requested a document for this session',
    message: 'A document is being fetched for this session already.',
    when: 'approve was called while another approve of the same session was under way.',
    action:
      'Wait for the answer of the first call; where it is lost, repeat the call after the seconds of Retry-After.',
    specified: true,
  },
  session_not_found: {
    status: 400,
    detail: 'You have not sent a request for access to an e-document',
    message: 'There is no session with this backend_session_id: request a document first.',
    when: 'approve was called with an unknown backend_session_id.',
    action: 'Send a request for a document and use the backend_session_id of its answer.',
    specified: true,
  },
  subscription_not_started: {
    status: 400,
    detail: 'Subscription has not started',
    message: 'The subscription to E-Document has not started yet.',
    when: 'All subscriptions to E-Document start in the future.',
    action: 'Wait for the start, or ask the operator to bring it forward.',
    specified: true,
  },
  no_subscription_for_technology: {
    status: 400,
    detail: 'No active or future subscription for technology',
    message: 'There is no active or future subscription to E-Document.',
    when: 'The organisation has subscriptions, but only to other technologies.',
    action: 'Subscribe to E-Document in the Personal Cabinet.',
    specified: true,
  },
  no_subscription: {
    status: 400,
    detail: 'Client does not have subscription',
    message: 'The organisation has no subscription.',
    when: 'The organisation never had a subscription.',
    action: 'Subscribe to E-Document in the Personal Cabinet.',
    specified: true,
  },
  invalid_api_key: {
    status: 401,
    detail: 'Invalid API key',
    message: 'The API key is unknown, revoked or mistyped.',
    when: 'The key is not one of ours, fails its checksum, was revoked, has expired, or may not be used for this call. At approve and resend it is the key that opened the session.',
    action: 'Copy the Backend Api Key from the Personal Cabinet.',
  },
  api_key_not_found: {
    status: 404,
    detail: 'API key not found',
    message: 'The organisation has no such API key.',
    when: 'The id in the path is none of the organisation’s own keys.',
    action: 'List the keys and use one of their ids.',
  },
  api_key_not_usable: {
    status: 409,
    detail: 'API key is not usable',
    message: 'The API key was revoked or has expired, so it cannot be changed.',
    when: 'A key was rolled or changed after its end.',
    action: 'Make a new key.',
  },
  api_key_not_shown: {
    status: 409,
    detail: 'API key cannot be shown',
    message: 'A live key cannot be shown again: only its hash is stored.',
    when: 'A live key was asked for after it was made.',
    action: 'Roll the key, and keep the new one.',
  },
  too_many_api_keys: {
    status: 409,
    detail: 'Too many API keys',
    message: 'The organisation has as many API keys as it may have.',
    when: 'Another key was asked for while 100 keys were not yet revoked.',
    action: 'Revoke keys that nobody uses.',
  },
  plan_not_found: {
    status: 404,
    detail: 'Plan not found',
    message: 'There is no such plan, or it is granted no more.',
    when: 'A subscription was to be granted from an unknown or a retired plan.',
    action: 'Read the list of plans and take one that is active.',
  },
  subscription_not_found: {
    status: 404,
    detail: 'Subscription not found',
    message: 'The organisation has no such subscription.',
    when: 'A subscription was to be ended or switched that is not there.',
    action: 'Read the list of subscriptions again.',
  },
  subscription_has_ended: {
    status: 409,
    detail: 'Subscription has ended',
    message: 'The subscription has ended, so it cannot be changed.',
    when: 'A subscription was to be ended or switched after its end.',
    action: 'Grant another one.',
  },
  document_type_not_found: {
    status: 404,
    detail: 'Document type not found',
    message: 'There is no such document type.',
    when: 'The path names a document type that is none of the 24.',
    action: 'Use one of the names that GET /api/v1/document-types/ lists; errors tells the nearest one.',
  },
  invalid_phone: {
    status: 400,
    detail: 'Invalid phone',
    message: 'The phone is invalid: it must be a Kazakhstan mobile number such as 77XXXXXXXXX.',
    when: 'The phone cannot be read as 77 and nine more digits.',
    action: 'Correct the phone.',
  },
  invalid_otp_code: {
    status: 400,
    detail: 'Invalid OTP code',
    message: 'The OTP code is wrong.',
    when: 'The code is not the one that 1414 sent for this session; attempts_left says how many attempts remain.',
    action: 'Ask the citizen to type the code again.',
  },
  otp_code_expired: {
    status: 400,
    detail: 'OTP code has expired',
    message: 'The OTP code has expired: it lives for three minutes.',
    when: 'approve was called after the code of the session had expired. An attempt is spent only where the state alone knew of it.',
    action: 'Call resend: the citizen receives a new code.',
  },
  session_expired: {
    status: 400,
    detail: 'Session has expired',
    message: 'The session has expired: it lives for thirty minutes.',
    when: 'approve was called after the end of the session.',
    action: 'Request the document again.',
  },
  too_many_attempts: {
    status: 429,
    detail: 'Too many attempts',
    message: 'Too many wrong codes: the session is locked.',
    when: 'All attempts of the session are spent.',
    action: 'Request the document again.',
  },
  idempotency_key_in_use: {
    status: 409,
    detail: 'Idempotency-Key is in use',
    message: 'The same call with this Idempotency-Key is still running.',
    when: 'A call was repeated with its Idempotency-Key before the first one had its answer.',
    action: 'Wait a moment, then repeat the call with the same key and body.',
  },
  idempotency_key_mismatch: {
    status: 422,
    detail: 'Idempotency-Key was used for another body',
    message: 'This Idempotency-Key was used with another body.',
    when: 'An Idempotency-Key was used again, but the body is not the one of the first call.',
    action: 'Use a new key for a new call.',
  },
  resend_too_early: {
    status: 429,
    detail: 'Resend is too early',
    message: 'Another code cannot be sent yet: a minute must pass after the last one.',
    when: 'resend was called too soon after the last code; Retry-After says how many seconds to wait.',
    action: 'Wait, then ask again. The citizen may still receive the last code.',
  },
  too_many_resends: {
    status: 429,
    detail: 'Too many resends',
    message: 'No further code can be sent for this session.',
    when: 'All resends of the session are used.',
    action: 'Request the document again.',
  },
  rate_limited: {
    status: 429,
    detail: 'Too many requests',
    message: 'The API key has made too many requests: wait as long as Retry-After says.',
    when: 'request was called more often than the API key may within its window; the headers RateLimit and RateLimit-Policy tell how it stands.',
    action: 'Wait as long as Retry-After says. Spread the calls, or ask the operator for a higher limit.',
  },
  subject_locked: {
    status: 429,
    detail: 'Subject is locked',
    message: 'Too many codes were sent to this citizen, or too many codes or phones were wrong: try again later.',
    when: 'Too many codes were sent to this phone or for this IIN within half an hour, those MCDB checks counted that answered false, or too many wrong ones were typed. It does not say that the citizen exists.',
    action:
      'Wait as long as Retry-After says, half an hour at most by default. Asking again meanwhile does not make it longer.',
  },
  too_many_codes: {
    status: 429,
    detail: 'Too many codes',
    message: 'The organisation has had too many codes sent: wait as long as Retry-After says.',
    when: 'request and resend together had more codes sent than the organisation may within its window.',
    action:
      'Wait as long as Retry-After says. Look whether somebody misuses your form, or ask the operator for a higher limit.',
  },
  too_many_citizens: {
    status: 429,
    detail: 'Too many citizens',
    message: 'The organisation has asked for too many different citizens today.',
    when: 'request was called for another IIN after the organisation had asked for as many as it may on one day, from midnight to midnight in Almaty.',
    action:
      'Wait until the next day, as Retry-After says, or ask the operator for a higher limit. Citizens asked for today are still served.',
  },
  not_logged_in: {
    status: 401,
    detail: 'Not logged in',
    message: 'You are not logged in, or your log-in has ended.',
    when: 'A call of the cabinet came without a log-in, or with one that was ended or has expired.',
    action: 'Log in again.',
  },
  second_factor_required: {
    status: 401,
    detail: 'Second factor required',
    message: 'The password was right; the second factor is still missing.',
    when: 'A call of the cabinet came with a log-in that waits for its second factor.',
    action: 'Send the code of the authenticator or a recovery code.',
  },
  invalid_credentials: {
    status: 401,
    detail: 'Invalid credentials',
    message: 'The e-mail or the password is wrong.',
    when: 'The password is not the one of this account, or there is no such account; the two look alike.',
    action: 'Type them again, or reset the password.',
  },
  invalid_second_factor: {
    status: 401,
    detail: 'Invalid second factor',
    message: 'The code is wrong or was used before.',
    when: 'The code is not one of the authenticator or of the recovery codes, or it has been used.',
    action: 'Wait for the next code of the authenticator, or use another recovery code.',
  },
  invalid_passkey: {
    status: 401,
    detail: 'Invalid passkey',
    message: 'The passkey could not be verified.',
    when: 'The passkey is unknown, was used for another address, or its challenge is unknown, used or too old.',
    action: 'Start again; where it stays, log in with the password.',
  },
  too_many_tries: {
    status: 429,
    detail: 'Too many tries',
    message: 'Too many tries: wait a little.',
    when: 'There were too many tries for this account or from this address; Retry-After says how many seconds to wait.',
    action:
      'Wait, then try again. A known browser and the link of a password reset are not held up by the tries of others.',
  },
  reauthentication_required: {
    status: 403,
    detail: 'Reauthentication required',
    message: 'Confirm your password first.',
    when: 'A change of the account\u2019s protection was asked for, and the last proof of who you are is older than 15 minutes.',
    action: 'Confirm the password, then repeat the call.',
  },
  second_factor_confirmation_required: {
    status: 403,
    detail: 'Second factor confirmation required',
    message: 'Confirm with your second factor first.',
    when: 'A second factor or the recovery codes were to be changed, and the last code or passkey of the log-in is older than 15 minutes, or is the passkey that was to go.',
    action: 'Confirm with a code of the authenticator, a recovery code or another passkey, then repeat the call.',
  },
  second_factor_missing: {
    status: 403,
    detail: 'Second factor is missing',
    message: 'Set up an authenticator or a passkey first.',
    when: 'The account has neither an authenticator nor a passkey, and the call needs one: recovery codes do, and whatever operators do.',
    action: 'Set one up on the page of the account.',
  },
  account_locked: {
    status: 403,
    detail: 'Account is locked',
    message: 'An operator of the gateway has locked this account.',
    when: 'The password or the passkey was right, but an operator has locked the account.',
    action: 'Ask an owner of your organisation, who sees when and why, or the operator of the gateway.',
  },
  permission_denied: {
    status: 403,
    detail: 'Permission denied',
    message: 'Your role does not allow this.',
    when: 'The role of the caller in this organisation does not include what the call needs.',
    action: 'Ask an owner of the organisation.',
  },
  invalid_inbox_secret: {
    status: 401,
    detail: 'Invalid inbox secret',
    message: 'The secret of the development inbox is missing or wrong: the start of the gateway has printed it.',
    when: 'The development inbox was asked for without the secret that the start prints behind # in the line "Cabinet mails", or with another.',
    action: 'Open the address that the start has printed, or send the secret as Authorization: Bearer inbox-….',
  },
  invalid_metrics_token: {
    status: 401,
    detail: 'Invalid metrics token',
    message: 'The token of the metrics is missing or wrong.',
    when: 'The metrics were asked for without the token that the operator has set, or with another.',
    action: 'Send the value of QUJAT_METRICS_TOKEN as Authorization: Bearer.',
  },
  cross_site_request: {
    status: 403,
    detail: 'Cross-site request',
    message: 'This call did not come from the pages of the cabinet.',
    when: 'A call that changes something lacks the header X-Qujat-Cabinet, or its Origin or Sec-Fetch-Site is of another site.',
    action: 'Send the header X-Qujat-Cabinet: 1 from a page of this address. Behind a proxy, set QUJAT_PUBLIC_URL.',
  },
  invalid_link: {
    status: 400,
    detail: 'Invalid link',
    message: 'The link is unknown, was used before, or has expired.',
    when: 'The token of a mailed link is not valid any more.',
    action: 'Ask for a new link.',
  },
  invitation_for_other_account: {
    status: 403,
    detail: 'Invitation is for another account',
    message: 'This invitation was sent to another e-mail address.',
    when: 'The caller is logged in with another e-mail than the one that was invited.',
    action: 'Log in with the invited e-mail, or ask for an invitation to yours.',
  },
  account_exists: {
    status: 409,
    detail: 'Account exists',
    message: 'There is an account with this e-mail already.',
    when: 'A new account was to be made from an invitation whose e-mail has one.',
    action: 'Log in, then accept the invitation.',
  },
  already_member: {
    status: 409,
    detail: 'Already a member',
    message: 'This person is a member of the organisation already.',
    when: 'The invited e-mail belongs to a member.',
    action: 'Change the role of the member instead.',
  },
  last_owner: {
    status: 409,
    detail: 'Last owner',
    message: 'An organisation must keep one owner.',
    when: 'The last owner was to leave, to be removed or to get another role.',
    action: 'Make another member an owner first.',
  },
  totp_already_enabled: {
    status: 409,
    detail: 'TOTP already enabled',
    message: 'An authenticator is set up already.',
    when: 'An authenticator was to be set up for an account that has one.',
    action: 'Remove the old authenticator first.',
  },
  totp_not_enabled: {
    status: 409,
    detail: 'TOTP not enabled',
    message: 'No authenticator is set up.',
    when: 'The call needs an authenticator, or one whose set-up was begun, and the account has none.',
    action: 'Set up an authenticator first.',
  },
  verification_running: {
    status: 409,
    detail: 'The audit is being verified already',
    message: 'The audit is being verified already.',
    when: 'Another verification of the audit is under way in this process.',
    action: 'Wait until it has ended.',
  },
  invalid_request: {
    status: 400,
    detail: 'Invalid request',
    message: 'The request is invalid.',
    when: 'The body is not JSON, or a field is missing or has the wrong type or characters that are no text; errors names each field.',
    action: 'Correct the named fields.',
  },
  not_found: {
    status: 404,
    detail: 'Not found',
    message: 'There is nothing at this address.',
    when: 'The path is none of this service, or what it names is not there.',
    action: 'Compare the URL with the documentation.',
  },
  method_not_allowed: {
    status: 405,
    detail: 'Method not allowed',
    message: 'This address does not take this method: the header Allow lists those that it takes.',
    when: 'The path is right, but not the method.',
    action: 'Use a method of the header Allow, such as POST for request, resend and approve.',
  },
  not_for_browsers: {
    status: 405,
    detail: 'Not for browsers',
    message:
      'A page in a browser must not call this: everybody who opens the page could read its API key. Call it from your server.',
    when: 'A browser asked, by OPTIONS, whether a page of another site may make the call. No page may.',
    action: 'Keep the API key on your own server, and let the page call that server.',
  },
  request_timeout: {
    status: 408,
    detail: 'Request timeout',
    message: 'The request did not arrive whole in time.',
    when: 'The head or the body of the request was not there 30 seconds after it began.',
    action: 'Send the request again, whole.',
  },
  payload_too_large: {
    status: 413,
    detail: 'Payload too large',
    message: 'The request body is too large.',
    when: 'The body is larger than 64 KiB.',
    action: 'Send only the documented fields.',
  },
  unsupported_media_type: {
    status: 415,
    detail: 'Unsupported media type',
    message: 'The request body must be JSON in UTF-8, not compressed, with Content-Type: application/json.',
    when: 'The Content-Type is missing or another one, or the body is compressed or not in UTF-8; errors says which.',
    action: 'Set the header Content-Type: application/json; fetch does not do so by itself.',
  },
  files_unavailable: {
    status: 404,
    detail: 'Files are not available',
    message: 'No file of this session is waiting to be made.',
    when: 'generate-files was called where approve has given the file, none was asked for, none can be made, or ten minutes have passed.',
    action: 'Use what approve gave. Where it gave no file, request the document anew.',
  },
  internal_error: {
    status: 500,
    detail: 'Internal error',
    message: 'Something went wrong on our side.',
    when: 'A defect of the gateway; the log has the cause under the request_id.',
    action: 'Try again; if it stays, tell the operator the request_id.',
  },
  service_unavailable: {
    status: 503,
    detail: 'Service unavailable',
    message: 'The gateway cannot take requests now.',
    when: 'The gateway is stopping or has more calls than it can take, or its store cannot be reached or written.',
    action: 'Try again after Retry-After, or in a moment; approve with the same Idempotency-Key.',
  },
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
