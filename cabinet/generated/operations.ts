/** Made from the OpenAPI documents by `npm run openapi`. What is changed here is lost. */

export type AcceptInvitationAsNewAccountReply = {
/** `second_factor_required`: call `completeLogIn` next, within 10 minutes */
status: "logged_in" | "second_factor_required";
/** With `second_factor_required`: what this account can prove itself with; else empty */
second_factors: ("totp" | "recovery_code" | "passkey")[];
};

export type AcceptInvitationAsNewAccountRequest = {
/** From the link of the mail: what stands behind `#` */
token: string;
/** At least 15 characters, at most 256, of any kind. Refused with a `reason`: `password_too_short`, `password_too_long`, `password_common` or `password_of_known_words`. */
password: string;
/** The language of mails: Kazakh, Russian or English */
language: "kk" | "ru" | "en";
};

export type AcceptInvitationReply = {
/** Null where the invitation was to become an operator */
organization_id: string | null;
};

export type AcceptInvitationRequest = {
/** From the link of the mail: what stands behind `#` */
token: string;
};

export type ChangeLanguageRequest = {
/** The language of mails: Kazakh, Russian or English */
language: "kk" | "ru" | "en";
};

export type ChangePasswordRequest = {
/** The password of the account */
current_password: string;
/** At least 15 characters, at most 256, of any kind. Refused with a `reason`: `password_too_short`, `password_too_long`, `password_common` or `password_of_known_words`. */
new_password: string;
};

export type ChangeRoleRequest = {
/** `owner`: everything, members too. `developer`: keys and try-it. `viewer`: may look */
role: "owner" | "developer" | "viewer";
};

export type CompleteLogInReply = {
/** `second_factor_required`: call `completeLogIn` next, within 10 minutes */
status: "logged_in" | "second_factor_required";
/** With `second_factor_required`: what this account can prove itself with; else empty */
second_factors: ("totp" | "recovery_code" | "passkey")[];
};

export type CompleteLogInRequest = {
/** Six digits */
code: string;
} | {
recovery_code: string;
};

export type ConfirmPasswordRequest = {
/** The password of the account */
password: string;
};

export type ConfirmSecondFactorRequest = {
/** Six digits */
code: string;
} | {
recovery_code: string;
};

export type ConfirmSignUpReply = {
/** `second_factor_required`: call `completeLogIn` next, within 10 minutes */
status: "logged_in" | "second_factor_required";
/** With `second_factor_required`: what this account can prove itself with; else empty */
second_factors: ("totp" | "recovery_code" | "passkey")[];
};

export type ConfirmSignUpRequest = {
/** From the link of the mail: what stands behind `#` */
token: string;
/** The password of the account */
password: string;
};

export type ConfirmTotpReply = {
/** Ten codes, each for one log-in without the authenticator */
recovery_codes: (string)[];
};

export type ConfirmTotpRequest = {
/** Six digits */
code: string;
};

export type ConfirmWithPasskeyRequest = {
/** What the browser has given: `credential.toJSON()` */
response: {
id: string;
rawId: string;
type: "public-key";
response: Record<string, unknown>;
clientExtensionResults: Record<string, unknown>;
authenticatorAttachment?: string | undefined;
};
};

export type CreateApiKeyReply = {
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What uses the key, for people: 1 to 80 characters */
name: string;
/** The end of the key, by which people recognise it */
last_four: string;
state: "usable" | "expired" | "revoked";
/** When it was made */
created_at: string;
/** From then on the key does not work; null for a key without an end */
expires_at: string | null;
/** When it was revoked; null where it was not */
revoked_at: string | null;
/** The e-mail of the person who revoked it */
revoked_by: string | null;
/** Why; operators always tell */
revocation_reason: string | null;
/** When it was last used, to the minute; null where it never was */
last_used_at: string | null;
/** When it last came from a page of another site: then it lies open to whoever reads that page, and should be rolled */
seen_in_browser_at: string | null;
/** Addresses or ranges (CIDR) from which the key may be used; an empty list allows all */
allowed_ip_ranges: (string)[];
/** The key itself: `api_key` of the Backend API */
backend_api_key: string;
};

export type CreateApiKeyRequest = {
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What uses the key, for people: 1 to 80 characters */
name: string;
/** From then on the key does not work; null for a key without an end */
expires_at?: string | null | undefined;
/** Addresses or ranges (CIDR) from which the key may be used; an empty list allows all */
allowed_ip_ranges?: (string)[] | undefined;
};

export type CreateFlowReply = {
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What it is for, shown to the citizen too: 1 to 80 characters */
name: string;
document_types: ("identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney")[];
/** The sites on which its page may stand in a frame */
origins: (string)[];
/** Where its page may send the citizen back to */
return_urls: (string)[];
/** Why you ask, as the citizen reads it */
purpose: {
/** At most 300 characters; null where you do not say it in this language */
kk: string | null;
/** At most 300 characters; null where you do not say it in this language */
ru: string | null;
/** At most 300 characters; null where you do not say it in this language */
en: string | null;
};
/** Whether its sessions may ask for claims and fields alone */
claims_only: boolean;
/** While false, no session begins or goes on */
enabled: boolean;
/** When it was made */
created_at: string;
/** The key with which its sessions are made */
key: {
/** By which the request log finds its calls */
id: string;
/** The end of the key, by which people recognise it */
last_four: string;
/** When it was made */
created_at: string;
/** When it was last used, to the minute */
last_used_at: string | null;
};
/** The key itself, told here and never again */
flow_api_key: string;
};

export type CreateFlowRequest = {
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What it is for, shown to the citizen too: 1 to 80 characters */
name: string;
/** What its sessions may ask for */
document_types: (string)[];
/** The sites on which its page may stand in a frame */
origins: (string)[];
/** Where its page may send the citizen back to */
return_urls: (string)[];
/** Why you ask, as the citizen reads it */
purpose: {
/** At most 300 characters; null where you do not say it in this language */
kk: string | null;
/** At most 300 characters; null where you do not say it in this language */
ru: string | null;
/** At most 300 characters; null where you do not say it in this language */
en: string | null;
};
/** Whether its sessions may ask for claims and fields alone */
claims_only?: boolean | undefined;
/** While false, no session begins or goes on */
enabled?: boolean | undefined;
};

export type CreatePlanReply = {
id: string;
/** For people: 1 to 60 characters */
name: string;
/** `e_document` is the technology of the Backend API */
technology: string;
months: number;
/** Documents of live keys in the period; null for no limit */
quota: number | null;
/** Whether it lets the organisation check in the MCDB whose phone it is: `checkMcdb` */
mcdb_check: boolean;
/** Whether it lets the organisation ask for claims and fields alone, never for a whole document */
claims_only: boolean;
/** Whether it is still granted */
active: boolean;
};

export type CreatePlanRequest = {
/** For people: 1 to 60 characters */
name: string;
/** `e_document` is the technology of the Backend API */
technology: string;
months: number;
/** Documents of live keys in the period; null for no limit */
quota: number | null;
/** Whether it lets the organisation check in the MCDB whose phone it is: `checkMcdb` */
mcdb_check?: boolean | undefined;
/** Whether it lets the organisation ask for claims and fields alone, never for a whole document */
claims_only?: boolean | undefined;
};

export type CreateWebhookEndpointReply = {
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** `standard`: the events of this gateway. `provider`: `flow.finished` alone, as the `technology.end` of the vendor’s Flow, with the `session_id` of the Flow and its `metadata`. It stays as it is made */
form: "standard" | "provider";
/** Where webhooks are sent: https, at an address of the public internet. At most 1000 characters */
url: string;
/** What it is, for people: at most 100 characters */
description: string;
/** Which events it wants */
events: ("document.delivered" | "session.expired" | "session.locked" | "flow.finished" | "key.expiring" | "subscription.ending")[];
/** Whether the document comes along as `edocument_result`. Only in the form `provider`, and to an address that begins with https://. It is kept, encrypted, until it was sent or given up: as a rule three days at most */
sends_result: boolean;
/** `enabled`, or why it is disabled: `member` disabled it, its receiver is `gone` (410), or it was `failing` for 5 days */
state: "enabled" | "member" | "gone" | "failing";
/** When it was made */
created_at: string;
/** Null where the last attempt came through */
failing_since: string | null;
/** Null where it is enabled */
disabled_at: string | null;
/** The secret that signs its webhooks (Standard Webhooks): told here and never again */
secret: string;
};

export type CreateWebhookEndpointRequest = {
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** `standard`: the events of this gateway. `provider`: `flow.finished` alone, as the `technology.end` of the vendor’s Flow, with the `session_id` of the Flow and its `metadata`. It stays as it is made */
form?: "standard" | "provider" | undefined;
/** Where webhooks are sent: https, at an address of the public internet. At most 1000 characters */
url: string;
/** What it is, for people: at most 100 characters */
description: string;
/** Which events it wants */
events: ("document.delivered" | "session.expired" | "session.locked" | "flow.finished" | "key.expiring" | "subscription.ending")[];
/** Whether the document comes along as `edocument_result`. Only in the form `provider`, and to an address that begins with https://. It is kept, encrypted, until it was sent or given up: as a rule three days at most */
sends_result?: boolean | undefined;
};

export type DescribeGatewayReply = {
/** Whether there is a development inbox for this caller */
development_inbox: boolean;
/** Whether `/gallery` and `/sandbox/phone` are there */
sample_pages: boolean;
/** Whether `/docs` and the OpenAPI documents are there */
documentation: boolean;
/** For which document types a connector serves live keys; for the others there is `no_live_connector` */
live_documents: "all" | "some" | "none";
/** Whether documents may go into wallets as credentials */
credentials: boolean;
};

export type EndEveryLogInRequest = {
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason: string;
};

export type EraseCitizenRecordsReply = {
/** Lines of the request log that lost IIN and phone */
erased_requests: number;
/** Consents that were deleted */
erased_consents: number;
/** Rows of the audit that stay */
audit_rows: number;
};

export type EraseCitizenRecordsRequest = {
/** Of the citizen */
iin: string;
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason: string;
};

/** An error. Every 4xx and 5xx has this body. */
export type Error = {
/** The text of the specification, to the letter */
detail: string;
/** The same meaning in plain words */
message: string;
code: ErrorCode;
/** Quote this to the operator */
request_id: string;
/** The page that explains this error; left out where the gateway has no documentation */
documentation_url?: string | undefined;
/** With `invalid_otp_code`: attempts that remain */
attempts_left?: number | undefined;
/** Seconds to wait, as in the header `Retry-After` */
retry_after?: number | undefined;
/** For wallets only: the same as OAuth 2.0 and OpenID4VCI 1.0 name it */
error?: string | undefined;
/** For wallets only: as `message` */
error_description?: string | undefined;
/** With `invalid_request`: each wrong field. With others: what is wrong, where it can be said */
errors?: ({
field: string;
message: string;
/** Stable; only where the rule is more than the schema */
reason?: string | undefined;
})[] | undefined;
};

/** Stable: let your program decide by this. `docs/errors.md` says when each error comes and what to do */
export type ErrorCode = "invalid_iin" | "flow_not_found" | "too_many_flows" | "api_key_not_found" | "api_key_not_usable" | "api_key_not_shown" | "too_many_api_keys" | "plan_not_found" | "subscription_not_found" | "subscription_has_ended" | "webhook_endpoint_not_found" | "webhook_endpoint_disabled" | "too_many_webhook_endpoints" | "webhook_secrets_overlap" | "webhook_not_found" | "too_many_calls" | "not_logged_in" | "second_factor_required" | "invalid_credentials" | "invalid_second_factor" | "invalid_passkey" | "too_many_tries" | "reauthentication_required" | "second_factor_confirmation_required" | "second_factor_missing" | "account_locked" | "permission_denied" | "invalid_inbox_secret" | "cross_site_request" | "invalid_link" | "invitation_for_other_account" | "account_exists" | "already_member" | "last_owner" | "totp_already_enabled" | "totp_not_enabled" | "legal_hold" | "verification_running" | "invalid_request" | "not_found" | "method_not_allowed" | "not_for_browsers" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "internal_error" | "service_unavailable" | "subject_not_found_in_mcdb" | "egov_unreachable" | "egov_unavailable" | "no_live_connector" | "mcdb_check_unsupported" | "egov_timeout" | "government_service_error" | "profile_not_found" | "invalid_iin" | "document_already_received" | "technology_not_accessible" | "claims_only" | "session_in_progress" | "session_not_found" | "subscription_not_started" | "no_subscription_for_technology" | "no_subscription" | "invalid_api_key" | "flow_session_not_found" | "consent_not_found" | "credentials_off" | "invalid_token" | "invalid_proof" | "invalid_nonce" | "credential_not_found" | "flow_disabled" | "webhook_listener_not_found" | "webhook_event_not_found" | "document_type_not_found" | "invalid_phone" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "too_many_attempts" | "idempotency_key_in_use" | "idempotency_key_mismatch" | "resend_too_early" | "too_many_resends" | "rate_limited" | "too_many_calls" | "subject_locked" | "too_many_codes" | "too_many_citizens" | "invalid_metrics_token" | "invalid_request" | "scenario_needs_test_key" | "sandbox_full" | "not_found" | "method_not_allowed" | "not_for_browsers" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "files_unavailable" | "internal_error" | "service_unavailable" | "draining";

export type ExportCitizenRecordsReply = {
/** Newest first. They name the citizen by a keyed HMAC alone */
audit: ({
/** Its place among all rows, from 0 */
position: number;
/** Its place in its chain, from 1 */
sequence: number;
/** When the event was */
time: string;
action: string;
/** Whose chain it belongs to */
organization_id: string;
/** Null where the chain belongs to no organisation */
organization_name: string | null;
/** The person who acted, as the account is called now */
account_email: string | null;
/** Whether a command of `qujat` acted, run beside the store */
by_command_line: boolean;
/** As in the reply and the log */
request_id: string | null;
/** Where the call came from, coarse; null where the gateway keeps none */
network: string | null;
/** Where the event has one */
document_type: string | null;
environment: "test" | "live" | null;
/** Where the event ended in an error */
error_code: string | null;
/** Stands for the citizen: a keyed HMAC */
subject: string | null;
/** The opaque id of what was acted on */
target: string | null;
/** Why, in the words of the operator who acted */
reason: string | null;
/** What was changed, such as a role */
before: string | null;
/** To what it was changed */
after: string | null;
/** The row’s hash, by which the next one continues it */
hash: string;
})[];
/** Lines of the request log that are still there */
requests: ({
/** When the call was */
time: string;
/** The operation */
action: string;
organization_id: string;
request_id: string;
/** Null where the call went well */
error_code: string | null;
/** The IIN, masked. Null where it was not kept, or was erased */
iin: string | null;
/** The phone, masked. Null where it was not kept, or was erased */
phone: string | null;
})[];
consents: ({
organization_id: string;
consent: {
id: string;
/** `given` until the document is delivered (`used`), the citizen withdraws, or the time is over */
state: "given" | "used" | "withdrawn" | "expired";
environment: "test" | "live";
/** When the document was delivered by it */
used_at: string | null;
/** When the citizen took it back */
withdrawn_at: string | null;
/** Of `record` in the form of RFC 8785; the row `consent_given` of the audit has it too */
record_sha256: string;
/** What was shown and agreed to: JSON-LD with the fields of ISO/IEC TS 27560 */
record: Record<string, unknown>;
};
})[];
};

