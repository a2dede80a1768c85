/**
 * The one table of errors. `detail` is the specification's text to the letter where the specification has the error;
 * `message` says the same in plain words; `action` tells the integrator what to do. Statuses are used by the HTTP layer only.
 * `docs/errors.md` and the OpenAPI document are made from this table. `documentation/error-translations.ts` says each error to people.
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
    when: 'The gateway could not connect to the government service.',
    action: 'Try again in a minute. The session, if there is one, stays usable.',
    specified: true,
  },
  egov_unavailable: {
    status: 503,
    detail: 'EDocument service is not available now',
    message: 'The e-document service of the state is not available now.',
    when: 'The government service says that it is not available, fails again and again, or has more calls than it can handle.',
    action: 'Try again later. If there is a Retry-After header, wait that many seconds.',
    specified: true,
  },
  no_live_connector: {
    status: 503,
    detail: 'EDocument service is not available now',
    message:
      'This gateway has no source of live documents for this call. Its operator has not configured a connector for it.',
    when: 'A live key asked for a document type or an MCDB check for which the operator has not configured a connector. The state was not asked, and nothing is down.',
    action: 'Use a test key to try things out. For live documents, ask the operator to set QUJAT_LIVE_CONNECTORS.',
  },
  mcdb_check_unsupported: {
    status: 503,
    detail: 'EDocument service is not available now',
    message: 'The connector of this gateway cannot check a phone in the MCDB.',
    when: 'An MCDB check came with a live key, but the connector or its upstream does not offer the check. Nothing is down, and nothing is counted against the citizen.',
    action:
      'Request the document without the check: the state checks the phone then too. Ask the operator whether another connector offers the check.',
  },
  egov_timeout: {
    status: 504,
    detail: 'Could not send request to e-document service',
    message: 'The e-document service of the state did not answer in time.',
    when: 'The government service did not answer within 20 seconds.',
    action:
      'Wait as many seconds as Retry-After says, then try again. For approve, send the same code: a code whose outcome is unknown counts as one attempt, however often you repeat it.',
    specified: true,
  },
  government_service_error: {
    status: 424,
    detail: 'Government service error',
    message: 'The government service gave an answer that could not be processed.',
    when: 'The government service answered with an error, or its answer could not be read.',
    action:
      'Try again. For approve, send the same code: it does not count as a new attempt. If the error persists, give the operator the request_id.',
    specified: true,
  },
  profile_not_found: {
    status: 404,
    detail: 'Profile is not found',
    message: 'The state has no profile for this citizen.',
    when: 'The state does not know a citizen with this IIN.',
    action: 'Check the IIN with the citizen.',
    specified: true,
  },
  invalid_iin: {
    status: 400,
    detail: 'Invalid IIN',
    message: 'The IIN is invalid. An IIN has 12 digits, and the last one is a check digit.',
    when: 'The IIN does not have 12 digits, or its check digit is wrong.',
    action: 'Correct the IIN.',
    specified: true,
  },
  document_already_received: {
    status: 400,
    detail: 'EDocument for this session has already been received',
    message: 'The document of this session has already been received.',
    when: 'approve was called for a session whose document had already been delivered.',
    action: 'Use the document that you received, or request a new one.',
    specified: true,
  },
  technology_not_accessible: {
    status: 400,
    detail: 'Client does not have access to E-Document technology',
    message:
      'The organisation has no access to the E-Document technology. Its subscription has expired, is disabled, is used up or does not include this call, or the organisation is suspended.',
    when: 'The last subscription to E-Document has expired or was disabled; or its quota is used up, including documents that are being fetched; or no active subscription includes the MCDB check; or an operator has suspended the organisation. approve spends no attempt in this case.',
    action:
      'Look at the subscription and at any suspension in the Personal Cabinet. The operator can renew the subscription or lift the suspension.',
    specified: true,
  },
  claims_only: {
    status: 403,
    detail: 'Only claims may be requested',
    message: 'Only claims and single fields may be asked for here, not the whole document.',
    when: 'A request had neither claims nor fields, and the plan of the organisation, or the Flow, allows no whole document.',
    action: 'Ask for claims or fields. The operator can grant a plan with documents.',
  },
  session_in_progress: {
    status: 400,
    detail: 'You have already requested a document for this session',
    message: 'The document of this session is already being fetched.',
    when: 'approve was called while another approve of the same session was still running.',
    action:
      'Wait for the answer to the first call. If that answer was lost, repeat the call after as many seconds as Retry-After says.',
    specified: true,
  },
  session_not_found: {
    status: 400,
    detail: 'You have not sent a request for access to an e-document',
    message: 'There is no session with this backend_session_id. Request a document first.',
    when: 'approve was called with an unknown backend_session_id.',
    action: 'Request a document, and use the backend_session_id from the answer.',
    specified: true,
  },
  subscription_not_started: {
    status: 400,
    detail: 'Subscription has not started',
    message: 'The subscription to E-Document has not started yet.',
    when: 'Every subscription to E-Document starts in the future.',
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
    when: 'The organisation has never had a subscription.',
    action: 'Subscribe to E-Document in the Personal Cabinet.',
    specified: true,
  },
  invalid_api_key: {
    status: 401,
    detail: 'Invalid API key',
    message: 'The API key is unknown, revoked or mistyped.',
    when: 'The key is unknown, has a wrong checksum (was it copied completely?), was revoked, has expired, or may not be used for this call. For approve and resend, this is about the key that opened the session.',
    action: 'Copy the Backend Api Key from the Personal Cabinet.',
  },
  flow_session_not_found: {
    status: 404,
    detail: 'Flow session is not found',
    message: 'There is no such session of a Flow, or it was made with another key.',
    when: 'The session_id is unknown, or the session was made with another key.',
    action: 'Use the session_id from the answer of create, with the key that made the session.',
  },
  consent_not_found: {
    status: 404,
    detail: 'Consent is not found',
    message: 'There is no such consent.',
    when: 'The id is unknown, or the consent belongs to another organisation or environment; or the link of a receipt is incomplete.',
    action: 'Use the consent_id from the result of the session, with a key of the same organisation and environment.',
  },
  credentials_off: {
    status: 404,
    detail: 'No credentials are issued',
    message: 'This gateway issues no credentials.',
    when: 'A call was about credentials, or a request asked for one, but the operator has not enabled them. They are experimental.',
    action: 'Ask for the document. The operator can set QUJAT_CREDENTIALS.',
  },
  invalid_token: {
    status: 401,
    detail: 'Invalid token',
    message: 'The access token is unknown, was used before, or is more than 5 minutes old.',
    when: 'A wallet asked for a credential with an access token that it was not given, that it had used before, or that had expired.',
    action: 'Request the document anew, and accept the new offer.',
  },
  invalid_proof: {
    status: 400,
    detail: 'Invalid proof',
    message: 'The proof of the holder’s key is not valid.',
    when: 'The wallet’s proof is not a JWT of type openid4vci-proof+jwt, is not signed with ES256 by the P-256 key in its header, was made for another issuer, or is too old.',
    action: 'Correct what `errors` names. The access token stays usable.',
  },
  invalid_nonce: {
    status: 400,
    detail: 'Invalid nonce',
    message: 'The nonce in the proof is not from this gateway, or is more than 5 minutes old.',
    when: 'The wallet’s proof has no nonce of this gateway, or the nonce is too old.',
    action: 'Ask for a nonce, and sign a new proof with it. The access token stays usable.',
  },
  credential_not_found: {
    status: 404,
    detail: 'Credential is not found',
    message: 'There is no such credential, or it belongs to another organisation or environment.',
    when: 'The id is unknown, no wallet has received the credential yet, it has ended, or it belongs to another organisation or environment.',
    action:
      'Use the credential_id from the answer of the request, with a key of the same organisation and environment.',
  },
  flow_disabled: {
    status: 403,
    detail: 'Flow is disabled',
    message: 'The organisation has disabled this Flow.',
    when: 'A call tried to make or continue a session while its Flow was disabled.',
    action: 'Enable the Flow in the Personal Cabinet.',
  },
  flow_on_other_device: {
    status: 409,
    detail: 'The session continues on another device',
    message: 'Another device has taken over this session.',
    when: 'A page acted after its session was handed over to another device.',
    action: 'Continue on the other device. This page still shows the state of the session.',
  },
  flow_session_ended: {
    status: 409,
    detail: 'The session has ended',
    message: 'This session has already ended.',
    when: 'A page asked for a link to another device after its session had ended.',
    action: 'Make a new session.',
  },
  citizen_not_confirmed: {
    status: 401,
    detail: 'Citizen is not confirmed',
    message: 'The code was not entered yet, or that was more than 15 minutes ago.',
    when: 'The page of a citizen’s own consents was called, but no right code was entered in the last 15 minutes.',
    action: 'Ask for a new code.',
  },
  hand_over_not_found: {
    status: 404,
    detail: 'The link is not valid',
    message: 'This link was already used, or its 10 minutes are over.',
    when: 'A device opened a link to take over a session, but the link was already used, was replaced by a newer one, or has expired.',
    action: 'Show a new link on the first device.',
  },
  flow_not_found: {
    status: 404,
    detail: 'Flow not found',
    message: 'The organisation has no such Flow.',
    when: 'The organisation has no Flow with the id in the path.',
    action: 'List the Flows and use one of their ids.',
  },
  too_many_flows: {
    status: 409,
    detail: 'Too many Flows',
    message: 'The organisation has reached its limit of Flows.',
    when: 'A new Flow was requested while the organisation had as many as the operator allows.',
    action: 'Change a Flow that is no longer used, or ask the operator to raise QUJAT_FLOWS_PER_ORGANIZATION.',
  },
  api_key_not_found: {
    status: 404,
    detail: 'API key not found',
    message: 'The organisation has no such API key.',
    when: 'The organisation has no key with the id in the path.',
    action: 'List the keys and use one of their ids.',
  },
  api_key_not_usable: {
    status: 409,
    detail: 'API key is not usable',
    message: 'The API key was revoked or has expired, so it cannot be changed.',
    when: 'Someone tried to roll or change a key that was revoked or had expired.',
    action: 'Make a new key.',
  },
  api_key_not_shown: {
    status: 409,
    detail: 'API key cannot be shown',
    message: 'A live key cannot be shown again: only its hash is stored.',
    when: 'Someone asked to see a live key again. A live key is shown only when it is made.',
    action: 'Roll the key, and store the new one safely.',
  },
  too_many_api_keys: {
    status: 409,
    detail: 'Too many API keys',
    message: 'The organisation has reached its limit of API keys.',
    when: 'A new key was requested while the organisation had 100 keys that were not revoked.',
    action: 'Revoke keys that are no longer used.',
  },
  plan_not_found: {
    status: 404,
    detail: 'Plan not found',
    message: 'There is no such plan, or it is no longer offered.',
    when: 'A subscription was requested from a plan that is unknown or retired.',
    action: 'List the plans, and use an active one.',
  },
  subscription_not_found: {
    status: 404,
    detail: 'Subscription not found',
    message: 'The organisation has no such subscription.',
    when: 'A call tried to end, enable or disable a subscription that does not exist.',
    action: 'List the subscriptions again.',
  },
  subscription_has_ended: {
    status: 409,
    detail: 'Subscription has ended',
    message: 'The subscription has ended, so it cannot be changed.',
    when: 'A call tried to end, enable or disable a subscription that has already ended.',
    action: 'Grant a new one.',
  },
  webhook_endpoint_not_found: {
    status: 404,
    detail: 'Webhook endpoint not found',
    message: 'The organisation has no such webhook endpoint.',
    when: 'The organisation has no webhook endpoint with the id in the path.',
    action: 'List the endpoints, and use one of their ids.',
  },
  webhook_endpoint_disabled: {
    status: 409,
    detail: 'Webhook endpoint is disabled',
    message: 'The webhook endpoint is disabled, so nothing is sent there.',
    when: 'Someone tried to send a webhook to a disabled endpoint.',
    action: 'Enable the endpoint first.',
  },
  too_many_webhook_endpoints: {
    status: 409,
    detail: 'Too many webhook endpoints',
    message: 'The organisation has reached its limit of webhook endpoints.',
    when: 'A new webhook endpoint was requested while the organisation had 20.',
    action: 'Remove endpoints that are no longer used.',
  },
  webhook_secrets_overlap: {
    status: 409,
    detail: 'Webhook secrets overlap',
    message:
      'Both earlier secrets are still valid. The webhook secret can be rolled again as soon as one of them has ended.',
    when: 'The secret of the endpoint was rolled twice within 24 hours. A third roll would end a secret that the receiver may still use.',
    action: 'Use the newest secret. Roll again 24 hours after the first of the two rolls.',
  },
  webhook_not_found: {
    status: 404,
    detail: 'Webhook not found',
    message: 'No such event was sent to this endpoint, or it is older than 30 days.',
    when: 'The endpoint has no event with the id in the path. Events are kept for 30 days.',
    action: 'List the deliveries of the endpoint, and use one of their event ids.',
  },
  webhook_listener_not_found: {
    status: 404,
    detail: 'Webhook listener not found',
    message: 'There is no such listener, or it has ended.',
    when: 'The listener was closed, or fetched nothing for an hour, or 5 newer ones were started.',
    action: 'Start a new one.',
  },
  webhook_event_not_found: {
    status: 404,
    detail: 'Webhook event not found',
    message: 'This event was sent to no enabled endpoint, is older than 30 days, or is being sent at this moment.',
    when: 'In the key’s environment, no enabled endpoint and no listener has an event with this id, or the event is being sent at this moment.',
    action: 'Use the `webhook-id` of a webhook that you received, or find the event in the cabinet.',
  },
  document_type_not_found: {
    status: 404,
    detail: 'Document type not found',
    message: 'There is no such document type.',
    when: 'The path names a document type that does not exist.',
    action: 'Use a name from GET /api/v1/document-types/. errors names the closest one.',
  },
  invalid_phone: {
    status: 400,
    detail: 'Invalid phone',
    message: 'The phone is invalid. It must be a mobile number of Kazakhstan such as 77XXXXXXXXX.',
    when: 'The phone cannot be read as 77 followed by nine digits.',
    action: 'Correct the phone.',
  },
  invalid_otp_code: {
    status: 400,
    detail: 'Invalid OTP code',
    message: 'The OTP code is wrong.',
    when: 'The code is not the one that 1414 sent for this session. attempts_left says how many attempts remain.',
    action: 'Ask the citizen to type the code again.',
  },
  otp_code_expired: {
    status: 400,
    detail: 'OTP code has expired',
    message: 'The OTP code has expired. A code is valid for 3 minutes.',
    when: 'approve was called after the code of the session had expired. This spends an attempt only if the state had to be asked to find out.',
    action: 'Call resend, and the citizen receives a new code.',
  },
  session_expired: {
    status: 400,
    detail: 'Session has expired',
    message: 'The session has expired. A session lasts 30 minutes.',
    when: 'approve was called after the end of the session.',
    action: 'Request the document again.',
  },
  too_many_attempts: {
    status: 429,
    detail: 'Too many attempts',
    message: 'There were too many wrong codes, so the session is locked.',
    when: 'The session has no attempts left.',
    action: 'Request the document again.',
  },
  idempotency_key_in_use: {
    status: 409,
    detail: 'Idempotency-Key is in use',
    message: 'The same call with this Idempotency-Key is still running.',
    when: 'A call was repeated with its Idempotency-Key before the first call was answered.',
    action: 'Wait a moment, then repeat the call with the same key and body.',
  },
  idempotency_key_mismatch: {
    status: 422,
    detail: 'Idempotency-Key was used for another body',
    message: 'This Idempotency-Key was already used with another body.',
    when: 'An Idempotency-Key was used again with a body that differs from the first call.',
    action: 'Use a new Idempotency-Key for each new call.',
  },
  resend_too_early: {
    status: 429,
    detail: 'Resend is too early',
    message: 'Another code cannot be sent yet. Wait a minute after the last one.',
    when: 'resend was called too soon after the last code. Retry-After says how many seconds to wait.',
    action: 'Wait, then call resend again. The citizen may still receive the last code.',
  },
  too_many_resends: {
    status: 429,
    detail: 'Too many resends',
    message: 'No more codes can be sent for this session.',
    when: 'The session has no resends left.',
    action: 'Request the document again.',
  },
  rate_limited: {
    status: 429,
    detail: 'Too many requests',
    message: 'The API key has made too many requests. Wait as long as Retry-After says.',
    when: 'The API key made more calls than its limit allows. The headers RateLimit and RateLimit-Policy show the limit and what is left.',
    action: 'Wait as long as Retry-After says. Spread your calls over time, or ask the operator for a higher limit.',
  },
  too_many_calls: {
    status: 429,
    detail: 'Too many calls',
    message: 'This was done too often. Wait as long as Retry-After says.',
    when: 'Within 10 minutes, an organisation sent more than 100 webhooks by hand (tests, resends and recoveries), or a Flow session was handed over more than 20 times.',
    action: 'Wait as long as Retry-After says, then repeat the call.',
  },
  subject_locked: {
    status: 429,
    detail: 'Subject is locked',
    message: 'Too many codes were sent to this citizen, or too many codes or phones were wrong. Try again later.',
    when: 'Within 30 minutes, too many codes were sent to this phone or for this IIN, or too many wrong codes were entered. An MCDB check that answers false also counts. This error does not reveal whether the citizen exists.',
    action:
      'Wait as long as Retry-After says: at most 30 minutes by default. Calling again in the meantime does not make the wait longer.',
  },
  too_many_codes: {
    status: 429,
    detail: 'Too many codes',
    message: 'The organisation has sent too many codes. Wait as long as Retry-After says.',
    when: 'request and resend together sent more codes than the limit of the organisation allows.',
    action:
      'Wait as long as Retry-After says. Check whether somebody is abusing your form, or ask the operator for a higher limit.',
  },
  too_many_citizens: {
    status: 429,
    detail: 'Too many citizens',
    message: 'The organisation has asked for too many different citizens today.',
    when: 'The organisation has reached its daily limit of different IINs, and the call is for another one. The day runs from midnight to midnight in Almaty.',
    action:
      'Wait until the next day, as Retry-After says, or ask the operator for a higher limit. You can still call for citizens whom you asked for today.',
  },
  not_logged_in: {
    status: 401,
    detail: 'Not logged in',
    message: 'You are not logged in, or your log-in has ended.',
    when: 'The call has no log-in, or the log-in was ended or has expired.',
    action: 'Log in again.',
  },
  second_factor_required: {
    status: 401,
    detail: 'Second factor required',
    message: 'The password is right, but the second factor is still missing.',
    when: 'The log-in is still waiting for its second factor.',
    action: 'Send a code from the authenticator or a recovery code.',
  },
  invalid_credentials: {
    status: 401,
    detail: 'Invalid credentials',
    message: 'The e-mail or the password is wrong.',
    when: 'The password is wrong, or there is no such account. Both get the same answer.',
    action: 'Enter both again, or reset the password.',
  },
  invalid_second_factor: {
    status: 401,
    detail: 'Invalid second factor',
    message: 'The code is wrong or was used before.',
    when: 'The code is neither from the authenticator nor a recovery code, or it has been used before.',
    action: 'Wait for the next code from the authenticator, or use another recovery code.',
  },
  invalid_passkey: {
    status: 401,
    detail: 'Invalid passkey',
    message: 'The passkey could not be verified.',
    when: 'The passkey is unknown or was used for another address, or its challenge is unknown, was used before or is too old.',
    action: 'Try again. If the error persists, log in with the password.',
  },
  too_many_tries: {
    status: 429,
    detail: 'Too many tries',
    message: 'There were too many tries. Wait a little.',
    when: 'There were too many tries for this account or from this address. Retry-After says how many seconds to wait.',
    action:
      'Wait, then try again. Tries by others never delay a browser that you have used before, or a password reset link.',
  },
  reauthentication_required: {
    status: 403,
    detail: 'Reauthentication required',
    message: 'Confirm your password first.',
    when: 'The call changes how the account is protected, and you last confirmed who you are more than 15 minutes ago.',
    action: 'Confirm the password, then repeat the call.',
  },
  second_factor_confirmation_required: {
    status: 403,
    detail: 'Second factor confirmation required',
    message: 'Confirm with your second factor first.',
    when: 'The call changes a second factor or the recovery codes. The last code or passkey of this log-in is older than 15 minutes, or it is the passkey to be removed.',
    action: 'Confirm with a code from the authenticator, a recovery code or another passkey, then repeat the call.',
  },
  second_factor_missing: {
    status: 403,
    detail: 'Second factor is missing',
    message: 'Set up an authenticator or a passkey first.',
    when: 'The account has neither an authenticator nor a passkey. Recovery codes and all work of operators need one.',
    action: 'Set one up on your account page.',
  },
  account_locked: {
    status: 403,
    detail: 'Account is locked',
    message: 'An operator of the gateway has locked this account.',
    when: 'The password or passkey is right, but an operator has locked the account.',
    action: 'Ask an owner of your organisation, who can see when and why, or the operator of the gateway.',
  },
  permission_denied: {
    status: 403,
    detail: 'Permission denied',
    message: 'Your role does not allow this.',
    when: 'The role of the caller in this organisation does not allow the call.',
    action: 'Ask an owner of the organisation.',
  },
  invalid_inbox_secret: {
    status: 401,
    detail: 'Invalid inbox secret',
    message: 'The secret of the development inbox is missing or wrong. The gateway printed it when it started.',
    when: 'The secret of the development inbox is missing or wrong. The gateway prints it when it starts: in the line "Cabinet mails", after the #.',
    action: 'Open the address that the gateway printed, or send the secret as Authorization: Bearer inbox-….',
  },
  invalid_metrics_token: {
    status: 401,
    detail: 'Invalid metrics token',
    message: 'The metrics token is missing or wrong.',
    when: 'The call does not have the metrics token that the operator has set.',
    action: 'Send the value of QUJAT_METRICS_TOKEN as Authorization: Bearer.',
  },
  cross_site_request: {
    status: 403,
    detail: 'Cross-site request',
    message: 'This call did not come from a page of the cabinet.',
    when: 'A call that changes something lacks the header X-Qujat-Cabinet, or its Origin or Sec-Fetch-Site belongs to another site.',
    action: 'Send the header X-Qujat-Cabinet: 1 from a page at this address. Behind a proxy, set QUJAT_PUBLIC_URL.',
  },
  invalid_link: {
    status: 400,
    detail: 'Invalid link',
    message: 'The link is unknown, was used before, or has expired.',
    when: 'The token of the mailed link is not valid, or no longer valid.',
    action: 'Ask for a new link.',
  },
  invitation_for_other_account: {
    status: 403,
    detail: 'Invitation is for another account',
    message: 'This invitation was sent to another e-mail address.',
    when: 'The invitation went to another e-mail than the one the caller is logged in with.',
    action: 'Log in with the invited e-mail, or ask for an invitation to yours.',
  },
  account_exists: {
    status: 409,
    detail: 'Account exists',
    message: 'An account with this e-mail already exists.',
    when: 'The call tried to make a new account from an invitation, but its e-mail already has an account.',
    action: 'Log in, then accept the invitation.',
  },
  already_member: {
    status: 409,
    detail: 'Already a member',
    message: 'This person is already a member of the organisation.',
    when: 'The invited e-mail belongs to a member of the organisation.',
    action: 'Change the member’s role instead.',
  },
  last_owner: {
    status: 409,
    detail: 'Last owner',
    message: 'An organisation must keep at least one owner.',
    when: 'The call would remove the last owner or give them another role.',
    action: 'Make another member an owner first.',
  },
  totp_already_enabled: {
    status: 409,
    detail: 'TOTP already enabled',
    message: 'An authenticator is already set up.',
    when: 'The account already has an authenticator.',
    action: 'Remove the old authenticator first.',
  },
  totp_not_enabled: {
    status: 409,
    detail: 'TOTP not enabled',
    message: 'No authenticator is set up.',
    when: 'The account has no authenticator, or its set-up has not been started.',
    action: 'Set up an authenticator first.',
  },
  legal_hold: {
    status: 409,
    detail: 'Legal hold',
    message: 'QUJAT_LEGAL_HOLD is on: nothing may be erased until it is off again.',
    when: 'An operator asked to erase the records of a citizen while the gateway keeps everything for a legal hold.',
    action: 'Wait until the hold is over and QUJAT_LEGAL_HOLD is off. The records can be exported meanwhile.',
  },
  verification_running: {
    status: 409,
    detail: 'The audit is already being verified',
    message: 'The audit is already being verified.',
    when: 'This process is already verifying the audit.',
    action: 'Wait until it has finished.',
  },
  invalid_request: {
    status: 400,
    detail: 'Invalid request',
    message: 'The request is invalid.',
    when: 'The body is not JSON, or a field is missing, has the wrong type, or holds characters that are not text. errors names each field.',
    action: 'Correct the named fields.',
  },
  scenario_needs_test_key: {
    status: 400,
    detail: 'A scenario needs a test key',
    message: 'The header Qujat-Sandbox came with a live key. Only test keys have a sandbox.',
    when: 'A call with a live key, or for a session of one, had the header Qujat-Sandbox. The state was not asked.',
    action: 'Leave the header out, or use a test key.',
  },
  sandbox_full: {
    status: 409,
    detail: 'Sandbox is full',
    message: 'The organisation has reached a limit of its sandbox.',
    when: 'The organisation has 100 armed scenarios, or 200 people of its own, and adds another.',
    action: 'Take scenarios back, remove people, or reset the sandbox.',
  },
  not_found: {
    status: 404,
    detail: 'Not found',
    message: 'There is nothing at this address.',
    when: 'This service has no such path, or what the path names does not exist.',
    action: 'Compare the URL with the documentation.',
  },
  method_not_allowed: {
    status: 405,
    detail: 'Method not allowed',
    message: 'This address does not accept this method. The header Allow lists the methods that it accepts.',
    when: 'The path exists, but not for this method.',
    action: 'Use a method from the header Allow. request, resend and approve use POST.',
  },
  not_for_browsers: {
    status: 405,
    detail: 'Not for browsers',
    message:
      'A page in a browser must not call this, because everybody who opens the page could read its API key. Call it from your server.',
    when: 'A browser asked, with OPTIONS, whether a page of another site may make the call. No page may.',
    action: 'Keep the API key on your own server, and let the page call that server.',
  },
  request_timeout: {
    status: 408,
    detail: 'Request timeout',
    message: 'The request did not arrive completely in time.',
    when: 'The headers or the body had not arrived completely 30 seconds after the request began.',
    action: 'Send the whole request again.',
  },
  payload_too_large: {
    status: 413,
    detail: 'Payload too large',
    message: 'The request body is too large.',
    when: 'The body is larger than 64 KiB, or than 2 MiB for people of the sandbox.',
    action: 'Send only the documented fields.',
  },
  unsupported_media_type: {
    status: 415,
    detail: 'Unsupported media type',
    message: 'The request body must be JSON in UTF-8, not compressed, with Content-Type: application/json.',
    when: 'The Content-Type is missing or wrong, or the body is compressed or not in UTF-8. errors says which.',
    action: 'Set the header Content-Type: application/json. In JavaScript, fetch does not do this by itself.',
  },
  files_unavailable: {
    status: 404,
    detail: 'Files are not available',
    message: 'This session has no file that is still to come.',
    when: 'approve has already given the file, no file was asked for, none can be made, or 10 minutes have passed.',
    action: 'Use what approve returned. If it returned no file, request the document again.',
  },
  internal_error: {
    status: 500,
    detail: 'Internal error',
    message: 'Something went wrong on our side.',
    when: 'The gateway has a defect. The cause is in the log, under the request_id.',
    action: 'Try again. If the error persists, give the operator the request_id.',
  },
  service_unavailable: {
    status: 503,
    detail: 'Service unavailable',
    message: 'The gateway cannot handle requests now.',
    when: 'The gateway is stopping or has more calls than it can handle, or its store cannot be reached or written.',
    action: 'Wait as long as Retry-After says, or a moment, and try again. For approve, use the same Idempotency-Key.',
  },
  draining: {
    status: 503,
    detail: 'Gateway is draining',
    message: 'The gateway is about to stop. It still answers calls.',
    when: '/readyz was called after SIGTERM or SIGINT. No other call gets this error: all others are answered for QUJAT_DRAIN_SECONDS more.',
    action: 'Have the load balancer send new calls to another gateway. Nothing is wrong with the store.',
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
  /** For wallets: the same as OAuth 2.0 and OpenID4VCI name it. */
  error?: string;
  error_description?: string;
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