export type ExportCitizenRecordsRequest = {
/** Of the citizen */
iin: string;
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason: string;
};

export type GrantSubscriptionReply = {
id: string;
};

export type GrantSubscriptionRequest = {
/** From `listPlans` */
plan_id: string;
/** The first day in Almaty, `YYYY-MM-DD`; without it, at once */
starts_on?: string | undefined;
};

export type InviteMemberReply = {
id: string;
email: string;
/** Null where the invitation is to become an operator */
role: "owner" | "developer" | "viewer" | null;
/** When it was sent */
created_at: string;
/** Until when the link works */
expires_at: string;
};

export type InviteMemberRequest = {
/** An e-mail address. Case does not matter */
email: string;
/** `owner`: everything, members too. `developer`: keys and try-it. `viewer`: may look */
role: "owner" | "developer" | "viewer";
};

export type ListApiKeysReply = {
api_keys: ({
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What uses the key, for people: 1 to 80 characters */
name: string;
/** The end of the key, by which people recognise it */
last_four: string;
state: "usable" | "expired" | "revoked";
/** When it was made */
created_at: string;
/** From then on the key does not work; null for a key without an end */
expires_at: string | null;
/** When it was revoked; null where it was not */
revoked_at: string | null;
/** The e-mail of the person who revoked it */
revoked_by: string | null;
/** Why; operators always tell */
revocation_reason: string | null;
/** When it was last used, to the minute; null where it never was */
last_used_at: string | null;
/** When it last came from a page of another site: then it lies open to whoever reads that page, and should be rolled */
seen_in_browser_at: string | null;
/** Addresses or ranges (CIDR) from which the key may be used; an empty list allows all */
allowed_ip_ranges: (string)[];
})[];
};

export type ListAuditReply = {
rows: ({
/** Its place among all rows, from 0 */
position: number;
/** Its place in its chain, from 1 */
sequence: number;
/** When the event was */
time: string;
action: string;
/** Whose chain it belongs to */
organization_id: string;
/** Null where the chain belongs to no organisation */
organization_name: string | null;
/** The person who acted, as the account is called now */
account_email: string | null;
/** Whether a command of `qujat` acted, run beside the store */
by_command_line: boolean;
/** As in the reply and the log */
request_id: string | null;
/** Where the call came from, coarse; null where the gateway keeps none */
network: string | null;
/** Where the event has one */
document_type: string | null;
environment: "test" | "live" | null;
/** Where the event ended in an error */
error_code: string | null;
/** Stands for the citizen: a keyed HMAC */
subject: string | null;
/** The opaque id of what was acted on */
target: string | null;
/** Why, in the words of the operator who acted */
reason: string | null;
/** What was changed, such as a role */
before: string | null;
/** To what it was changed */
after: string | null;
/** The row’s hash, by which the next one continues it */
hash: string;
})[];
/** To look on; null where all was looked at */
next: string | null;
};

export type ListDevelopmentMailsReply = {
mails: ({
id: string;
/** When it was sent */
sent_at: string;
to: string;
subject: string;
/** Plain text, with the link */
text: string;
/** The same as HTML */
html: string;
})[];
};

export type ListFlowsReply = {
flows: ({
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What it is for, shown to the citizen too: 1 to 80 characters */
name: string;
document_types: ("identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney")[];
/** The sites on which its page may stand in a frame */
origins: (string)[];
/** Where its page may send the citizen back to */
return_urls: (string)[];
/** Why you ask, as the citizen reads it */
purpose: {
/** At most 300 characters; null where you do not say it in this language */
kk: string | null;
/** At most 300 characters; null where you do not say it in this language */
ru: string | null;
/** At most 300 characters; null where you do not say it in this language */
en: string | null;
};
/** Whether its sessions may ask for claims and fields alone */
claims_only: boolean;
/** While false, no session begins or goes on */
enabled: boolean;
/** When it was made */
created_at: string;
/** The key with which its sessions are made */
key: {
/** By which the request log finds its calls */
id: string;
/** The end of the key, by which people recognise it */
last_four: string;
/** When it was made */
created_at: string;
/** When it was last used, to the minute */
last_used_at: string | null;
};
})[];
/** How many the operator allows */
most: number;
};

export type ListInvitationsReply = {
invitations: ({
id: string;
email: string;
/** Null where the invitation is to become an operator */
role: "owner" | "developer" | "viewer" | null;
/** When it was sent */
created_at: string;
/** Until when the link works */
expires_at: string;
})[];
};

export type ListLogInsReply = {
sessions: ({
/** Names the log-in; gives no access */
id: string;
/** Whether it is the one of this call */
current: boolean;
/** As the browser names itself */
user_agent: string;
network: string;
/** When the log-in began */
created_at: string;
/** When it was last used, to the minute */
last_seen_at: string;
/** When it ends, if it is not used again */
expires_at: string;
})[];
};

export type ListMembersReply = {
members: ({
account_id: string;
email: string;
/** `owner`: everything, members too. `developer`: keys and try-it. `viewer`: may look */
role: "owner" | "developer" | "viewer";
/** Whether there is an authenticator or a passkey */
has_second_factor: boolean;
/** Which operator has locked the account, when and why */
lock: {
/** When */
at: string;
by: string | null;
reason: string;
} | null;
/** When the person became a member */
joined_at: string;
is_you: boolean;
})[];
};

export type ListOrganizationsReply = {
organizations: ({
id: string;
name: string;
/** As the organisation has typed it: nobody has verified it. Null for the demonstration */
bin: string | null;
members: number;
suspended: boolean;
/** When it was made */
created_at: string;
/** `ok`, or the `code` of the error that its requests are told because of its subscriptions */
access: string;
/** When its running subscription to E-Document ends; null where none runs */
ends_at: string | null;
})[];
/** For the next page; null on the last one */
next: string | null;
};

export type ListOwnOrganizationsReply = {
organizations: ({
id: string;
name: string;
/** As the organisation has typed it: nobody has verified it. Null for the demonstration */
bin: string | null;
/** Your role; null for an operator who is no member */
role: "owner" | "developer" | "viewer" | null;
permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "flows.read" | "flows.manage" | "webhooks.read" | "webhooks.manage" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read" | "citizens.manage")[];
/** Which operator has suspended it, when and why: then its keys open nothing */
suspension: {
/** When */
at: string;
by: string | null;
reason: string;
} | null;
})[];
};

export type ListPasskeysReply = {
passkeys: ({
id: string;
name: string;
/** Whether it is kept on other devices too */
backed_up: boolean;
/** When it was registered */
created_at: string;
/** When it last logged in */
last_used_at: string | null;
})[];
};

export type ListPlansReply = {
plans: ({
id: string;
/** For people: 1 to 60 characters */
name: string;
/** `e_document` is the technology of the Backend API */
technology: string;
months: number;
/** Documents of live keys in the period; null for no limit */
quota: number | null;
/** Whether it lets the organisation check in the MCDB whose phone it is: `checkMcdb` */
mcdb_check: boolean;
/** Whether it lets the organisation ask for claims and fields alone, never for a whole document */
claims_only: boolean;
/** Whether it is still granted */
active: boolean;
})[];
};

export type ListRequestsReply = {
requests: ({
request_id: string;
/** When the call ended */
time: string;
/** Which operation of the Backend API it was */
operation: "requestDocument" | "resendOtp" | "approveSession" | "redeemOffer" | "generateFiles" | "checkMcdb";
/** With what kind of key */
environment: "test" | "live";
/** Of the key that made the call, or had opened its session */
api_key_id: string;
/** The same for all calls of a session: the first 24 digits of the SHA-256 of `backend_session_id`, hex. Null where no session was opened */
session: string | null;
/** Null for an operation without a document */
document_type: string | null;
/** `ok`, or the `code` of the error that the caller was told */
outcome: string;
/** Masked; null where the call was refused before it named a citizen */
iin: string | null;
/** Masked, likewise */
phone: string | null;
/** How long the call took, in milliseconds */
duration_ms: number;
/** How long the state took of that, in milliseconds; null where it was not asked */
state_ms: number | null;
})[];
/** For the next page; null on the last one */
next: string | null;
};

export type ListSubscriptionsReply = {
subscriptions: ({
id: string;
/** `e_document` is the technology of the Backend API */
technology: string;
/** As the plan was called; empty for none */
plan_name: string;
/** `cancelled`: ended before its start */
state: "scheduled" | "running" | "disabled" | "ended" | "cancelled";
/** Whether it lets in test keys alone */
trial: boolean;
/** From then on it counts */
starts_at: string;
/** From then on it does not count any more */
ends_at: string;
/** Documents of live keys in the period; null for no limit */
quota: number | null;
/** Whether it lets the organisation check in the MCDB whose phone it is: `checkMcdb` */
mcdb_check: boolean;
/** Whether it lets the organisation ask for claims and fields alone, never for a whole document */
claims_only: boolean;
/** Documents delivered to live keys in the period */
delivered: number;
})[];
access: {
/** `ok`, or the `code` of the error that a request is told */
test: string;
/** `ok`, or the `code` of the error that a request is told */
live: string;
};
/** Set where E-Document ends within 30 days and nothing continues it */
ends_soon: {
/** When it ends */
ends_at: string;
days_left: number;
} | null;
};

export type ListWebhookEndpointsReply = {
endpoints: ({
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** `standard`: the events of this gateway. `provider`: `flow.finished` alone, as the `technology.end` of the vendor’s Flow, with the `session_id` of the Flow and its `metadata`. It stays as it is made */
form: "standard" | "provider";
/** Where webhooks are sent: https, at an address of the public internet. At most 1000 characters */
url: string;
/** What it is, for people: at most 100 characters */
description: string;
/** Which events it wants */
events: ("document.delivered" | "session.expired" | "session.locked" | "flow.finished" | "key.expiring" | "subscription.ending")[];
/** Whether the document comes along as `edocument_result`. Only in the form `provider`, and to an address that begins with https://. It is kept, encrypted, until it was sent or given up: as a rule three days at most */
sends_result: boolean;
/** `enabled`, or why it is disabled: `member` disabled it, its receiver is `gone` (410), or it was `failing` for 5 days */
state: "enabled" | "member" | "gone" | "failing";
/** When it was made */
created_at: string;
/** Null where the last attempt came through */
failing_since: string | null;
/** Null where it is enabled */
disabled_at: string | null;
})[];
/** How many an organisation may have */
most: number;
};

export type ListWebhooksReply = {
deliveries: ({
/** The header `webhook-id` */
event_id: string;
/** One of the events, or `webhook.test` */
type: string;
/** `failed`: all attempts were in vain, or the endpoint was disabled */
state: "waiting" | "delivered" | "failed";
/** When it happened */
created_at: string;
/** Null where it does not wait */
next_attempt_at: string | null;
})[];
/** For the next page; null on the last one */
next: string | null;
};

export type LockAccountRequest = {
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason: string;
};

export type LogInReply = {
/** `second_factor_required`: call `completeLogIn` next, within 10 minutes */
status: "logged_in" | "second_factor_required";
/** With `second_factor_required`: what this account can prove itself with; else empty */
second_factors: ("totp" | "recovery_code" | "passkey")[];
};

export type LogInRequest = {
/** An e-mail address. Case does not matter */
email: string;
/** The password of the account */
password: string;
};

export type LogInWithPasskeyReply = {
/** `second_factor_required`: call `completeLogIn` next, within 10 minutes */
status: "logged_in" | "second_factor_required";
/** With `second_factor_required`: what this account can prove itself with; else empty */
second_factors: ("totp" | "recovery_code" | "passkey")[];
};

export type LogInWithPasskeyRequest = {
/** What the browser has given: `credential.toJSON()` */
response: {
id: string;
rawId: string;
type: "public-key";
response: Record<string, unknown>;
clientExtensionResults: Record<string, unknown>;
authenticatorAttachment?: string | undefined;
};
};

export type ReadCheckpointReply = {
/** The verifier key: name, id and public key */
key: string;
/** Rows that no checkpoint seals yet */
unsealed_rows: number;
/** Null where nothing was sealed yet */
checkpoint: {
/** How many rows it seals */
rows: number;
/** When it was made */
sealed_at: string;
/** The signed note, https://c2sp.org/tlog-checkpoint */
note: string;
} | null;
};

export type ReadHealthReply = {
version: string;
node: string;
/** How long the process that answers runs */
uptime_seconds: number;
/** As the process that answers has seen them since it started. Others have counts and breakers of their own */
connectors: ({
name: string;
/** Whose keys it serves */
environment: "test" | "live";
/** `*` for all without a connector of their own */
document_types: (string)[];
/** Its breaker and its places; null where nothing guards it */
guard: {
breaker: "closed" | "half_open" | "open";
/** Calls to the state under way */
in_flight: number;
/** Calls that wait for a free place */
queued: number;
} | null;
/** Calls that were asked of it */
calls: number;
/** Those of them that ended in a fault */
failed: number;
/** Calls that were answered without asking the state, by reason */
refusals: {
/**  */
breaker_open: number;
/**  */
queue_full: number;
/**  */
deadline_in_queue: number;
};
/** The last call that ended; null where there was none */
last_call: {
operation: "requestDocument" | "resendOtp" | "fetchDocument" | "checkMcdb";
/** `ok`, or what the state answered, or the `code` of the error */
outcome: string;
duration_ms: number;
/** How long ago it ended */
age_seconds: number;
} | null;
})[];
store: {
kind: "sqlite" | "postgresql";
/** How long it took to read this */
answer_ms: number;
newest_migration: string;
};
/** The work beside the requests; each turn is had by one process */
tasks: ({
name: "forget_answers" | "forget_documents" | "forget_results" | "forget_counters" | "erase_subjects" | "erase_flow_subjects" | "forget_messages" | "delete_flow_sessions" | "delete_sessions" | "delete_request_log" | "delete_consents" | "delete_credentials" | "chain_audit" | "seal_audit" | "clean_up_accounts" | "notify_subscription_ends" | "tell_key_ends" | "delete_webhooks" | "delete_webhook_attempts" | "shrink_store";
every_seconds: number;
/** Null where it never had one */
last_turn_at: string | null;
/** Its last turn is longer ago than three pauses and a minute */
late: boolean;
})[];
mails: {
/** Mails that wait to be sent */
waiting: number;
/** Those of them that were tried before */
retried: number;
/** Null where none waits */
oldest_at: string | null;
go_to: "smtp" | "development_inbox" | "nowhere";
};
/** By what PDFs are signed; null where they are not */
pdf_signature: {
signer: "local" | "ncanode";
/** Null where NCANode has it alone */
until: string | null;
} | null;
};

export type ReadOrganizationReply = {
id: string;
name: string;
/** As the organisation has typed it: nobody has verified it. Null for the demonstration */
bin: string | null;
/** Your role; null for an operator who is no member */
role: "owner" | "developer" | "viewer" | null;
permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "flows.read" | "flows.manage" | "webhooks.read" | "webhooks.manage" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read" | "citizens.manage")[];
/** Which operator has suspended it, when and why: then its keys open nothing */
suspension: {
/** When */
at: string;
by: string | null;
reason: string;
} | null;
};

export type ReadOwnAccountReply = {
id: string;
email: string;
/** The language of mails: Kazakh, Russian or English */
language: "kk" | "ru" | "en";
is_operator: boolean;
/** What an operator may do in every organisation and above them; empty for others */
operator_permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "flows.read" | "flows.manage" | "webhooks.read" | "webhooks.manage" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read" | "citizens.manage")[];
/** Whether an authenticator is set up */
totp_enabled: boolean;
/** Of ten */
recovery_codes_left: number;
/** How many there are */
passkeys: number;
/** Whether an operator must set one up before anything else can be done */
second_factor_missing: boolean;
session: {
id: string;
/** Until then the protection of the account can be changed without `confirmPassword` */
confirmed_until: string;
};
/** Those in which the person is a member, by name */
organizations: ({
id: string;
name: string;
/** As the organisation has typed it: nobody has verified it. Null for the demonstration */
bin: string | null;
/** Your role; null for an operator who is no member */
role: "owner" | "developer" | "viewer" | null;
permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "flows.read" | "flows.manage" | "webhooks.read" | "webhooks.manage" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read" | "citizens.manage")[];
/** Which operator has suspended it, when and why: then its keys open nothing */
suspension: {
/** When */
at: string;
by: string | null;
reason: string;
} | null;
})[];
};

export type ReadUsageReply = {
days: ({
/** A day in Almaty; every one of the period is there */
day: string;
/** Calls that succeeded */
ok: number;
/** Calls that were told an error */
failed: number;
/** Documents delivered */
delivered: number;
})[];
/** The most delivered first */
document_types: ({
document_type: string;
/** Requests that were let in */
requested: number;
/** Calls that were told an error */
failed: number;
/** Documents delivered */
delivered: number;
})[];
/** The most frequent first */
outcomes: ({
/** `ok` or the code of an error */
outcome: string;
/** How often */
calls: number;
})[];
state: {
/** Calls for which the state was asked */
calls: number;
/** Half of them had their answer within so many milliseconds, rounded up by 1/16 at most; null without a call */
median_ms: number | null;
/** 95 of 100 had; null without a call */
p95_ms: number | null;
};
};

export type RecoverWebhooksReply = {
recovered: number;
};

export type RecoverWebhooksRequest = {
/** All events from this time on that the endpoint has missed */
since: string;
};

export type RegisterPasskeyReply = {
id: string;
/** Ten, never shown again, where the account had none; else none */
recovery_codes: (string)[];
};

export type RegisterPasskeyRequest = {
name: string;
/** What the browser has given: `credential.toJSON()` */
response: {
id: string;
rawId: string;
type: "public-key";
response: Record<string, unknown>;
clientExtensionResults: Record<string, unknown>;
authenticatorAttachment?: string | undefined;
};
};

export type RenamePasskeyRequest = {
name: string;
};

export type RenewRecoveryCodesReply = {
/** Ten codes, each for one log-in without the authenticator */
recovery_codes: (string)[];
};

export type ReopenOrganizationRequest = {
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason: string;
};

export type RequestPasswordResetReply = {
status: "mail_sent";
};

export type RequestPasswordResetRequest = {
/** An e-mail address. Case does not matter */
email: string;
};

export type ResetPasswordReply = {
/** Whether an authenticator is asked for */
totp_enabled: boolean;
/** The names of the passkeys that open the account */
passkeys: (string)[];
};

export type ResetPasswordRequest = {
/** From the link of the mail: what stands behind `#` */
token: string;
/** At least 15 characters, at most 256, of any kind. Refused with a `reason`: `password_too_short`, `password_too_long`, `password_common` or `password_of_known_words`. */
password: string;
};

export type RevokeApiKeyRequest = {
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason?: string | undefined;
};

export type RollApiKeyReply = {
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What uses the key, for people: 1 to 80 characters */
name: string;
/** The end of the key, by which people recognise it */
last_four: string;
state: "usable" | "expired" | "revoked";
/** When it was made */
created_at: string;
/** From then on the key does not work; null for a key without an end */
expires_at: string | null;
/** When it was revoked; null where it was not */
revoked_at: string | null;
/** The e-mail of the person who revoked it */
revoked_by: string | null;
/** Why; operators always tell */
revocation_reason: string | null;
/** When it was last used, to the minute; null where it never was */
last_used_at: string | null;
/** When it last came from a page of another site: then it lies open to whoever reads that page, and should be rolled */
seen_in_browser_at: string | null;
/** Addresses or ranges (CIDR) from which the key may be used; an empty list allows all */
allowed_ip_ranges: (string)[];
/** The key itself: `api_key` of the Backend API */
backend_api_key: string;
};

export type RollApiKeyRequest = {
/** How long the old key goes on working, so that no call fails meanwhile */
overlap: "now" | "1h" | "24h" | "7d";
};

export type RollFlowKeyReply = {
id: string;
/** `test` keys reach only the sandbox, `live` keys only the connector to the state */
environment: "test" | "live";
/** What it is for, shown to the citizen too: 1 to 80 characters */
name: string;
document_types: ("identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney")[];
/** The sites on which its page may stand in a frame */
origins: (string)[];
/** Where its page may send the citizen back to */
return_urls: (string)[];
/** Why you ask, as the citizen reads it */
purpose: {
/** At most 300 characters; null where you do not say it in this language */
kk: string | null;
/** At most 300 characters; null where you do not say it in this language */
ru: string | null;
/** At most 300 characters; null where you do not say it in this language */
en: string | null;
};
/** Whether its sessions may ask for claims and fields alone */
claims_only: boolean;
/** While false, no session begins or goes on */
enabled: boolean;
/** When it was made */
created_at: string;
/** The key with which its sessions are made */
key: {
/** By which the request log finds its calls */
id: string;
/** The end of the key, by which people recognise it */
last_four: string;
/** When it was made */
created_at: string;
/** When it was last used, to the minute */
last_used_at: string | null;
};
/** The key itself, told here and never again */
flow_api_key: string;
};

export type RollFlowKeyRequest = {
/** How long the old key goes on working, so that no call fails meanwhile */
overlap: "now" | "1h" | "24h" | "7d";
};

export type RollWebhookSecretReply = {
/** The secret that signs its webhooks (Standard Webhooks): told here and never again */
secret: string;
};

export type SendTestWebhookReply = {
event_id: string;
};

export type SetPlanActiveRequest = {
/** On or off */
active: boolean;
};

export type SetSubscriptionActiveRequest = {
/** On or off */
active: boolean;
};

export type ShowApiKeyReply = {
/** The key itself: `api_key` of the Backend API */
backend_api_key: string;
};

export type ShowInvitationReply = {
/** Null where the invitation is to become an operator */
organization_name: string | null;
/** Null where the invitation is to become an operator */
role: "owner" | "developer" | "viewer" | null;
email: string;
/** Whether the invited e-mail has an account */
account_exists: boolean;
/** Until when the link works */
expires_at: string;
};

export type ShowInvitationRequest = {
/** From the link of the mail: what stands behind `#` */
token: string;
};

export type ShowWebhookReply = {
/** The header `webhook-id` */
event_id: string;
/** One of the events, or `webhook.test` */
type: string;
/** `failed`: all attempts were in vain, or the endpoint was disabled */
state: "waiting" | "delivered" | "failed";
/** When it happened */
created_at: string;
/** Null where it does not wait */
next_attempt_at: string | null;
/** The body of each attempt, to the byte. In the form `provider`, the `session_id`, the `metadata` and the document are left out here */
body: string;
/** Newest first, 50 at most */
attempts: ({
/** When */
at: string;
url: string;
/** `refused`: the status was none from 200 to 299. `address_refused`: the name led to an address that webhooks may not go to. `unreachable`, `timeout`: no answer came, within 15 seconds */
outcome: "delivered" | "refused" | "timeout" | "unreachable" | "address_refused";
/** Null where no answer came */
status: number | null;
/** Its first kilobyte, as text; null where no answer came */
answer: string | null;
duration_ms: number;
})[];
};

export type SignUpReply = {
status: "mail_sent";
};

export type SignUpRequest = {
/** 2 to 100 characters of plain text; it may not hold `://`, `www.` or `@` */
organization_name: string;
/** BIN of the organisation, or IIN of a sole proprietor: 12 digits, the last a check digit */
bin: string;
/** An e-mail address. Case does not matter */
email: string;
/** At least 15 characters, at most 256, of any kind. Refused with a `reason`: `password_too_short`, `password_too_long`, `password_common` or `password_of_known_words`. */
password: string;
/** The language of mails: Kazakh, Russian or English */
language: "kk" | "ru" | "en";
};

export type StartPasskeyConfirmationReply = {
challenge?: string | undefined;
};

export type StartPasskeyLogInReply = {
challenge?: string | undefined;
};

export type StartPasskeyRegistrationReply = {
challenge?: string | undefined;
};

export type StartTotpReply = {
/** base32, for typing */
secret: string;
/** For the QR code */
otpauth_url: string;
};

export type SuspendOrganizationRequest = {
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason: string;
};

export type UnlockAccountRequest = {
/** Why. The organisation reads it, and the audit keeps it: write no personal data */
reason: string;
};

export type UpdateApiKeyRequest = {
/** What uses the key, for people: 1 to 80 characters */
name: string;
/** From then on the key does not work; null for a key without an end */
expires_at: string | null;
/** Addresses or ranges (CIDR) from which the key may be used; an empty list allows all */
allowed_ip_ranges: (string)[];
};

export type UpdateFlowRequest = {
/** What it is for, shown to the citizen too: 1 to 80 characters */
name: string;
/** What its sessions may ask for */
document_types: (string)[];
/** The sites on which its page may stand in a frame */
origins: (string)[];
/** Where its page may send the citizen back to */
return_urls: (string)[];
/** Why you ask, as the citizen reads it */
purpose: {
/** At most 300 characters; null where you do not say it in this language */
kk: string | null;
/** At most 300 characters; null where you do not say it in this language */
ru: string | null;
/** At most 300 characters; null where you do not say it in this language */
en: string | null;
};
/** Whether its sessions may ask for claims and fields alone */
claims_only?: boolean | undefined;
/** While false, no session begins or goes on */
enabled: boolean;
};

export type UpdateWebhookEndpointRequest = {
/** Where webhooks are sent: https, at an address of the public internet. At most 1000 characters */
url: string;
/** What it is, for people: at most 100 characters */
description: string;
/** Which events it wants */
events: ("document.delivered" | "session.expired" | "session.locked" | "flow.finished" | "key.expiring" | "subscription.ending")[];
/** Whether the document comes along as `edocument_result`. Only in the form `provider`, and to an address that begins with https://. It is kept, encrypted, until it was sent or given up: as a rule three days at most */
sends_result?: boolean | undefined;
};

export type AddSandboxPeopleReply = {
people: (SandboxPerson)[];
};

export type AddSandboxPeopleRequest = SandboxPersonGiven | SandboxPeopleGiven;

/** Where the request asked for claims or fields: the answers, and nothing else */
export type AnswersReply = {
document_type: "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney";
/** By claim; null where the document does not decide it */
claims: Record<string, boolean | null>;
/** By path, each as result_json has it; null where the document has nothing there */
fields: Record<string, unknown>;
/** Null unless it was asked for */
face_photo: string | null;
result_json: null;
extra: null;
gender: null;
file_status: null;
file_changes: (string)[];
qrcode: null;
barcode: null;
document_image: null;
document_images: null;
document_pdf: null;
receipt?: Receipt | undefined;
};

export type ApproveSessionReply = DocumentReply | AnswersReply;

export type ApproveSessionRequest = {
/** From the answer of the request */
backend_session_id: string;
/** The six digits that the citizen received from 1414 */
code: string;
/** Whether the answer includes the document’s file */
file: boolean;
/** Which file to include */
file_type: "pdf" | "image";
};

export type ArmSandboxScenarioRequest = {
/** One of the catalogue that can be chosen */
scenario: "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | "flapping";
/** For `slow` and `sms_late` */
seconds?: number | undefined;
operation?: "request" | "resend" | "approve" | "mcdb_check" | undefined;
/** Only for this session of yours */
backend_session_id?: string | undefined;
/** Only for this person */
iin?: string | undefined;
/** How many calls play it */
calls?: number | undefined;
/** How long; 60 if not given */
minutes?: number | undefined;
};

/** Certificate of a recipient of targeted social assistance */
export type AspCertificate = (DocumentBase) & ({
document_type: "asp_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: AspCertificateDomain | null;
};
});

/** What the certificate says of the assistance */
export type AspCertificateDomain = {
/** the recipient */
recipient: {
/** IIN of the recipient */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
/** Where the family lives, bilingual `kk/ru` */
address: string;
/** The body that granted the assistance, bilingual `kk/ru` */
body: string;
/** First day of the period: epoch milliseconds of local midnight in Asia/Almaty */
periodStart: number;
/** Last day of the period: epoch milliseconds of local midnight in Asia/Almaty */
periodEnd: number;
/** Family members other than the recipient for whom the assistance is granted */
familyMembers: ({
/** Kinship with the recipient, bilingual `kk/ru` */
kinship: string;
/** a family member */
person: {
/** IIN of a family member */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
})[];
/** Average monthly income of a family member, tenge */
averageIncomeTenge: number;
/** Poverty line of the region for one person and month, tenge */
povertyLineTenge: number;
/** Amount a month for the whole family, tenge */
monthlyAmountTenge: number;
/** Amount for the period, tenge */
totalAmountTenge: number;
};

/** Power of attorney */
export type Attorney = (DocumentBase) & ({
document_type: "attorney";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: AttorneyDomain | null;
};
});

/** What the power of attorney says */
export type AttorneyDomain = {
/** the principal */
principal: {
/** IIN of the principal */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
/** Where the principal is registered, bilingual `kk/ru` */
principalAddress: string;
/** Who may act for the principal */
agents: ({
/** IIN of an agent */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
})[];
/** In the order of the text */
powers: (string)[];
/** Whether the agents may pass their powers on: `Ия/Да` or `Жоқ/Нет`, bilingual `kk/ru` */
substitution: string;
/** Where it was made, bilingual `kk/ru` */
place: string;
notary: {
/** Names of the notary */
name: string;
/** Notarial district, bilingual `kk/ru` */
district: string;
/** Number of the notary’s licence */
licenceNumber: string;
/** Day of the notary’s licence: epoch milliseconds of local midnight in Asia/Almaty */
licenceDate: number;
};
/** Number in the notary’s register */
registryNumber: string;
/** Fee charged, tenge */
feeTenge: number;
};

/** Birth certificate */
export type BirthCertificate = (DocumentBase) & ({
document_type: "birth_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: BirthCertificateDomain | null;
};
});

/** What the birth certificate says of the child and the parents */
export type BirthCertificateDomain = {
/** The child */
child: {
/** IIN of the child; null where none was given */
iin: string | null;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** the father */
father: {
/** IIN of the father */
iin: string | null;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number | null;
} | null;
/** the mother */
mother: {
/** IIN of the mother */
iin: string | null;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number | null;
} | null;
/** Number of the act record: since 2007 region, registry office, year, serial */
actNumber: string;
/** Date of the act record: epoch milliseconds of local midnight in Asia/Almaty */
actDate: number;
/** Series and number of the certificate’s blank */
blankNumber: string;
/** The registry office that keeps the act record */
registryOffice: {
/** Region and office */
code: string;
/** Name, bilingual `kk/ru` */
name: string;
};
};

/** Certificate of change of given name, patronymic or surname */
export type ChangeFioCertificate = (DocumentBase) & ({
document_type: "change_fio_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: ChangeFioCertificateDomain | null;
};
});

/** What the certificate says of a person’s former and new names */
export type ChangeFioCertificateDomain = {
/** IIN of the holder */
iin: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** The names before the change */
before: {
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
};
/** The names after the change */
after: {
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
};
/** Number of the act record: since 2007 region, registry office, year, serial */
actNumber: string;
/** Date of the act record: epoch milliseconds of local midnight in Asia/Almaty */
actDate: number;
/** Series and number of the certificate’s blank */
blankNumber: string;
/** The registry office that keeps the act record */
registryOffice: {
/** Region and office */
code: string;
/** Name, bilingual `kk/ru` */
name: string;
};
};

export type CheckLivenessReply = {
status: "ok";
};

export type CheckMcdbReply = {
/** Whether the MCDB has this phone for this IIN */
is_verified: boolean;
};

export type CheckMcdbRequest = {
/** API key of the organisation, from the Personal Cabinet */
api_key: string;
/** IIN of the citizen: 12 digits, as a string */
iin: string;
/** Phone of the citizen as registered in the MCDB, such as 77010000001 */
phone: string;
};

export type CheckReadinessReply = {
status: "ok";
};

/** What you call this request, such as the number of your order: the webhooks about its session repeat it. Printable characters, and nothing about the citizen: the IIN and the phone of the call are refused in it. */
export type ClientReference = string;

/** The block that every document has */
export type CommonBlock = {
docOwner: {
/** IIN of the owner */
iin: string;
firstName: string;
lastName: string;
/** Patronymic; empty where the person has none */
middleName: string;
};
docType: {
/** The state’s code of this document type, such as `IdentityCard` */
code: string;
nameKk: string;
nameRu: string;
nameEn: string;
};
docNumber: string;
docIssuer: {
nameKk: string;
nameRu: string;
nameEn: string;
};
/** Day of issue: epoch milliseconds of local midnight in Asia/Almaty */
docIssuedDate: number | null;
/** Last day of validity; null for a document that does not expire: epoch milliseconds of local midnight in Asia/Almaty */
docExpirationDate: number | null;
/** `<docType.code>:<docNumber>` */
docUri: string;
};

export type CreateFlowSessionReply = {
/** Opens the page; with the key of the flow, the result */
session_id: string;
/** `ED` is E-Document */
technologies: (string)[];
/** The page, to show to the citizen */
url: string;
/** When it ends, if the citizen does not begin */
expires_at: string;
};

export type CreateFlowSessionRequest = {
/** The key of the flow; left out where it is in `Authorization: Bearer` */
api_key?: string | undefined;
/** Of your own, given back with the result: at most 4096 bytes. Nothing personal belongs here */
metadata?: Record<string, unknown> | undefined;
/** Some of those of the flow; the citizen chooses one. All of them where it is left out */
document_types?: (string)[] | undefined;
/** Which file comes with the data; `pdf` where it is left out */
file_type?: "pdf" | "image" | undefined;
/** Questions in place of the document: age_over_NN, is_holder, not_expired, licence_category_X */
claims?: (string)[] | undefined;
/** Single fields in place of the document: paths in result_json, or face_photo */
fields?: (string)[] | undefined;
holder?: NamedHolder | undefined;
/** Why you ask, in place of the text of the flow */
purpose?: {
kk?: string | null | undefined;
ru?: string | null | undefined;
en?: string | null | undefined;
} | undefined;
/** Where the citizen goes back to: an address of the flow */
return_url?: string | undefined;
client_reference?: ClientReference | undefined;
/** Where you know it; else the citizen enters it */
iin?: string | undefined;
/** Where you know it; else the citizen enters it */
phone?: string | undefined;
};

/** Only with `credential`. The code from 1414 is its `tx_code` */
export type CredentialOffer = {
/** The address of the gateway */
credential_issuer: string;
/** The document type */
credential_configuration_ids: (string)[];
grants: {
"urn:ietf:params:oauth:grant-type:pre-authorized_code": {
/** The session; a secret */
"pre-authorized_code": string;
tx_code: {
input_mode: "numeric";
length: number;
description: string;
};
};
};
};

/** Diploma */
export type Diploma = (DocumentBase) & ({
document_type: "diploma";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: DiplomaDomain | null;
};
});

/** What the diploma and its supplement say */
export type DiplomaDomain = {
/** the graduate */
graduate: {
/** IIN of the graduate */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
/** Series of the blank */
series: string;
/** Number of the blank */
number: string;
/** Number in the institution’s register */
registrationNumber: string;
/** Institution, bilingual `kk/ru` */
institution: string;
/** Code of the speciality or educational programme */
specialityCode: string;
/** Speciality or educational programme, bilingual `kk/ru` */
speciality: string;
/** Qualification, bilingual `kk/ru` */
qualification: string;
/** Degree, bilingual `kk/ru` */
degree: string;
/** Form of study, bilingual `kk/ru` */
form: string;
/** Year when the studies began */
startYear: number;
/** Year when they ended */
endYear: number;
/** Day when the attestation commission decided: epoch milliseconds of local midnight in Asia/Almaty */
commissionDate: number;
/** Whether it is a diploma with honours */
withHonours: boolean;
/** The supplement: what was studied, in the order of the curriculum */
subjects: ({
/** Subject, bilingual `kk/ru` */
name: string;
/** Academic credits (ECTS) */
credits: number;
/** Points out of a hundred */
points: number;
/** Letter grade: `A`, `A-`, `B+` … `D` */
grade: string;
})[];
/** Sum of the credits */
totalCredits: number;
/** Average of the grades, weighted by credits */
gradePointAverage: number;
};

/** Certificate of a person with a disability */
export type DisabilityCertificate = (DocumentBase) & ({
document_type: "disability_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: DisabilityCertificateDomain | null;
};
});

/** What the certificate says of its holder and the disability */
export type DisabilityCertificateDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Group of disability, bilingual `kk/ru` */
group: string;
/** Cause of the disability, bilingual `kk/ru` */
cause: string;
/** Day from which the disability is established: epoch milliseconds of local midnight in Asia/Almaty */
establishedDate: number;
/** Last day of the term; null where the disability is established for life: epoch milliseconds of local midnight in Asia/Almaty */
validUntil: number | null;
/** Number of the act of medical and social examination */
examinationNumber: string;
/** Day of the examination: epoch milliseconds of local midnight in Asia/Almaty */
examinationDate: number;
};

/** Divorce certificate */
export type DivorceCertificate = (DocumentBase) & ({
document_type: "divorce_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: DivorceCertificateDomain | null;
};
});

/** What the divorce certificate says of the former spouses; the act’s date ends the marriage */
export type DivorceCertificateDomain = {
/** the husband */
husband: {
/** IIN of the husband; null where the record has none */
iin: string | null;
/** Surname before the divorce */
lastNameBefore: string;
/** Surname after the divorce */
lastNameAfter: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number | null;
};
/** the wife */
wife: {
/** IIN of the wife; null where the record has none */
iin: string | null;
/** Surname before the divorce */
lastNameBefore: string;
/** Surname after the divorce */
lastNameAfter: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number | null;
};
/** Number of the act record: since 2007 region, registry office, year, serial */
marriageActNumber: string;
/** Date of the act record of the marriage: epoch milliseconds of local midnight in Asia/Almaty */
marriageActDate: number;
/** On what ground the marriage was dissolved, bilingual `kk/ru` */
basis: string;
/** Number of the act record: since 2007 region, registry office, year, serial */
actNumber: string;
/** Date of the act record: epoch milliseconds of local midnight in Asia/Almaty */
actDate: number;
/** Series and number of the certificate’s blank */
blankNumber: string;
/** The registry office that keeps the act record */
registryOffice: {
/** Region and office */
code: string;
/** Name, bilingual `kk/ru` */
name: string;
};
};

/** What the answer has for every document */
export type DocumentBase = {
/** JPEG in base64; null where such a document carries no photo */
face_photo: string | null;
/** PNG or JPEG in base64; null where the file that the state supplied carries none */
qrcode: string | null;
/** PNG or JPEG in base64; null where the file that the state supplied carries none */
barcode: string | null;
/** JPEG in base64; null unless file is true and file_type is image, and where the state gave only data that cannot be drawn */
document_image: string | null;
/** The pages of document_image one by one, where the gateway made it of several; else null */
document_images: (string)[] | null;
/** From the seventh digit of the IIN; null where that digit is 0 */
gender: "male" | "female" | null;
/** PDF in base64; null unless file is true and file_type is pdf, and where the state gave only data that cannot be drawn */
document_pdf: string | null;
/** ready: the file that was asked for is here. pending: it could not be made in time, and generate-files gives it within 10 minutes. unavailable: the state gave none, and none can be drawn. null: no file was asked for */
file_status: "ready" | "pending" | "unavailable" | null;
/** What was done to the PDF of the state before it was handed on; empty where it came as it is here. drawn_instead: the PDF of the state cannot be handed on, and ours, drawn from the data, takes its place */
file_changes: ("active_content_removed" | "signature_removed" | "repaired" | "drawn_instead")[];
pdf_signature?: PdfSignature | undefined;
signed_qrcode?: SignedQrcode | undefined;
receipt?: Receipt | undefined;
/** The dates, and whatever else the source of the document gives here */
extra: {
/** Day of birth of the owner */
date_of_birth: string | null;
/** Day of issue */
date_of_issue: string | null;
/** Last day of validity */
date_of_expire: string | null;
};
};

/** The document, told apart by `document_type` */
export type DocumentReply = IdentityCard | DriverLicense | BirthCertificate | MarriageCertificate | ChangeFioCertificate | DivorceCertificate | Diploma | Srts | Vaccination | SocialId | DisabilityCertificate | LargeFamilyCertificate | AspCertificate | TechPassport | Pension | Passport | StudentCard | Vnzh | PcrCertificate | LbgCard | InsurancePolicy | Hunter | Oralman | Attorney;

export type DocumentTypeName = "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney";

/** Driver’s licence */
export type DriverLicense = (DocumentBase) & ({
document_type: "driver_license";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: DriverLicenseDomain | null;
};
});

/** What the driver’s licence says of its holder */
export type DriverLicenseDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** Place of residence, bilingual `kk/ru` */
residence: string;
/** Series: two Latin letters */
series: string;
/** Number within the series */
number: string;
/** The categories that the holder has */
categories: ({
/** Category or subcategory of vehicles */
category: "A" | "A1" | "B" | "B1" | "C" | "C1" | "D" | "D1" | "BE" | "CE" | "DE" | "C1E" | "D1E" | "Tm" | "Tb";
/** Day on which the category was first granted: epoch milliseconds of local midnight in Asia/Almaty */
issuedDate: number;
/** Last day on which the category is valid: epoch milliseconds of local midnight in Asia/Almaty */
expirationDate: number;
})[];
/** Special marks, such as glasses or an automatic gearbox; empty where there are none, bilingual `kk/ru` */
specialMarks: string;
};

/** Whose it is */
export type FlowCitizen = {
iin: string;
phone: string;
};

export type GenerateFilesReply = {
/** PDF in base64 */
document_pdf: string | null;
/** JPEG in base64 */
document_image: string | null;
pdf_signature?: PdfSignature | undefined;
signed_qrcode?: SignedQrcode | undefined;
receipt?: Receipt | undefined;
};

export type GenerateFilesRequest = {
/** The backend_session_id of the session */
session_id: string;
/** An API key of the organisation that opened the session */
api_key: string;
};

/** Hunter’s certificate */
export type Hunter = (DocumentBase) & ({
document_type: "hunter";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: HunterDomain | null;
};
});

/** What the hunter’s certificate says of its holder */
export type HunterDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Citizenship, bilingual `kk/ru` */
citizenship: string;
/** Day on which the hunter passed the examination: epoch milliseconds of local midnight in Asia/Almaty */
examinationDate: number;
/** Marks of the yearly fee, oldest first */
feeMarks: ({
/** Calendar year that is paid for */
year: number;
/** Day of payment: epoch milliseconds of local midnight in Asia/Almaty */
paidDate: number;
/** Number of the receipt */
receiptNumber: string;
})[];
};

/** Identity card of a citizen of the Republic of Kazakhstan */
export type IdentityCard = (DocumentBase) & ({
document_type: "identity_card";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: IdentityCardDomain | null;
};
});

/** What the identity card says of its holder */
export type IdentityCardDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Surname in Latin letters */
lastNameLatin?: string | undefined;
/** Given name in Latin letters */
firstNameLatin?: string | undefined;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** Ethnicity, bilingual `kk/ru` */
nationality: string;
/** Citizenship, bilingual `kk/ru` */
citizenship: string;
};

/** Insurance policy */
export type InsurancePolicy = (DocumentBase) & ({
document_type: "insurance_policy";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: InsurancePolicyDomain | null;
};
});

/** What the policy says of the insurance */
export type InsurancePolicyDomain = {
/** Insurance company, bilingual `kk/ru` */
insurer: string;
/** BIN of the insurance company */
insurerBin: string;
/** Class of insurance, bilingual `kk/ru` */
insuranceClass: string;
/** the policyholder */
policyHolder: {
/** IIN of the policyholder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
/** Address of the policyholder, bilingual `kk/ru` */
address: string;
vehicle: {
/** Registration plate, such as `777ABC02` */
plate: string;
/** Vehicle identification number; 17 characters on newer vehicles */
vin: string;
/** Make */
make: string;
/** Model */
model: string;
/** Year of manufacture */
year: number;
/** Category, such as `M1` */
category: string;
};
/** Whose liability is insured */
insuredPersons: ({
/** an insured person */
person: {
/** IIN of an insured person */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
/** Class of the bonus-malus system: `M`, `0` … `13` */
bonusMalusClass: string;
})[];
/** First day of the insurance: epoch milliseconds of local midnight in Asia/Almaty */
startDate: number;
/** Last day of the insurance: epoch milliseconds of local midnight in Asia/Almaty */
endDate: number;
/** Day of the contract: epoch milliseconds of local midnight in Asia/Almaty */
contractDate: number;
/** Insurance premium, tenge */
premiumTenge: number;
};

export type IssueCredentialRequest = {
credential_configuration_id: string;
proofs: {
/** A JWT of the type openid4vci-proof+jwt */
jwt: (string)[];
};
};

export type IssuedCredentials = {
credentials: ({
credential: string;
})[];
};

/** Certificate of a large family */
export type LargeFamilyCertificate = (DocumentBase) & ({
document_type: "large_family_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: LargeFamilyCertificateDomain | null;
};
});

/** What the certificate says of the family */
export type LargeFamilyCertificateDomain = {
/** the parent to whom the certificate is issued */
parent: {
/** IIN of the parent to whom the certificate is issued */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
/** the other parent */
spouse: {
/** IIN of the other parent */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
} | null;
/** Where the family lives, bilingual `kk/ru` */
address: string;
/** State award of the mother, bilingual `kk/ru` */
award: string | null;
/** Oldest first */
children: ({
/** IIN of a child */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
})[];
};

/** Card of a stateless person */
export type LbgCard = (DocumentBase) & ({
document_type: "lbg_card";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: LbgCardDomain | null;
};
});

/** What the stateless person’s card says of its holder */
export type LbgCardDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Surname in Latin letters */
lastNameLatin?: string | undefined;
/** Given name in Latin letters */
firstNameLatin?: string | undefined;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** Ethnicity, bilingual `kk/ru` */
nationality: string;
/** Citizenship, bilingual `kk/ru` */
citizenship: string;
};

export type ListDocumentTypesReply = {
document_types: ({
/** The official title */
title: {
kk: string;
ru: string;
en: string;
};
document_type: string;
/** The state’s code, `common.docType.code` */
code: string;
has_face_photo: boolean;
/** How long such a document is valid */
validity: {
kk: string;
ru: string;
en: string;
} | null;
/** Paths; null where this gateway does not serve samples */
samples: {
pdf: string;
image: string;
json: string;
} | null;
})[];
};

export type ListSandboxArmsReply = {
arms: (SandboxArm)[];
};

export type ListSandboxMessagesReply = {
messages: ({
id: string;
phone: string;
sender: "1414";
/** In Kazakh, Russian and English */
text: string;
/** Six digits */
code: string;
sent_at: string;
})[];
};

export type ListSandboxPeopleReply = {
people: (SandboxPerson)[];
};

export type ListSandboxScenariosReply = {
scenarios: ({
name: string;
/** What it stands for */
what: string;
/** What happens at a request */
request: string;
/** What happens at a resend */
resend: string;
/** What happens at an approve */
approve: string;
/** The `code` that you meet, if there is one */
error_code: string | null;
/** Its HTTP status */
status: number | null;
choose: {
/** People who always bring it about */
people: ({
iin: string;
phone: string;
})[];
/** The phone with which anybody brings it about */
phone: string | null;
/** Whether the header `Qujat-Sandbox` can name it */
header: boolean;
/** Whether it can be armed */
arm: boolean;
/** How long it may take, where that can be chosen */
seconds: {
min: number;
max: number;
usual: number;
} | null;
/** The calls at which it plays */
operations: ("request" | "resend" | "approve" | "mcdb_check")[];
/** How it comes about without being chosen */
steps: string | null;
};
})[];
};

export type ListSandboxSubjectsReply = {
subjects: ({
iin: string;
phone: string;
full_name: string;
/** `ok`, or the scenario that this person always brings about */
situation: "ok" | "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | "flapping";
/** What the state has of this person */
document_types: (string)[];
/** Whether your organisation has added this person */
own: boolean;
})[];
};

export type ListSigningKeysReply = {
keys: (Record<string, unknown>)[];
};

/** Marriage certificate */
export type MarriageCertificate = (DocumentBase) & ({
document_type: "marriage_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: MarriageCertificateDomain | null;
};
});

/** What the marriage certificate says of the spouses; the act’s date is the day of the marriage */
export type MarriageCertificateDomain = {
/** the husband */
husband: {
/** IIN of the husband; null where the record has none */
iin: string | null;
/** Surname before the marriage */
lastNameBefore: string;
/** Surname after the marriage */
lastNameAfter: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number | null;
};
/** the wife */
wife: {
/** IIN of the wife; null where the record has none */
iin: string | null;
/** Surname before the marriage */
lastNameBefore: string;
/** Surname after the marriage */
lastNameAfter: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number | null;
};
/** Number of the act record: since 2007 region, registry office, year, serial */
actNumber: string;
/** Date of the act record: epoch milliseconds of local midnight in Asia/Almaty */
actDate: number;
/** Series and number of the certificate’s blank */
blankNumber: string;
/** The registry office that keeps the act record */
registryOffice: {
/** Region and office */
code: string;
/** Name, bilingual `kk/ru` */
name: string;
};
};

export type MoveSandboxClockReply = {
/** What the sandbox’s clock shows */
now: string;
/** How far it is ahead of the gateway’s */
ahead_seconds: number;
};

export type MoveSandboxClockRequest = {
/** By how much it moves forward */
advance_seconds?: number | undefined;
/** Back to the gateway’s time */
reset?: boolean | undefined;
};

/** Whom is_holder compares with the document */
export type NamedHolder = {
first_name: string;
last_name: string;
birth_date?: string | undefined;
};

export type OpenSession = {
/** The session; a secret, as approve needs no key */
backend_session_id: string;
/** When the session ends */
expires_at: string;
/** From when another code may be sent; null where none is left */
resend_after: string | null;
/** The phone as it may be shown to the citizen */
phone_masked: string;
/** Only where the request had `credential`: by this it can be revoked */
credential_id?: string | undefined;
credential_offer?: CredentialOffer | undefined;
/** Only with `credential`: the offer as a link or a QR code, which opens the wallet */
credential_offer_uri?: string | undefined;
};

/** Certificate of a kandas */
export type Oralman = (DocumentBase) & ({
document_type: "oralman";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: OralmanDomain | null;
};
});

/** What the certificate says of the kandas and the family */
export type OralmanDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** Ethnicity, bilingual `kk/ru` */
nationality: string;
/** Country that the holder came from, bilingual `kk/ru` */
countryOfOrigin: string;
/** Place of residence in Kazakhstan, bilingual `kk/ru` */
residence: string;
/** Members of the family who came with the holder */
familyMembers: ({
/** What the member is to the holder, bilingual `kk/ru` */
relation: string;
/** the member of the family */
person: {
/** IIN of the member of the family */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
};
})[];
};

/** Passport of a citizen of the Republic of Kazakhstan */
export type Passport = (DocumentBase) & ({
document_type: "passport";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: PassportDomain | null;
};
});

/** What the data page of the passport says of its holder */
export type PassportDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Surname in Latin letters */
lastNameLatin?: string | undefined;
/** Given name in Latin letters */
firstNameLatin?: string | undefined;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** Ethnicity, bilingual `kk/ru` */
nationality: string;
/** Citizenship, bilingual `kk/ru` */
citizenship: string;
};

/** COVID-19 PCR test result */
export type PcrCertificate = (DocumentBase) & ({
document_type: "pcr_certificate";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: PcrCertificateDomain | null;
};
});

/** What the certificate says of the test */
export type PcrCertificateDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Number of the test */
number: string;
/** Whether the person is a resident: `Ия/Да` or `Жоқ/Нет`, bilingual `kk/ru` */
isresident: string;
/** Where the person lives, bilingual `kk/ru` */
adress: string;
/** Where the person works or studies; empty where not told */
placeOfStudyOrWork: string;
/** Day when the sample was taken: epoch milliseconds of local midnight in Asia/Almaty */
date: number;
/** Day when the result was given: epoch milliseconds of local midnight in Asia/Almaty */
givenDate: number;
/** Phone, 11 digits; empty where not told */
phone: string;
/** Whether there were symptoms: `Ия/Да` or `Жоқ/Нет`, bilingual `kk/ru` */
hasSymptomsCOVID: string;
/** Day of the laboratory’s protocol: epoch milliseconds of local midnight in Asia/Almaty */
protocolDate: number;
/** Day when the record was made: epoch milliseconds of local midnight in Asia/Almaty */
createAt: number;
/** Result: `Теріс/Отрицательный` or `Оң/Положительный`, bilingual `kk/ru` */
researchResults: string;
};

/** Whose signature the PDF has. B-B: the gateway’s, by PAdES. B-T: that, with a timestamp of another party. B-LT: that, with what the issuers of the certificates say of them. state: the state’s own, to which none is added. failed: it could not be signed now, and is here without. null: there is no PDF. Left out where the gateway signs no PDFs */
export type PdfSignature = "B-B" | "B-T" | "B-LT" | "state" | "failed" | null;

/** Pension certificate */
export type Pension = (DocumentBase) & ({
document_type: "pension";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: PensionDomain | null;
};
});

/** What the pension certificate says of its holder and the pension */
export type PensionDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of residence, bilingual `kk/ru` */
residence: string;
/** Kind of pension, bilingual `kk/ru` */
pensionKind: string;
/** Day from which the pension is granted: epoch milliseconds of local midnight in Asia/Almaty */
grantedDate: number;
/** Number of the pension file */
caseNumber: string;
};

export type ReadConsentReply = {
id: string;
/** `given` until the document is delivered (`used`), the citizen withdraws, or the time is over */
state: "given" | "used" | "withdrawn" | "expired";
environment: "test" | "live";
/** When the document was delivered by it */
used_at: string | null;
/** When the citizen took it back */
withdrawn_at: string | null;
/** Of `record` in the form of RFC 8785; the row `consent_given` of the audit has it too */
record_sha256: string;
/** What was shown and agreed to: JSON-LD with the fields of ISO/IEC TS 27560 */
record: Record<string, unknown>;
};

export type ReadFlowResultReply = {
/** The session */
id: string;
status: "PROGRESS" | "FINISHED";
/** True where the document was handed over */
flow_session_result: boolean;
/** Why there is no document: `otp` too many wrong codes, `mcdb` a citizen or phone that the state does not know, `document` the state has closed the request, `cancelled` by the citizen, `expired` the time is over: that of the session, or that of its result */
flow_session_failure_reasons: ("otp" | "mcdb" | "document" | "expired" | "cancelled")[];
/** When the code was right */
validated_at: string | null;
/** When the session ended */
finished_at: string | null;
/** Seconds after which to ask again; null where the status is FINISHED */
retry_after: number | null;
technologies: ({
name: string;
description: string;
code: string;
})[];
/** Always empty */
request_sessions: (string)[];
flow_name: string;
/** For `readConsent`; null until the citizen has asked for the code */
consent_id: string | null;
client_reference: string | null;
metadata: Record<string, unknown>;
environment: "test" | "live";
/** What approve answers, with IIN and phone; `{}` while there is none, and from 10 minutes later on. A file that could not be made in time is unavailable */
edocument_result: (FlowCitizen) & (DocumentReply) | AnswersReply | Record<string, unknown>;
};

/** A compact JWS by which you can prove this answer later: it holds hashes of every field but itself. Its keys are at /.well-known/jwks.json. Left out where the gateway has no key that signs */
export type Receipt = string;

export type RedeemOfferRequest = {
/** `urn:ietf:params:oauth:grant-type:pre-authorized_code` */
grant_type: string;
/** Of the credential offer */
"pre-authorized_code": string;
/** The code from 1414 */
tx_code: string;
};

export type RequestDocumentRequest = {
/** API key of the organisation, from the Personal Cabinet */
api_key: string;
/** IIN of the citizen: 12 digits, as a string */
iin: string;
/** Phone of the citizen as registered in the MCDB, such as 77010000001 */
phone: string;
client_reference?: ClientReference | undefined;
/** Questions in place of the document: age_over_NN, is_holder, not_expired, licence_category_X */
claims?: (string)[] | undefined;
/** Single fields in place of the document: paths in result_json, or face_photo */
fields?: (string)[] | undefined;
holder?: NamedHolder | undefined;
/** Experimental: true where the document is to go into the citizen’s wallet as a credential, and not to you. See the tag Credentials */
credential?: boolean | undefined;
};

export type ResendOtpRequest = {
/** From the answer of the request */
backend_session_id: string;
};

export type ResendWebhookEventRequest = {
api_key: string;
/** The `webhook-id` */
event_id: string;
};

export type ResetSandboxRequest = {
/** True: the people whom you have added go too */
people?: boolean | undefined;
} | null;

export type SandboxArm = {
id: string;
/** One of the catalogue that can be chosen */
scenario: "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | "flapping";
/** Null where the scenario has none */
seconds: number | null;
for: "everybody" | "person" | "session";
/** The person, if it is for one */
iin: string | null;
/** Null for each call at which the scenario plays */
operation: "request" | "resend" | "approve" | "mcdb_check" | null;
/** Null for all until the end */
calls_left: number | null;
/** Then it ends by itself */
ends_at: string;
};

export type SandboxDocumentFields = {
/** Fields of `result_json.common`, such as `docNumber` or `docExpirationDate` */
common?: Record<string, unknown> | undefined;
/** Fields of `result_json.domain` */
domain?: Record<string, unknown> | undefined;
};

/** Several people: all of them are added, or none */
export type SandboxPeopleGiven = {
/** For editors */
"$schema"?: string | undefined;
people: (SandboxPersonGiven)[];
};

/** A person whom your organisation has added */
export type SandboxPerson = {
/** By which the person is removed */
id: string;
added_at: string;
/** Whether the person has brought a portrait */
has_portrait: boolean;
/** Surname, as documents have it; of somebody with one name alone, that name */
last_name: string;
/** Given name; left out, or empty, where there is none */
first_name?: string | undefined;
/** Patronymic; left out, or empty, where there is none */
middle_name?: string | undefined;
/** Surname in Latin letters. Left out: the letters of `last_name` one by one */
last_name_latin?: string | undefined;
/** Given name in Latin letters. Left out: the letters of `first_name` one by one */
first_name_latin?: string | undefined;
/** From 1900 until today */
birth_date: string;
sex: "male" | "female";
iin: string;
/** 11 digits */
phone: string;
/** Place of birth, bilingual `kk/ru` */
birth_place?: string | undefined;
/** Ethnicity, bilingual `kk/ru` */
nationality?: string | undefined;
/** Left out: Kazakhstan. Bilingual `kk/ru` */
citizenship?: string | undefined;
/** Where the person is registered, bilingual `kk/ru` */
address?: string | undefined;
document_types: (DocumentTypeName)[];
fields?: SandboxPersonFields | undefined;
/** What the state does whenever the person is asked for. Left out: it behaves normally */
scenario?: "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | undefined;
/** With `slow` and `sms_late`: how long */
seconds?: number | undefined;
/** The code that the person always gets: for tests that cannot read the inbox */
fixed_code?: string | undefined;
};

/** By document type: fields of its `result_json` in place of those that are made up. `GET /api/v1/document-types/{document_type}/` has the schema of each. A list takes the place of the whole list, and days may be written as `2030-01-31` */
export type SandboxPersonFields = {
identity_card?: SandboxDocumentFields | undefined;
driver_license?: SandboxDocumentFields | undefined;
birth_certificate?: SandboxDocumentFields | undefined;
marriage_certificate?: SandboxDocumentFields | undefined;
change_fio_certificate?: SandboxDocumentFields | undefined;
divorce_certificate?: SandboxDocumentFields | undefined;
diploma?: SandboxDocumentFields | undefined;
srts?: SandboxDocumentFields | undefined;
vaccination?: SandboxDocumentFields | undefined;
social_id?: SandboxDocumentFields | undefined;
disability_certificate?: SandboxDocumentFields | undefined;
large_family_certificate?: SandboxDocumentFields | undefined;
asp_certificate?: SandboxDocumentFields | undefined;
tech_passport?: SandboxDocumentFields | undefined;
pension?: SandboxDocumentFields | undefined;
passport?: SandboxDocumentFields | undefined;
student_card?: SandboxDocumentFields | undefined;
vnzh?: SandboxDocumentFields | undefined;
pcr_certificate?: SandboxDocumentFields | undefined;
lbg_card?: SandboxDocumentFields | undefined;
insurance_policy?: SandboxDocumentFields | undefined;
hunter?: SandboxDocumentFields | undefined;
oralman?: SandboxDocumentFields | undefined;
attorney?: SandboxDocumentFields | undefined;
};

/** A person who does not exist: never put data of a real one here. */
export type SandboxPersonGiven = {
/** Surname, as documents have it; of somebody with one name alone, that name */
last_name: string;
/** Given name; left out, or empty, where there is none */
first_name?: string | undefined;
/** Patronymic; left out, or empty, where there is none */
middle_name?: string | undefined;
/** Surname in Latin letters. Left out: the letters of `last_name` one by one */
last_name_latin?: string | undefined;
/** Given name in Latin letters. Left out: the letters of `first_name` one by one */
first_name_latin?: string | undefined;
/** From 1900 until today */
birth_date: string;
sex: "male" | "female";
/** 12 digits with the right check digit, that nobody else of your sandbox has. Left out: one is made of birth date and sex. An IIN that you give need not match them */
iin?: string | undefined;
/** The phone to ask with. Left out: one is made */
phone?: string | undefined;
/** Place of birth, bilingual `kk/ru` */
birth_place?: string | undefined;
/** Ethnicity, bilingual `kk/ru` */
nationality?: string | undefined;
/** Left out: Kazakhstan. Bilingual `kk/ru` */
citizenship?: string | undefined;
/** Where the person is registered, bilingual `kk/ru` */
address?: string | undefined;
/** What the state has of this person. Left out: what everybody of that age and citizenship has */
document_types?: (DocumentTypeName)[] | undefined;
fields?: SandboxPersonFields | undefined;
/** What the state does whenever the person is asked for. Left out: it behaves normally */
scenario?: "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | undefined;
/** With `slow` and `sms_late`: how long */
seconds?: number | undefined;
/** The code that the person always gets: for tests that cannot read the inbox */
fixed_code?: string | undefined;
/** A JPEG of at most 1 MB. Left out: a drawn portrait */
portrait?: string | undefined;
};

/** The metadata of RFC 8414. */
export type ShowAuthorizationServerReply = Record<string, unknown>;

/** The metadata of OpenID4VCI 1.0, 12.2: one credential configuration for each document type. */
export type ShowCredentialIssuerReply = Record<string, unknown>;

/** The metadata of a JWT VC issuer. */
export type ShowCredentialKeysReply = Record<string, unknown>;

export type ShowDocumentTypeReply = {
/** The official title */
title: {
kk: string;
ru: string;
en: string;
};
document_type: string;
/** The state’s code, `common.docType.code` */
code: string;
has_face_photo: boolean;
/** How long such a document is valid */
validity: {
kk: string;
ru: string;
en: string;
} | null;
/** Paths; null where this gateway does not serve samples */
samples: {
pdf: string;
image: string;
json: string;
} | null;
/** Claims that can be asked of it in place of the document; of the ages only the most usual one */
claims: ({
code: string;
/** As the citizen is told */
name: {
kk: string;
ru: string;
en: string;
};
})[];
/** Fields that can be asked for in place of the document */
fields: ({
code: string;
/** As the citizen is told */
name: {
kk: string;
ru: string;
en: string;
};
})[];
/** JSON Schema */
result_json_schema: Record<string, unknown>;
/** A `result_json` of a person who does not exist */
sample: Record<string, unknown>;
};

export type ShowSandboxClockReply = {
/** What the sandbox’s clock shows */
now: string;
/** How far it is ahead of the gateway’s */
ahead_seconds: number;
};

/** PNG in base64: a QR by which anybody can verify the document without a network. It holds its type, its number, its end and hashes of result_json and of document_pdf, no name and no IIN, under the signature of the gateway. Left out where the gateway has no key that signs */
export type SignedQrcode = string;

/** Social ID */
export type SocialId = (DocumentBase) & ({
document_type: "social_id";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: SocialIdDomain | null;
};
});

/** What the Social ID says of its holder */
export type SocialIdDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** The groups that the holder belongs to */
categories: (string)[];
/** Region of residence, bilingual `kk/ru` */
region: string;
};

/** Vehicle registration certificate */
export type Srts = (DocumentBase) & ({
document_type: "srts";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: SrtsDomain | null;
};
});

/** What the certificate says of the vehicle and of its owner */
export type SrtsDomain = {
/** Registration plate, such as `123ABC02` */
plate: string;
/** Vehicle identification number: 17 characters, fewer on cars made before 1981 */
vin: string;
/** Make */
make: string;
/** Model */
model: string;
/** Calendar year of manufacture */
year: number;
/** Category by the technical regulation of the Eurasian Economic Union, such as `M1` */
category: string;
/** Colour, bilingual `kk/ru` */
colour: string;
/** Engine volume in cm³; null for an electric vehicle */
engineVolumeCm3: number | null;
/** Engine power in horsepower */
enginePowerHp: number;
/** Permitted maximum mass in kg */
maximumMassKg: number;
/** Mass without load in kg */
unladenMassKg: number;
/** IIN of the owner */
ownerIin: string;
/** Surname of the owner */
ownerLastName: string;
/** Given name of the owner */
ownerFirstName: string;
/** Patronymic of the owner; empty where there is none */
ownerMiddleName: string;
/** Address of the owner, bilingual `kk/ru` */
ownerAddress: string;
/** Special marks, bilingual `kk/ru` */
specialMarks: string | null;
};

export type StartListeningReply = {
id: string;
};

/** Student card */
export type StudentCard = (DocumentBase) & ({
document_type: "student_card";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: StudentCardDomain | null;
};
});

/** What the student card says of its holder and the studies */
export type StudentCardDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Educational institution, bilingual `kk/ru` */
institution: string;
/** Faculty, bilingual `kk/ru` */
faculty: string;
/** Speciality, bilingual `kk/ru` */
speciality: string;
/** Form of study, bilingual `kk/ru` */
form: string;
/** Calendar year in which the studies begin */
startYear: number;
/** Calendar year in which the studies end */
endYear: number;
};

export type TakeWebhooksReply = {
webhooks: ({
/** The `webhook-id` */
id: string;
type: string;
/** What a receiver is sent, JSON */
body: string;
})[];
};

/** Technical passport of real estate */
export type TechPassport = (DocumentBase) & ({
document_type: "tech_passport";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: TechPassportDomain | null;
};
});

/** What the technical passport says of the dwelling */
export type TechPassportDomain = {
/** Cadastral number, such as `20-313-007-145-2-61` */
cadastralNumber: string;
/** Purpose of the property, bilingual `kk/ru` */
purpose: string;
/** Address of the property, bilingual `kk/ru` */
address: string;
/** Year of construction */
builtInYear: number;
/** Floor */
floor: number;
/** Number of living rooms */
rooms: number;
/** Total area in m² */
areaM2: number;
/** Living area in m² */
livingAreaM2: number;
/** Every room with its area; the areas add up to the total */
premises: ({
/** Number on the floor plan */
number: number;
/** Purpose, bilingual `kk/ru` */
purpose: string;
/** Area in m² */
areaM2: number;
/** Living area in m² */
livingAreaM2: number;
})[];
/** The owner */
owner: {
/** IIN of the owner */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Share of the property, such as `1/1` */
share: string;
};
};

/** Vaccination passport */
export type Vaccination = (DocumentBase) & ({
document_type: "vaccination";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: VaccinationDomain | null;
};
});

/** What the vaccination passport says of its holder */
export type VaccinationDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** What the vaccine protects from, bilingual `kk/ru` */
disease: string;
/** Trade name of the vaccine of the first dose */
vaccine: string;
/** Who makes it, bilingual `kk/ru` */
manufacturer: string;
/** In the order they were given */
doses: ({
/** Which dose it is */
kind: "first" | "second" | "booster";
/** Day of the dose: epoch milliseconds of local midnight in Asia/Almaty */
date: number;
/** Trade name of the vaccine */
vaccine: string;
/** Batch of the vaccine */
batch: string;
})[];
/** The medical organisation that vaccinated, bilingual `kk/ru` */
organization: string;
};

/** Residence permit of a foreigner in the Republic of Kazakhstan */
export type Vnzh = (DocumentBase) & ({
document_type: "vnzh";
/** The document as data */
result_json: {
common: CommonBlock;
/** What only such a document has; null where the state gave nothing of it, and then no file is drawn */
domain: VnzhDomain | null;
};
});

/** What the residence permit says of its holder */
export type VnzhDomain = {
/** IIN of the holder */
iin: string;
/** Surname in Cyrillic */
lastName: string;
/** Given name in Cyrillic; empty where the person has none */
firstName: string;
/** Patronymic in Cyrillic; empty where the person has none */
middleName: string;
/** Surname in Latin letters */
lastNameLatin?: string | undefined;
/** Given name in Latin letters */
firstNameLatin?: string | undefined;
/** Birth date: epoch milliseconds of local midnight in Asia/Almaty */
birthday: number;
/** Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский` */
gender: string;
/** Place of birth, bilingual `kk/ru` */
birthPlace: string;
/** Ethnicity, bilingual `kk/ru` */
nationality: string;
/** Citizenship, bilingual `kk/ru` */
citizenship: string;
};

export type WalletNonce = {
c_nonce: string;
};

export type WalletToken = {
access_token: string;
token_type: "Bearer";
expires_in: number;
};

export interface Operations {
/** What this gateway offers */
describeGateway: {
params: undefined;
body: undefined;
answer: DescribeGatewayReply;
};
/** Sign up a person with an organisation */
signUp: {
params: undefined;
body: SignUpRequest;
answer: SignUpReply;
};
/** Confirm the e-mail and log in */
confirmSignUp: {
params: undefined;
body: ConfirmSignUpRequest;
answer: ConfirmSignUpReply;
};
/** Ask for a link to set a new password */
requestPasswordReset: {
params: undefined;
body: RequestPasswordResetRequest;
answer: RequestPasswordResetReply;
};
/** Set a new password with the link */
resetPassword: {
params: undefined;
body: ResetPasswordRequest;
answer: ResetPasswordReply;
};
/** Log in with e-mail and password */
logIn: {
params: undefined;
body: LogInRequest;
answer: LogInReply;
};
/** Log out */
logOut: {
params: undefined;
body: undefined;
answer: undefined;
};
/** Give the second factor */
completeLogIn: {
params: undefined;
body: CompleteLogInRequest;
answer: CompleteLogInReply;
};
/** Begin to log in with a passkey */
startPasskeyLogIn: {
params: undefined;
body: undefined;
answer: StartPasskeyLogInReply;
};
/** Log in with a passkey */
logInWithPasskey: {
params: undefined;
body: LogInWithPasskeyRequest;
answer: LogInWithPasskeyReply;
};
/** Prove again who you are */
confirmPassword: {
params: undefined;
body: ConfirmPasswordRequest;
answer: undefined;
};
/** Prove again that you have the second factor */
confirmSecondFactor: {
params: undefined;
body: ConfirmSecondFactorRequest;
answer: undefined;
};
/** Begin to prove again who you are, with a passkey */
startPasskeyConfirmation: {
params: undefined;
body: undefined;
answer: StartPasskeyConfirmationReply;
};
/** Prove again who you are, with a passkey */
confirmWithPasskey: {
params: undefined;
body: ConfirmWithPasskeyRequest;
answer: undefined;
};
/** Who is logged in, and where they may do what */
readOwnAccount: {
params: undefined;
body: undefined;
answer: ReadOwnAccountReply;
};
/** Change the language of mails */
changeLanguage: {
params: undefined;
body: ChangeLanguageRequest;
answer: undefined;
};
/** Change the password */
changePassword: {
params: undefined;
body: ChangePasswordRequest;
answer: undefined;
};
/** All log-ins of the account */
listLogIns: {
params: undefined;
body: undefined;
answer: ListLogInsReply;
};
/** Log out everywhere */
endAllLogIns: {
params: undefined;
body: undefined;
answer: undefined;
};
/** End one log-in */
endLogIn: {
params: {
/** From `listLogIns` */
session_id: string;
};
body: undefined;
answer: undefined;
};
/** Begin to set up an authenticator */
startTotp: {
params: undefined;
body: undefined;
answer: StartTotpReply;
};
/** Remove the authenticator */
disableTotp: {
params: undefined;
body: undefined;
answer: undefined;
};
/** Confirm the authenticator with a first code */
confirmTotp: {
params: undefined;
body: ConfirmTotpRequest;
answer: ConfirmTotpReply;
};
/** Make new recovery codes */
renewRecoveryCodes: {
params: undefined;
body: undefined;
answer: RenewRecoveryCodesReply;
};
/** The passkeys of the account */
listPasskeys: {
params: undefined;
body: undefined;
answer: ListPasskeysReply;
};
/** Register the passkey that the browser has made */
registerPasskey: {
params: undefined;
body: RegisterPasskeyRequest;
answer: RegisterPasskeyReply;
};
/** Begin to register a passkey */
startPasskeyRegistration: {
params: undefined;
body: undefined;
answer: StartPasskeyRegistrationReply;
};
/** Rename a passkey */
renamePasskey: {
params: {
/** From `listPasskeys` */
passkey_id: string;
};
body: RenamePasskeyRequest;
answer: undefined;
};
/** Remove a passkey */
removePasskey: {
params: {
/** From `listPasskeys` */
passkey_id: string;
};
body: undefined;
answer: undefined;
};
/** The organisations in which you are a member */
listOwnOrganizations: {
params: undefined;
body: undefined;
answer: ListOwnOrganizationsReply;
};
/** One organisation, with your role and permissions */
readOrganization: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ReadOrganizationReply;
};
/** Leave an organisation */
leaveOrganization: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: undefined;
};
/** The members of an organisation */
listMembers: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ListMembersReply;
};
/** Change the role of a member */
changeRole: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listMembers` */
account_id: string;
};
body: ChangeRoleRequest;
answer: undefined;
};
/** Remove a member */
removeMember: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listMembers` */
account_id: string;
};
body: undefined;
answer: undefined;
};
/** Remove the second factors of a member who has lost them */
resetSecondFactors: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listMembers` */
account_id: string;
};
body: undefined;
answer: undefined;
};
/** The API keys of an organisation */
listApiKeys: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ListApiKeysReply;
};
/** Make an API key */
createApiKey: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: CreateApiKeyRequest;
answer: CreateApiKeyReply;
};
/** Change the name, the end and the addresses of an API key */
updateApiKey: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listApiKeys` */
api_key_id: string;
};
body: UpdateApiKeyRequest;
answer: undefined;
};
/** Put a new key in the place of an old one */
rollApiKey: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listApiKeys` */
api_key_id: string;
};
body: RollApiKeyRequest;
answer: RollApiKeyReply;
};
/** Show a test key again */
showApiKey: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listApiKeys` */
api_key_id: string;
};
body: undefined;
answer: ShowApiKeyReply;
};
/** Revoke an API key */
revokeApiKey: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listApiKeys` */
api_key_id: string;
};
body: RevokeApiKeyRequest;
answer: undefined;
};
/** The flows of an organisation */
listFlows: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ListFlowsReply;
};
/** Make a flow */
createFlow: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: CreateFlowRequest;
answer: CreateFlowReply;
};
/** Change a flow, or disable or enable it */
updateFlow: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listFlows` */
flow_id: string;
};
body: UpdateFlowRequest;
answer: undefined;
};
/** Put a new key in the place of that of a flow */
rollFlowKey: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listFlows` */
flow_id: string;
};
body: RollFlowKeyRequest;
answer: RollFlowKeyReply;
};
/** What an organisation is subscribed to */
listSubscriptions: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ListSubscriptionsReply;
};
/** Grant a subscription from a plan, at once or from a day to come */
grantSubscription: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: GrantSubscriptionRequest;
answer: GrantSubscriptionReply;
};
/** Disable a subscription, or enable it again */
setSubscriptionActive: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listSubscriptions` */
subscription_id: string;
};
body: SetSubscriptionActiveRequest;
answer: undefined;
};
/** End a subscription now */
endSubscription: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listSubscriptions` */
subscription_id: string;
};
body: undefined;
answer: undefined;
};
/** The plans */
listPlans: {
params: undefined;
body: undefined;
answer: ListPlansReply;
};
/** Make a plan */
createPlan: {
params: undefined;
body: CreatePlanRequest;
answer: CreatePlanReply;
};
/** Retire a plan, or grant it again */
setPlanActive: {
params: {
/** From `listPlans` */
plan_id: string;
};
body: SetPlanActiveRequest;
answer: undefined;
};
/** The calls that an organisation made */
listRequests: {
params: {
/** Only from this time on */
from?: string | undefined;
/** Only before this time */
to?: string | undefined;
/** Which operation of the Backend API it was */
operation?: "requestDocument" | "resendOtp" | "approveSession" | "redeemOffer" | "generateFiles" | "checkMcdb" | undefined;
/** Only of this document type */
document_type?: "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney" | undefined;
/** With what kind of key */
environment?: "test" | "live" | undefined;
/** `ok`, or the `code` of the error that the caller was told; `failed` for all errors */
outcome?: string | undefined;
/** As in the reply and its header */
request_id?: string | undefined;
/** Only with this API key; with that of a Flow, also with those before it */
api_key_id?: string | undefined;
/** All calls of one session, as a call names it */
session?: string | undefined;
/** The last four digits of the IIN */
iin_end?: string | undefined;
/** `next` of the page before */
after?: string | undefined;
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ListRequestsReply;
};
/** The same as CSV */
exportRequests: {
params: {
/** Only from this time on */
from?: string | undefined;
/** Only before this time */
to?: string | undefined;
/** Which operation of the Backend API it was */
operation?: "requestDocument" | "resendOtp" | "approveSession" | "redeemOffer" | "generateFiles" | "checkMcdb" | undefined;
/** Only of this document type */
document_type?: "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney" | undefined;
/** With what kind of key */
environment?: "test" | "live" | undefined;
/** `ok`, or the `code` of the error that the caller was told; `failed` for all errors */
outcome?: string | undefined;
/** As in the reply and its header */
request_id?: string | undefined;
/** Only with this API key; with that of a Flow, also with those before it */
api_key_id?: string | undefined;
/** All calls of one session, as a call names it */
session?: string | undefined;
/** The last four digits of the IIN */
iin_end?: string | undefined;
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: unknown;
};
/** Usage by day, document type and outcome */
readUsage: {
params: {
/** The first day */
from: string;
/** The last day */
to: string;
environment: "test" | "live";
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ReadUsageReply;
};
/** The webhook endpoints of an organisation */
listWebhookEndpoints: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ListWebhookEndpointsReply;
};
/** Make a webhook endpoint */
createWebhookEndpoint: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: CreateWebhookEndpointRequest;
answer: CreateWebhookEndpointReply;
};
/** Change the address, the name and the events of a webhook endpoint */
updateWebhookEndpoint: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: UpdateWebhookEndpointRequest;
answer: undefined;
};
/** Remove a webhook endpoint */
removeWebhookEndpoint: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: undefined;
answer: undefined;
};
/** Enable a webhook endpoint */
enableWebhookEndpoint: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: undefined;
answer: undefined;
};
/** Disable a webhook endpoint */
disableWebhookEndpoint: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: undefined;
answer: undefined;
};
/** Put a new secret in the place of an old one */
rollWebhookSecret: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: undefined;
answer: RollWebhookSecretReply;
};
/** The events for a webhook endpoint */
listWebhooks: {
params: {
/** Only those */
state?: "waiting" | "delivered" | "failed" | undefined;
/** `next` of the page before */
after?: string | undefined;
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: undefined;
answer: ListWebhooksReply;
};
/** An event with its body and its attempts */
showWebhook: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
/** From `listWebhooks` */
event_id: string;
};
body: undefined;
answer: ShowWebhookReply;
};
/** Send one event once more */
resendWebhook: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
/** From `listWebhooks` */
event_id: string;
};
body: undefined;
answer: undefined;
};
/** Send all events that an endpoint has missed since a time */
recoverWebhooks: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: RecoverWebhooksRequest;
answer: RecoverWebhooksReply;
};
/** Send a test event */
sendTestWebhook: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listWebhookEndpoints` */
endpoint_id: string;
};
body: undefined;
answer: SendTestWebhookReply;
};
/** Invitations that are still open */
listInvitations: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: undefined;
answer: ListInvitationsReply;
};
/** Invite a person by mail */
inviteMember: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: InviteMemberRequest;
answer: InviteMemberReply;
};
/** Withdraw an invitation */
withdrawInvitation: {
params: {
/** An organisation of yours */
organization_id: string;
/** From `listInvitations` */
invitation_id: string;
};
body: undefined;
answer: undefined;
};
/** What an invitation is for */
showInvitation: {
params: undefined;
body: ShowInvitationRequest;
answer: ShowInvitationReply;
};
/** Accept an invitation with the account that is logged in */
acceptInvitation: {
params: undefined;
body: AcceptInvitationRequest;
answer: AcceptInvitationReply;
};
/** Accept an invitation and make an account */
acceptInvitationAsNewAccount: {
params: undefined;
body: AcceptInvitationAsNewAccountRequest;
answer: AcceptInvitationAsNewAccountReply;
};
/** All organisations */
listOrganizations: {
params: {
/** `next` of the page before */
after?: string | undefined;
};
body: undefined;
answer: ListOrganizationsReply;
};
/** Suspend an organisation */
suspendOrganization: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: SuspendOrganizationRequest;
answer: undefined;
};
/** Reopen a suspended organisation */
reopenOrganization: {
params: {
/** An organisation of yours */
organization_id: string;
};
body: ReopenOrganizationRequest;
answer: undefined;
};
/** Lock an account and end its log-ins */
lockAccount: {
params: {
/** From `listMembers` */
account_id: string;
};
body: LockAccountRequest;
answer: undefined;
};
/** Unlock an account */
unlockAccount: {
params: {
/** From `listMembers` */
account_id: string;
};
body: UnlockAccountRequest;
answer: undefined;
};
/** End the log-ins of all people but the own one */
endEveryLogIn: {
params: undefined;
body: EndEveryLogInRequest;
answer: undefined;
};
/** How the system is: connectors, store, maintenance, mails */
readHealth: {
params: undefined;
body: undefined;
answer: ReadHealthReply;
};
/** The audit’s rows */
listAudit: {
params: {
/** Only rows of this chain: an organisation, or `accounts`, `plans`, `operators` */
organization_id?: string | undefined;
/** Only this event */
action?: "document_requested" | "request_failed" | "otp_resent" | "resend_failed" | "document_delivered" | "document_repeated" | "files_generated" | "code_refused" | "session_locked" | "approval_failed" | "mcdb_check_requested" | "mcdb_verified" | "mcdb_not_verified" | "mcdb_check_failed" | "api_key_created" | "api_key_rolled" | "api_key_revoked" | "api_key_changed" | "api_key_shown" | "flow_created" | "flow_changed" | "flow_key_rolled" | "flow_session_created" | "flow_session_failed" | "flow_handed_over" | "flow_result_received" | "credential_issued" | "credential_revoked" | "consent_given" | "consent_used" | "consent_withdrawn" | "organization_created" | "organization_suspended" | "organization_reopened" | "subscription_granted" | "subscription_ended" | "subscription_disabled" | "subscription_enabled" | "plan_created" | "plan_retired" | "plan_resumed" | "webhook_endpoint_created" | "webhook_endpoint_changed" | "webhook_endpoint_removed" | "webhook_endpoint_enabled" | "webhook_endpoint_disabled" | "webhook_secret_rolled" | "webhook_test_sent" | "webhook_resent" | "webhooks_recovered" | "audit_read" | "organization_read" | "audit_verified" | "audit_exported" | "citizen_exported" | "citizen_erased" | "store_backed_up" | "store_restored" | "signed_up" | "logged_in" | "log_in_refused" | "logged_out" | "log_in_ended" | "all_log_ins_ended" | "password_confirmed" | "passkey_confirmed" | "second_factor_confirmed" | "password_reset_requested" | "password_reset" | "password_changed" | "totp_enabled" | "totp_disabled" | "recovery_codes_renewed" | "passkey_added" | "passkey_removed" | "second_factors_reset" | "member_invited" | "invitation_withdrawn" | "invitation_accepted" | "role_changed" | "member_removed" | "member_left" | "account_locked" | "account_unlocked" | "every_log_in_ended" | "operator_created" | undefined;
/** Only from this time on */
from?: string | undefined;
/** Only before this time */
to?: string | undefined;
/** `next` of the page before */
after?: string | undefined;
};
body: undefined;
answer: ListAuditReply;
};
/** The newest checkpoint of the audit, and its key */
readCheckpoint: {
params: undefined;
body: undefined;
answer: ReadCheckpointReply;
};
/** Verify the audit */
verifyAudit: {
params: undefined;
body: undefined;
answer: unknown;
};
/** Download the audit */
exportAudit: {
params: undefined;
body: undefined;
answer: unknown;
};
/** What is kept of one citizen */
exportCitizenRecords: {
params: undefined;
body: ExportCitizenRecordsRequest;
answer: ExportCitizenRecordsReply;
};
/** Erase what is kept of one citizen */
eraseCitizenRecords: {
params: undefined;
body: EraseCitizenRecordsRequest;
answer: EraseCitizenRecordsReply;
};
/** The mails that would have been sent */
listDevelopmentMails: {
params: undefined;
body: undefined;
answer: ListDevelopmentMailsReply;
};
/** Metrics in the Prometheus text format */
readMetrics: {
params: undefined;
body: undefined;
answer: unknown;
};
/** Request a citizen’s document */
requestDocument: {
params: {
/** Name of a document type */
document_type: "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney" | string;
};
body: RequestDocumentRequest;
answer: OpenSession;
};
/** Send the citizen another code */
resendOtp: {
params: undefined;
body: ResendOtpRequest;
answer: OpenSession;
};
/** Approve with the citizen’s code and receive the document */
approveSession: {
params: undefined;
body: ApproveSessionRequest;
answer: ApproveSessionReply;
};
/** Receive the file that was pending */
generateFiles: {
params: undefined;
body: GenerateFilesRequest;
answer: GenerateFilesReply;
};
/** Check in the MCDB whether a phone is a citizen’s */
checkMcdb: {
params: undefined;
body: CheckMcdbRequest;
answer: CheckMcdbReply;
};
/** Listen for webhooks without a receiver */
startListening: {
params: undefined;
body: undefined;
answer: StartListeningReply;
};
/** Take the webhooks that have come since the last call */
takeWebhooks: {
params: {
/** From `startListening` */
listener_id: string;
};
body: undefined;
answer: TakeWebhooksReply;
};
/** End a listener */
stopListening: {
params: {
/** From `startListening` */
listener_id: string;
};
body: undefined;
answer: undefined;
};
/** Send one event once more */
resendWebhookEvent: {
params: undefined;
body: ResendWebhookEventRequest;
answer: undefined;
};
/** What a wallet reads about this gateway as an issuer */
showCredentialIssuer: {
params: undefined;
body: undefined;
answer: ShowCredentialIssuerReply;
};
/** Where a wallet gets its access token */
showAuthorizationServer: {
params: undefined;
body: undefined;
answer: ShowAuthorizationServerReply;
};
/** Where a verifier finds the keys that sign credentials */
showCredentialKeys: {
params: undefined;
body: undefined;
answer: ShowCredentialKeysReply;
};
/** Give the code from 1414, and receive an access token */
redeemOffer: {
params: undefined;
body: RedeemOfferRequest;
answer: WalletToken;
};
/** A nonce for the proof of the holder’s key */
makeNonce: {
params: undefined;
body: undefined;
answer: WalletNonce;
};
/** Prove the holder’s key, and receive the credential */
issueCredential: {
params: undefined;
body: IssueCredentialRequest;
answer: IssuedCredentials;
};
/** Which credentials were revoked */
showStatusList: {
params: {
environment: "test" | "live";
};
body: undefined;
answer: unknown;
};
/** Take a credential back */
revokeCredential: {
params: {
credential_id: string;
};
body: undefined;
answer: undefined;
};
/** Ask for a document by a page */
createFlowSession: {
params: undefined;
body: CreateFlowSessionRequest;
answer: CreateFlowSessionReply;
};
/** Read how a session of a flow stands, and its document */
readFlowResult: {
params: {
/** From `createFlowSession` */
session_id: string;
/** The key that made the session. Better in `Authorization: Bearer`: proxies keep addresses in their logs */
flow_api_key?: string | undefined;
};
body: undefined;
answer: ReadFlowResultReply;
};
/** Read what a citizen agreed to */
readConsent: {
params: {
id: string;
};
body: undefined;
answer: ReadConsentReply;
};
/** The scenarios of the sandbox */
listSandboxScenarios: {
params: undefined;
body: undefined;
answer: ListSandboxScenariosReply;
};
/** The scenarios that are armed */
listSandboxArms: {
params: undefined;
body: undefined;
answer: ListSandboxArmsReply;
};
/** Have a scenario played at calls to come */
armSandboxScenario: {
params: undefined;
body: ArmSandboxScenarioRequest;
answer: SandboxArm;
};
/** Take back a scenario that is armed */
disarmSandboxScenario: {
params: {
/** From the list */
arm_id: string;
};
body: undefined;
answer: undefined;
};
/** The clock of your sandbox */
showSandboxClock: {
params: undefined;
body: undefined;
answer: ShowSandboxClockReply;
};
/** Move the clock of your sandbox */
moveSandboxClock: {
params: undefined;
body: MoveSandboxClockRequest;
answer: MoveSandboxClockReply;
};
/** Empty your sandbox */
resetSandbox: {
params: undefined;
body: ResetSandboxRequest;
answer: undefined;
};
/** The people whom you have added */
listSandboxPeople: {
params: undefined;
body: undefined;
answer: ListSandboxPeopleReply;
};
/** Add people of your own */
addSandboxPeople: {
params: undefined;
body: AddSandboxPeopleRequest;
answer: AddSandboxPeopleReply;
};
/** Remove a person whom you have added */
removeSandboxPerson: {
params: {
/** From the list */
person_id: string;
};
body: undefined;
answer: undefined;
};
/** The people of the sandbox */
listSandboxSubjects: {
params: undefined;
body: undefined;
answer: ListSandboxSubjectsReply;
};
/** The SMS that 1414 has sent */
listSandboxMessages: {
params: {
/** Only messages to this phone */
phone?: string | undefined;
/** Only messages sent after this time */
sent_after?: string | undefined;
/** How many; 20 if not given; 100 at most */
limit?: string | undefined;
};
body: undefined;
answer: ListSandboxMessagesReply;
};
/** The public keys that verify receipts and signed PDFs */
listSigningKeys: {
params: undefined;
body: undefined;
answer: ListSigningKeysReply;
};
/** All document types */
listDocumentTypes: {
params: undefined;
body: undefined;
answer: ListDocumentTypesReply;
};
/** One document type: what can be asked of it, the schema of its result_json, and a sample */
showDocumentType: {
params: {
/** Name of a document type */
document_type: string;
};
body: undefined;
answer: ShowDocumentTypeReply;
};
/** A sample as application/json */
showSampleJson: {
params: {
/** Name of a document type */
document_type: string;
};
body: undefined;
answer: unknown;
};
/** A sample as application/pdf */
showSamplePdf: {
params: {
/** Name of a document type */
document_type: string;
};
body: undefined;
answer: unknown;
};
/** A sample as image/jpeg */
showSampleImage: {
params: {
/** Name of a document type */
document_type: string;
};
body: undefined;
answer: unknown;
};
/** Is the process alive? */
checkLiveness: {
params: undefined;
body: undefined;
answer: CheckLivenessReply;
};
/** Can it take requests? */
checkReadiness: {
params: undefined;
body: undefined;
answer: CheckReadinessReply;
};
}

export const operations = {
  describeGateway: ['GET', '/api/v1/cabinet/gateway/'],
  signUp: ['POST', '/api/v1/cabinet/sign-up/'],
  confirmSignUp: ['POST', '/api/v1/cabinet/sign-up/confirm/'],
  requestPasswordReset: ['POST', '/api/v1/cabinet/password-reset/'],
  resetPassword: ['POST', '/api/v1/cabinet/password-reset/confirm/'],
  logIn: ['POST', '/api/v1/cabinet/session/'],
  logOut: ['DELETE', '/api/v1/cabinet/session/'],
  completeLogIn: ['POST', '/api/v1/cabinet/session/second-factor/'],
  startPasskeyLogIn: ['POST', '/api/v1/cabinet/session/passkey/options/'],
  logInWithPasskey: ['POST', '/api/v1/cabinet/session/passkey/'],
  confirmPassword: ['POST', '/api/v1/cabinet/session/confirm/'],
  confirmSecondFactor: ['POST', '/api/v1/cabinet/session/confirm/second-factor/'],
  startPasskeyConfirmation: ['POST', '/api/v1/cabinet/session/confirm/passkey/options/'],
  confirmWithPasskey: ['POST', '/api/v1/cabinet/session/confirm/passkey/'],
  readOwnAccount: ['GET', '/api/v1/cabinet/account/'],
  changeLanguage: ['PATCH', '/api/v1/cabinet/account/'],
  changePassword: ['PUT', '/api/v1/cabinet/account/password/'],
  listLogIns: ['GET', '/api/v1/cabinet/sessions/'],
  endAllLogIns: ['DELETE', '/api/v1/cabinet/sessions/'],
  endLogIn: ['DELETE', '/api/v1/cabinet/sessions/{session_id}/'],
  startTotp: ['POST', '/api/v1/cabinet/account/totp/'],
  disableTotp: ['DELETE', '/api/v1/cabinet/account/totp/'],
  confirmTotp: ['POST', '/api/v1/cabinet/account/totp/confirm/'],
  renewRecoveryCodes: ['POST', '/api/v1/cabinet/account/recovery-codes/'],
  listPasskeys: ['GET', '/api/v1/cabinet/account/passkeys/'],
  registerPasskey: ['POST', '/api/v1/cabinet/account/passkeys/'],
  startPasskeyRegistration: ['POST', '/api/v1/cabinet/account/passkeys/options/'],
  renamePasskey: ['PATCH', '/api/v1/cabinet/account/passkeys/{passkey_id}/'],
  removePasskey: ['DELETE', '/api/v1/cabinet/account/passkeys/{passkey_id}/'],
  listOwnOrganizations: ['GET', '/api/v1/cabinet/organizations/'],
  readOrganization: ['GET', '/api/v1/cabinet/organizations/{organization_id}/'],
  leaveOrganization: ['DELETE', '/api/v1/cabinet/organizations/{organization_id}/membership/'],
  listMembers: ['GET', '/api/v1/cabinet/organizations/{organization_id}/members/'],
  changeRole: ['PATCH', '/api/v1/cabinet/organizations/{organization_id}/members/{account_id}/'],
  removeMember: ['DELETE', '/api/v1/cabinet/organizations/{organization_id}/members/{account_id}/'],
  resetSecondFactors: ['POST', '/api/v1/cabinet/organizations/{organization_id}/members/{account_id}/reset-second-factors/'],
  listApiKeys: ['GET', '/api/v1/cabinet/organizations/{organization_id}/api-keys/'],
  createApiKey: ['POST', '/api/v1/cabinet/organizations/{organization_id}/api-keys/'],
  updateApiKey: ['PATCH', '/api/v1/cabinet/organizations/{organization_id}/api-keys/{api_key_id}/'],
  rollApiKey: ['POST', '/api/v1/cabinet/organizations/{organization_id}/api-keys/{api_key_id}/roll/'],
  showApiKey: ['GET', '/api/v1/cabinet/organizations/{organization_id}/api-keys/{api_key_id}/secret/'],
  revokeApiKey: ['POST', '/api/v1/cabinet/organizations/{organization_id}/api-keys/{api_key_id}/revoke/'],
  listFlows: ['GET', '/api/v1/cabinet/organizations/{organization_id}/flows/'],
  createFlow: ['POST', '/api/v1/cabinet/organizations/{organization_id}/flows/'],
  updateFlow: ['PUT', '/api/v1/cabinet/organizations/{organization_id}/flows/{flow_id}/'],
  rollFlowKey: ['POST', '/api/v1/cabinet/organizations/{organization_id}/flows/{flow_id}/roll-key/'],
  listSubscriptions: ['GET', '/api/v1/cabinet/organizations/{organization_id}/subscriptions/'],
  grantSubscription: ['POST', '/api/v1/cabinet/organizations/{organization_id}/subscriptions/'],
  setSubscriptionActive: ['PATCH', '/api/v1/cabinet/organizations/{organization_id}/subscriptions/{subscription_id}/'],
  endSubscription: ['POST', '/api/v1/cabinet/organizations/{organization_id}/subscriptions/{subscription_id}/end/'],
  listPlans: ['GET', '/api/v1/cabinet/operator/plans/'],
  createPlan: ['POST', '/api/v1/cabinet/operator/plans/'],
  setPlanActive: ['PATCH', '/api/v1/cabinet/operator/plans/{plan_id}/'],
  listRequests: ['GET', '/api/v1/cabinet/organizations/{organization_id}/requests/'],
  exportRequests: ['GET', '/api/v1/cabinet/organizations/{organization_id}/requests/export/'],
  readUsage: ['GET', '/api/v1/cabinet/organizations/{organization_id}/usage/'],
  listWebhookEndpoints: ['GET', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/'],
  createWebhookEndpoint: ['POST', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/'],
  updateWebhookEndpoint: ['PATCH', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/'],
  removeWebhookEndpoint: ['DELETE', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/'],
  enableWebhookEndpoint: ['POST', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/enable/'],
  disableWebhookEndpoint: ['POST', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/disable/'],
  rollWebhookSecret: ['POST', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/roll-secret/'],
  listWebhooks: ['GET', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/deliveries/'],
  showWebhook: ['GET', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/deliveries/{event_id}/'],
  resendWebhook: ['POST', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/deliveries/{event_id}/resend/'],
  recoverWebhooks: ['POST', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/recover/'],
  sendTestWebhook: ['POST', '/api/v1/cabinet/organizations/{organization_id}/webhook-endpoints/{endpoint_id}/test/'],
  listInvitations: ['GET', '/api/v1/cabinet/organizations/{organization_id}/invitations/'],
  inviteMember: ['POST', '/api/v1/cabinet/organizations/{organization_id}/invitations/'],
  withdrawInvitation: ['DELETE', '/api/v1/cabinet/organizations/{organization_id}/invitations/{invitation_id}/'],
  showInvitation: ['POST', '/api/v1/cabinet/invitations/show/'],
  acceptInvitation: ['POST', '/api/v1/cabinet/invitations/accept/'],
  acceptInvitationAsNewAccount: ['POST', '/api/v1/cabinet/invitations/accept-as-new/'],
  listOrganizations: ['GET', '/api/v1/cabinet/operator/organizations/'],
  suspendOrganization: ['POST', '/api/v1/cabinet/organizations/{organization_id}/suspend/'],
  reopenOrganization: ['POST', '/api/v1/cabinet/organizations/{organization_id}/reopen/'],
  lockAccount: ['POST', '/api/v1/cabinet/operator/accounts/{account_id}/lock/'],
  unlockAccount: ['POST', '/api/v1/cabinet/operator/accounts/{account_id}/unlock/'],
  endEveryLogIn: ['POST', '/api/v1/cabinet/operator/end-every-log-in/'],
  readHealth: ['GET', '/api/v1/cabinet/operator/health/'],
  listAudit: ['GET', '/api/v1/cabinet/operator/audit/'],
  readCheckpoint: ['GET', '/api/v1/cabinet/operator/audit/checkpoint/'],
  verifyAudit: ['POST', '/api/v1/cabinet/operator/audit/verification/'],
  exportAudit: ['GET', '/api/v1/cabinet/operator/audit/export/'],
  exportCitizenRecords: ['POST', '/api/v1/cabinet/operator/citizens/export/'],
  eraseCitizenRecords: ['POST', '/api/v1/cabinet/operator/citizens/erase/'],
  listDevelopmentMails: ['GET', '/api/v1/cabinet/development/mail/'],
  readMetrics: ['GET', '/metrics'],
  requestDocument: ['POST', '/api/v1/backend/e-document/online-access/request/{document_type}/'],
  resendOtp: ['POST', '/api/v1/backend/e-document/online-access/resend/'],
  approveSession: ['POST', '/api/v1/backend/e-document/online-access/approve/'],
  generateFiles: ['POST', '/api/v1/e-document/generate-files/'],
  checkMcdb: ['POST', '/api/v1/backend/e-document/mcdb/check/'],
  startListening: ['POST', '/api/v1/sandbox/webhook-listeners/'],
  takeWebhooks: ['POST', '/api/v1/sandbox/webhook-listeners/{listener_id}/take/'],
  stopListening: ['DELETE', '/api/v1/sandbox/webhook-listeners/{listener_id}/'],
  resendWebhookEvent: ['POST', '/api/v1/backend/webhooks/resend/'],
  showCredentialIssuer: ['GET', '/.well-known/openid-credential-issuer'],
  showAuthorizationServer: ['GET', '/.well-known/oauth-authorization-server'],
  showCredentialKeys: ['GET', '/.well-known/jwt-vc-issuer'],
  redeemOffer: ['POST', '/api/v1/credentials/token/'],
  makeNonce: ['POST', '/api/v1/credentials/nonce/'],
  issueCredential: ['POST', '/api/v1/credentials/credential/'],
  showStatusList: ['GET', '/api/v1/credential-status-lists/{environment}/'],
  revokeCredential: ['POST', '/api/v1/credentials/{credential_id}/revoke/'],
  createFlowSession: ['POST', '/api/v1/flows/session/create/'],
  readFlowResult: ['GET', '/api/v1/flows/session/result/'],
  readConsent: ['GET', '/api/v1/consents/{id}/'],
  listSandboxScenarios: ['GET', '/api/v1/sandbox/scenarios/'],
  listSandboxArms: ['GET', '/api/v1/sandbox/arm/'],
  armSandboxScenario: ['POST', '/api/v1/sandbox/arm/'],
  disarmSandboxScenario: ['DELETE', '/api/v1/sandbox/arm/{arm_id}/'],
  showSandboxClock: ['GET', '/api/v1/sandbox/clock/'],
  moveSandboxClock: ['POST', '/api/v1/sandbox/clock/'],
  resetSandbox: ['POST', '/api/v1/sandbox/reset/'],
  listSandboxPeople: ['GET', '/api/v1/sandbox/people/'],
  addSandboxPeople: ['POST', '/api/v1/sandbox/people/'],
  removeSandboxPerson: ['DELETE', '/api/v1/sandbox/people/{person_id}/'],
  listSandboxSubjects: ['GET', '/api/v1/sandbox/subjects/'],
  listSandboxMessages: ['GET', '/api/v1/sandbox/messages/'],
  listSigningKeys: ['GET', '/.well-known/jwks.json'],
  listDocumentTypes: ['GET', '/api/v1/document-types/'],
  showDocumentType: ['GET', '/api/v1/document-types/{document_type}/'],
  showSampleJson: ['GET', '/api/v1/document-types/{document_type}/sample.json'],
  showSamplePdf: ['GET', '/api/v1/document-types/{document_type}/sample.pdf'],
  showSampleImage: ['GET', '/api/v1/document-types/{document_type}/sample.jpg'],
  checkLiveness: ['GET', '/livez'],
  checkReadiness: ['GET', '/readyz'],
} as const;
