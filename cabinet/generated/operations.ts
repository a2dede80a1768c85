/** Made from the OpenAPI documents by `npm run openapi`. What is changed here is lost. */

export type Error = {
detail: string;
message: string;
code: ErrorCode;
request_id: string;
attempts_left?: number | undefined;
retry_after?: number | undefined;
errors?: ({
field: string;
message: string;
reason?: string | undefined;
})[] | undefined;
};

export type ErrorCode = "api_key_not_found" | "api_key_not_usable" | "api_key_not_shown" | "too_many_api_keys" | "plan_not_found" | "subscription_not_found" | "subscription_has_ended" | "not_logged_in" | "second_factor_required" | "invalid_credentials" | "invalid_second_factor" | "invalid_passkey" | "too_many_tries" | "reauthentication_required" | "second_factor_confirmation_required" | "second_factor_missing" | "account_locked" | "permission_denied" | "invalid_inbox_secret" | "cross_site_request" | "invalid_link" | "invitation_for_other_account" | "account_exists" | "already_member" | "last_owner" | "totp_already_enabled" | "totp_not_enabled" | "verification_running" | "invalid_request" | "not_found" | "method_not_allowed" | "not_for_browsers" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "internal_error" | "service_unavailable" | "subject_not_found_in_mcdb" | "egov_unreachable" | "egov_unavailable" | "no_live_connector" | "mcdb_check_unsupported" | "egov_timeout" | "government_service_error" | "profile_not_found" | "invalid_iin" | "document_already_received" | "technology_not_accessible" | "session_in_progress" | "session_not_found" | "subscription_not_started" | "no_subscription_for_technology" | "no_subscription" | "invalid_api_key" | "document_type_not_found" | "invalid_phone" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "too_many_attempts" | "idempotency_key_in_use" | "idempotency_key_mismatch" | "resend_too_early" | "too_many_resends" | "rate_limited" | "subject_locked" | "too_many_codes" | "too_many_citizens" | "invalid_metrics_token" | "invalid_request" | "scenario_needs_test_key" | "sandbox_full" | "not_found" | "method_not_allowed" | "not_for_browsers" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "files_unavailable" | "internal_error" | "service_unavailable";

export type AspCertificate = (DocumentBase) & ({
document_type: "asp_certificate";
result_json: {
common: CommonBlock;
domain: AspCertificateDomain;
};
});

export type AspCertificateDomain = {
recipient: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
address: string;
body: string;
periodStart: number;
periodEnd: number;
familyMembers: ({
kinship: string;
person: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
})[];
averageIncomeTenge: number;
povertyLineTenge: number;
monthlyAmountTenge: number;
totalAmountTenge: number;
};

export type Attorney = (DocumentBase) & ({
document_type: "attorney";
result_json: {
common: CommonBlock;
domain: AttorneyDomain;
};
});

export type AttorneyDomain = {
principal: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
principalAddress: string;
agents: ({
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
})[];
powers: (string)[];
substitution: string;
place: string;
notary: {
name: string;
district: string;
licenceNumber: string;
licenceDate: number;
};
registryNumber: string;
feeTenge: number;
};

export type BirthCertificate = (DocumentBase) & ({
document_type: "birth_certificate";
result_json: {
common: CommonBlock;
domain: BirthCertificateDomain;
};
});

export type BirthCertificateDomain = {
child: {
iin: string | null;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
gender: string;
birthPlace: string;
father: {
iin: string | null;
lastName: string;
firstName: string;
middleName: string;
birthday: number | null;
} | null;
mother: {
iin: string | null;
lastName: string;
firstName: string;
middleName: string;
birthday: number | null;
} | null;
actNumber: string;
actDate: number;
blankNumber: string;
registryOffice: {
code: string;
name: string;
};
};

export type ChangeFioCertificate = (DocumentBase) & ({
document_type: "change_fio_certificate";
result_json: {
common: CommonBlock;
domain: ChangeFioCertificateDomain;
};
});

export type ChangeFioCertificateDomain = {
iin: string;
birthday: number;
gender: string;
birthPlace: string;
before: {
lastName: string;
firstName: string;
middleName: string;
};
after: {
lastName: string;
firstName: string;
middleName: string;
};
actNumber: string;
actDate: number;
blankNumber: string;
registryOffice: {
code: string;
name: string;
};
};

export type CommonBlock = {
docOwner: {
iin: string;
firstName: string;
lastName: string;
middleName: string;
};
docType: {
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
docIssuedDate: number | null;
docExpirationDate: number | null;
docUri: string;
};

export type Diploma = (DocumentBase) & ({
document_type: "diploma";
result_json: {
common: CommonBlock;
domain: DiplomaDomain;
};
});

export type DiplomaDomain = {
graduate: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
series: string;
number: string;
registrationNumber: string;
institution: string;
specialityCode: string;
speciality: string;
qualification: string;
degree: string;
form: string;
startYear: number;
endYear: number;
commissionDate: number;
withHonours: boolean;
subjects: ({
name: string;
credits: number;
points: number;
grade: string;
})[];
totalCredits: number;
gradePointAverage: number;
};

export type DisabilityCertificate = (DocumentBase) & ({
document_type: "disability_certificate";
result_json: {
common: CommonBlock;
domain: DisabilityCertificateDomain;
};
});

export type DisabilityCertificateDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
group: string;
cause: string;
establishedDate: number;
validUntil: number | null;
examinationNumber: string;
examinationDate: number;
};

export type DivorceCertificate = (DocumentBase) & ({
document_type: "divorce_certificate";
result_json: {
common: CommonBlock;
domain: DivorceCertificateDomain;
};
});

export type DivorceCertificateDomain = {
husband: {
iin: string | null;
lastNameBefore: string;
lastNameAfter: string;
firstName: string;
middleName: string;
birthday: number | null;
};
wife: {
iin: string | null;
lastNameBefore: string;
lastNameAfter: string;
firstName: string;
middleName: string;
birthday: number | null;
};
marriageActNumber: string;
marriageActDate: number;
basis: string;
actNumber: string;
actDate: number;
blankNumber: string;
registryOffice: {
code: string;
name: string;
};
};

export type DocumentBase = {
face_photo: string | null;
qrcode: string | null;
barcode: string | null;
document_image: string | null;
gender: "male" | "female" | null;
document_pdf: string | null;
file_status: "ready" | "pending" | "unavailable" | null;
file_changes: ("active_content_removed" | "signature_removed" | "repaired" | "drawn_instead")[];
extra: {
date_of_birth: string | null;
date_of_issue: string | null;
date_of_expire: string | null;
};
};

export type DocumentReply = IdentityCard | DriverLicense | BirthCertificate | MarriageCertificate | ChangeFioCertificate | DivorceCertificate | Diploma | Srts | Vaccination | SocialId | DisabilityCertificate | LargeFamilyCertificate | AspCertificate | TechPassport | Pension | Passport | StudentCard | Vnzh | PcrCertificate | LbgCard | InsurancePolicy | Hunter | Oralman | Attorney;

export type DriverLicense = (DocumentBase) & ({
document_type: "driver_license";
result_json: {
common: CommonBlock;
domain: DriverLicenseDomain;
};
});

export type DriverLicenseDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
birthPlace: string;
residence: string;
series: string;
number: string;
categories: ({
category: "A" | "A1" | "B" | "B1" | "C" | "C1" | "D" | "D1" | "BE" | "CE" | "DE" | "C1E" | "D1E" | "Tm" | "Tb";
issuedDate: number;
expirationDate: number;
})[];
specialMarks: string;
};

export type Hunter = (DocumentBase) & ({
document_type: "hunter";
result_json: {
common: CommonBlock;
domain: HunterDomain;
};
});

export type HunterDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
citizenship: string;
examinationDate: number;
feeMarks: ({
year: number;
paidDate: number;
receiptNumber: string;
})[];
};

export type IdentityCard = (DocumentBase) & ({
document_type: "identity_card";
result_json: {
common: CommonBlock;
domain: IdentityCardDomain;
};
});

export type IdentityCardDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
lastNameLatin?: string | undefined;
firstNameLatin?: string | undefined;
birthday: number;
gender: string;
birthPlace: string;
nationality: string;
citizenship: string;
};

export type InsurancePolicy = (DocumentBase) & ({
document_type: "insurance_policy";
result_json: {
common: CommonBlock;
domain: InsurancePolicyDomain;
};
});

export type InsurancePolicyDomain = {
insurer: string;
insurerBin: string;
insuranceClass: string;
policyHolder: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
address: string;
vehicle: {
plate: string;
vin: string;
make: string;
model: string;
year: number;
category: string;
};
insuredPersons: ({
person: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
bonusMalusClass: string;
})[];
startDate: number;
endDate: number;
contractDate: number;
premiumTenge: number;
};

export type LargeFamilyCertificate = (DocumentBase) & ({
document_type: "large_family_certificate";
result_json: {
common: CommonBlock;
domain: LargeFamilyCertificateDomain;
};
});

export type LargeFamilyCertificateDomain = {
parent: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
spouse: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
} | null;
address: string;
award: string | null;
children: ({
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
})[];
};

export type LbgCard = (DocumentBase) & ({
document_type: "lbg_card";
result_json: {
common: CommonBlock;
domain: LbgCardDomain;
};
});

export type LbgCardDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
lastNameLatin?: string | undefined;
firstNameLatin?: string | undefined;
birthday: number;
gender: string;
birthPlace: string;
nationality: string;
citizenship: string;
};

export type MarriageCertificate = (DocumentBase) & ({
document_type: "marriage_certificate";
result_json: {
common: CommonBlock;
domain: MarriageCertificateDomain;
};
});

export type MarriageCertificateDomain = {
husband: {
iin: string | null;
lastNameBefore: string;
lastNameAfter: string;
firstName: string;
middleName: string;
birthday: number | null;
};
wife: {
iin: string | null;
lastNameBefore: string;
lastNameAfter: string;
firstName: string;
middleName: string;
birthday: number | null;
};
actNumber: string;
actDate: number;
blankNumber: string;
registryOffice: {
code: string;
name: string;
};
};

export type Oralman = (DocumentBase) & ({
document_type: "oralman";
result_json: {
common: CommonBlock;
domain: OralmanDomain;
};
});

export type OralmanDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
birthPlace: string;
nationality: string;
countryOfOrigin: string;
residence: string;
familyMembers: ({
relation: string;
person: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
};
})[];
};

export type Passport = (DocumentBase) & ({
document_type: "passport";
result_json: {
common: CommonBlock;
domain: PassportDomain;
};
});

export type PassportDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
lastNameLatin?: string | undefined;
firstNameLatin?: string | undefined;
birthday: number;
gender: string;
birthPlace: string;
nationality: string;
citizenship: string;
};

export type PcrCertificate = (DocumentBase) & ({
document_type: "pcr_certificate";
result_json: {
common: CommonBlock;
domain: PcrCertificateDomain;
};
});

export type PcrCertificateDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
number: string;
isresident: string;
adress: string;
placeOfStudyOrWork: string;
date: number;
givenDate: number;
phone: string;
hasSymptomsCOVID: string;
protocolDate: number;
createAt: number;
researchResults: string;
};

export type Pension = (DocumentBase) & ({
document_type: "pension";
result_json: {
common: CommonBlock;
domain: PensionDomain;
};
});

export type PensionDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
residence: string;
pensionKind: string;
grantedDate: number;
caseNumber: string;
};

export type SocialId = (DocumentBase) & ({
document_type: "social_id";
result_json: {
common: CommonBlock;
domain: SocialIdDomain;
};
});

export type SocialIdDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
categories: (string)[];
region: string;
};

export type Srts = (DocumentBase) & ({
document_type: "srts";
result_json: {
common: CommonBlock;
domain: SrtsDomain;
};
});

export type SrtsDomain = {
plate: string;
vin: string;
make: string;
model: string;
year: number;
category: string;
colour: string;
engineVolumeCm3: number | null;
enginePowerHp: number;
maximumMassKg: number;
unladenMassKg: number;
ownerIin: string;
ownerLastName: string;
ownerFirstName: string;
ownerMiddleName: string;
ownerAddress: string;
specialMarks: string | null;
};

export type StudentCard = (DocumentBase) & ({
document_type: "student_card";
result_json: {
common: CommonBlock;
domain: StudentCardDomain;
};
});

export type StudentCardDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
institution: string;
faculty: string;
speciality: string;
form: string;
startYear: number;
endYear: number;
};

export type TechPassport = (DocumentBase) & ({
document_type: "tech_passport";
result_json: {
common: CommonBlock;
domain: TechPassportDomain;
};
});

export type TechPassportDomain = {
cadastralNumber: string;
purpose: string;
address: string;
builtInYear: number;
floor: number;
rooms: number;
areaM2: number;
livingAreaM2: number;
premises: ({
number: number;
purpose: string;
areaM2: number;
livingAreaM2: number;
})[];
owner: {
iin: string;
lastName: string;
firstName: string;
middleName: string;
share: string;
};
};

export type Vaccination = (DocumentBase) & ({
document_type: "vaccination";
result_json: {
common: CommonBlock;
domain: VaccinationDomain;
};
});

export type VaccinationDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
birthday: number;
gender: string;
disease: string;
vaccine: string;
manufacturer: string;
doses: ({
kind: "first" | "second" | "booster";
date: number;
vaccine: string;
batch: string;
})[];
organization: string;
};

export type Vnzh = (DocumentBase) & ({
document_type: "vnzh";
result_json: {
common: CommonBlock;
domain: VnzhDomain;
};
});

export type VnzhDomain = {
iin: string;
lastName: string;
firstName: string;
middleName: string;
lastNameLatin?: string | undefined;
firstNameLatin?: string | undefined;
birthday: number;
gender: string;
birthPlace: string;
nationality: string;
citizenship: string;
};

export interface Operations {
describeGateway: {
params: undefined;
body: undefined;
answer: {
development_inbox: boolean;
sample_pages: boolean;
documentation: boolean;
live_documents: "all" | "some" | "none";
};
};
signUp: {
params: undefined;
body: {
organization_name: string;
bin: string;
email: string;
password: string;
language: "kk" | "ru" | "en";
};
answer: {
status: "mail_sent";
};
};
confirmSignUp: {
params: undefined;
body: {
token: string;
password: string;
};
answer: {
status: "logged_in" | "second_factor_required";
second_factors: ("totp" | "recovery_code" | "passkey")[];
};
};
requestPasswordReset: {
params: undefined;
body: {
email: string;
};
answer: {
status: "mail_sent";
};
};
resetPassword: {
params: undefined;
body: {
token: string;
password: string;
};
answer: {
totp_enabled: boolean;
passkeys: (string)[];
};
};
logIn: {
params: undefined;
body: {
email: string;
password: string;
};
answer: {
status: "logged_in" | "second_factor_required";
second_factors: ("totp" | "recovery_code" | "passkey")[];
};
};
logOut: {
params: undefined;
body: undefined;
answer: undefined;
};
completeLogIn: {
params: undefined;
body: {
code: string;
} | {
recovery_code: string;
};
answer: {
status: "logged_in" | "second_factor_required";
second_factors: ("totp" | "recovery_code" | "passkey")[];
};
};
startPasskeyLogIn: {
params: undefined;
body: undefined;
answer: {
challenge?: string | undefined;
};
};
logInWithPasskey: {
params: undefined;
body: {
response: {
id: string;
rawId: string;
type: "public-key";
response: Record<string, unknown>;
clientExtensionResults: Record<string, unknown>;
authenticatorAttachment?: string | undefined;
};
};
answer: {
status: "logged_in" | "second_factor_required";
second_factors: ("totp" | "recovery_code" | "passkey")[];
};
};
confirmPassword: {
params: undefined;
body: {
password: string;
};
answer: undefined;
};
confirmSecondFactor: {
params: undefined;
body: {
code: string;
} | {
recovery_code: string;
};
answer: undefined;
};
startPasskeyConfirmation: {
params: undefined;
body: undefined;
answer: {
challenge?: string | undefined;
};
};
confirmWithPasskey: {
params: undefined;
body: {
response: {
id: string;
rawId: string;
type: "public-key";
response: Record<string, unknown>;
clientExtensionResults: Record<string, unknown>;
authenticatorAttachment?: string | undefined;
};
};
answer: undefined;
};
readOwnAccount: {
params: undefined;
body: undefined;
answer: {
id: string;
email: string;
language: "kk" | "ru" | "en";
is_operator: boolean;
operator_permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read")[];
totp_enabled: boolean;
recovery_codes_left: number;
passkeys: number;
second_factor_missing: boolean;
session: {
id: string;
confirmed_until: string;
};
organizations: ({
id: string;
name: string;
bin: string | null;
role: "owner" | "developer" | "viewer" | null;
permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read")[];
suspension: {
at: string;
by: string | null;
reason: string;
} | null;
})[];
};
};
changeLanguage: {
params: undefined;
body: {
language: "kk" | "ru" | "en";
};
answer: undefined;
};
changePassword: {
params: undefined;
body: {
current_password: string;
new_password: string;
};
answer: undefined;
};
listLogIns: {
params: undefined;
body: undefined;
answer: {
sessions: ({
id: string;
current: boolean;
user_agent: string;
network: string;
created_at: string;
last_seen_at: string;
expires_at: string;
})[];
};
};
endAllLogIns: {
params: undefined;
body: undefined;
answer: undefined;
};
endLogIn: {
params: {
session_id: string;
};
body: undefined;
answer: undefined;
};
startTotp: {
params: undefined;
body: undefined;
answer: {
secret: string;
otpauth_url: string;
};
};
disableTotp: {
params: undefined;
body: undefined;
answer: undefined;
};
confirmTotp: {
params: undefined;
body: {
code: string;
};
answer: {
recovery_codes: (string)[];
};
};
renewRecoveryCodes: {
params: undefined;
body: undefined;
answer: {
recovery_codes: (string)[];
};
};
listPasskeys: {
params: undefined;
body: undefined;
answer: {
passkeys: ({
id: string;
name: string;
backed_up: boolean;
created_at: string;
last_used_at: string | null;
})[];
};
};
registerPasskey: {
params: undefined;
body: {
name: string;
response: {
id: string;
rawId: string;
type: "public-key";
response: Record<string, unknown>;
clientExtensionResults: Record<string, unknown>;
authenticatorAttachment?: string | undefined;
};
};
answer: {
id: string;
recovery_codes: (string)[];
};
};
startPasskeyRegistration: {
params: undefined;
body: undefined;
answer: {
challenge?: string | undefined;
};
};
renamePasskey: {
params: {
passkey_id: string;
};
body: {
name: string;
};
answer: undefined;
};
removePasskey: {
params: {
passkey_id: string;
};
body: undefined;
answer: undefined;
};
listOwnOrganizations: {
params: undefined;
body: undefined;
answer: {
organizations: ({
id: string;
name: string;
bin: string | null;
role: "owner" | "developer" | "viewer" | null;
permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read")[];
suspension: {
at: string;
by: string | null;
reason: string;
} | null;
})[];
};
};
readOrganization: {
params: {
organization_id: string;
};
body: undefined;
answer: {
id: string;
name: string;
bin: string | null;
role: "owner" | "developer" | "viewer" | null;
permissions: ("organization.read" | "organization.leave" | "members.read" | "members.manage" | "api_keys.read" | "api_keys.manage" | "api_keys.revoke" | "subscriptions.read" | "subscriptions.manage" | "requests.read" | "usage.read" | "try_it.use" | "organizations.list" | "organizations.suspend" | "accounts.lock" | "system.read" | "audit.read")[];
suspension: {
at: string;
by: string | null;
reason: string;
} | null;
};
};
leaveOrganization: {
params: {
organization_id: string;
};
body: undefined;
answer: undefined;
};
listMembers: {
params: {
organization_id: string;
};
body: undefined;
answer: {
members: ({
account_id: string;
email: string;
role: "owner" | "developer" | "viewer";
has_second_factor: boolean;
lock: {
at: string;
by: string | null;
reason: string;
} | null;
joined_at: string;
is_you: boolean;
})[];
};
};
changeRole: {
params: {
organization_id: string;
account_id: string;
};
body: {
role: "owner" | "developer" | "viewer";
};
answer: undefined;
};
removeMember: {
params: {
organization_id: string;
account_id: string;
};
body: undefined;
answer: undefined;
};
resetSecondFactors: {
params: {
organization_id: string;
account_id: string;
};
body: undefined;
answer: undefined;
};
listApiKeys: {
params: {
organization_id: string;
};
body: undefined;
answer: {
api_keys: ({
id: string;
environment: "test" | "live";
name: string;
last_four: string;
state: "usable" | "expired" | "revoked";
created_at: string;
expires_at: string | null;
revoked_at: string | null;
revoked_by: string | null;
revocation_reason: string | null;
last_used_at: string | null;
seen_in_browser_at: string | null;
allowed_ip_ranges: (string)[];
})[];
};
};
createApiKey: {
params: {
organization_id: string;
};
body: {
environment: "test" | "live";
name: string;
expires_at?: string | null | undefined;
allowed_ip_ranges?: (string)[] | undefined;
};
answer: {
id: string;
environment: "test" | "live";
name: string;
last_four: string;
state: "usable" | "expired" | "revoked";
created_at: string;
expires_at: string | null;
revoked_at: string | null;
revoked_by: string | null;
revocation_reason: string | null;
last_used_at: string | null;
seen_in_browser_at: string | null;
allowed_ip_ranges: (string)[];
backend_api_key: string;
};
};
updateApiKey: {
params: {
organization_id: string;
api_key_id: string;
};
body: {
name: string;
expires_at: string | null;
allowed_ip_ranges: (string)[];
};
answer: undefined;
};
rollApiKey: {
params: {
organization_id: string;
api_key_id: string;
};
body: {
overlap: "now" | "1h" | "24h" | "7d";
};
answer: {
id: string;
environment: "test" | "live";
name: string;
last_four: string;
state: "usable" | "expired" | "revoked";
created_at: string;
expires_at: string | null;
revoked_at: string | null;
revoked_by: string | null;
revocation_reason: string | null;
last_used_at: string | null;
seen_in_browser_at: string | null;
allowed_ip_ranges: (string)[];
backend_api_key: string;
};
};
showApiKey: {
params: {
organization_id: string;
api_key_id: string;
};
body: undefined;
answer: {
backend_api_key: string;
};
};
revokeApiKey: {
params: {
organization_id: string;
api_key_id: string;
};
body: {
reason?: string | undefined;
};
answer: undefined;
};
listSubscriptions: {
params: {
organization_id: string;
};
body: undefined;
answer: {
subscriptions: ({
id: string;
technology: string;
plan_name: string;
state: "scheduled" | "running" | "disabled" | "ended" | "cancelled";
trial: boolean;
starts_at: string;
ends_at: string;
quota: number | null;
mcdb_check: boolean;
delivered: number;
})[];
access: {
test: string;
live: string;
};
ends_soon: {
ends_at: string;
days_left: number;
} | null;
};
};
grantSubscription: {
params: {
organization_id: string;
};
body: {
plan_id: string;
starts_on?: string | undefined;
};
answer: {
id: string;
};
};
setSubscriptionActive: {
params: {
organization_id: string;
subscription_id: string;
};
body: {
active: boolean;
};
answer: undefined;
};
endSubscription: {
params: {
organization_id: string;
subscription_id: string;
};
body: undefined;
answer: undefined;
};
listPlans: {
params: undefined;
body: undefined;
answer: {
plans: ({
id: string;
name: string;
technology: string;
months: number;
quota: number | null;
mcdb_check: boolean;
active: boolean;
})[];
};
};
createPlan: {
params: undefined;
body: {
name: string;
technology: string;
months: number;
quota: number | null;
mcdb_check?: boolean | undefined;
};
answer: {
id: string;
name: string;
technology: string;
months: number;
quota: number | null;
mcdb_check: boolean;
active: boolean;
};
};
setPlanActive: {
params: {
plan_id: string;
};
body: {
active: boolean;
};
answer: undefined;
};
listRequests: {
params: {
from?: string | undefined;
to?: string | undefined;
operation?: "requestDocument" | "resendOtp" | "approveSession" | "generateFiles" | "checkMcdb" | undefined;
document_type?: "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney" | undefined;
environment?: "test" | "live" | undefined;
outcome?: string | undefined;
request_id?: string | undefined;
api_key_id?: string | undefined;
session?: string | undefined;
iin_end?: string | undefined;
after?: string | undefined;
organization_id: string;
};
body: undefined;
answer: {
requests: ({
request_id: string;
time: string;
operation: "requestDocument" | "resendOtp" | "approveSession" | "generateFiles" | "checkMcdb";
environment: "test" | "live";
api_key_id: string;
session: string | null;
document_type: string | null;
outcome: string;
iin: string | null;
phone: string | null;
duration_ms: number;
state_ms: number | null;
})[];
next: string | null;
};
};
exportRequests: {
params: {
from?: string | undefined;
to?: string | undefined;
operation?: "requestDocument" | "resendOtp" | "approveSession" | "generateFiles" | "checkMcdb" | undefined;
document_type?: "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney" | undefined;
environment?: "test" | "live" | undefined;
outcome?: string | undefined;
request_id?: string | undefined;
api_key_id?: string | undefined;
session?: string | undefined;
iin_end?: string | undefined;
organization_id: string;
};
body: undefined;
answer: unknown;
};
readUsage: {
params: {
from: string;
to: string;
environment: "test" | "live";
organization_id: string;
};
body: undefined;
answer: {
days: ({
day: string;
ok: number;
failed: number;
delivered: number;
})[];
document_types: ({
document_type: string;
requested: number;
failed: number;
delivered: number;
})[];
outcomes: ({
outcome: string;
calls: number;
})[];
state: {
calls: number;
median_ms: number | null;
p95_ms: number | null;
};
};
};
listInvitations: {
params: {
organization_id: string;
};
body: undefined;
answer: {
invitations: ({
id: string;
email: string;
role: "owner" | "developer" | "viewer" | null;
created_at: string;
expires_at: string;
})[];
};
};
inviteMember: {
params: {
organization_id: string;
};
body: {
email: string;
role: "owner" | "developer" | "viewer";
};
answer: {
id: string;
email: string;
role: "owner" | "developer" | "viewer" | null;
created_at: string;
expires_at: string;
};
};
withdrawInvitation: {
params: {
organization_id: string;
invitation_id: string;
};
body: undefined;
answer: undefined;
};
showInvitation: {
params: undefined;
body: {
token: string;
};
answer: {
organization_name: string | null;
role: "owner" | "developer" | "viewer" | null;
email: string;
account_exists: boolean;
expires_at: string;
};
};
acceptInvitation: {
params: undefined;
body: {
token: string;
};
answer: {
organization_id: string | null;
};
};
acceptInvitationAsNewAccount: {
params: undefined;
body: {
token: string;
password: string;
language: "kk" | "ru" | "en";
};
answer: {
status: "logged_in" | "second_factor_required";
second_factors: ("totp" | "recovery_code" | "passkey")[];
};
};
listOrganizations: {
params: {
after?: string | undefined;
};
body: undefined;
answer: {
organizations: ({
id: string;
name: string;
bin: string | null;
members: number;
suspended: boolean;
created_at: string;
access: string;
ends_at: string | null;
})[];
next: string | null;
};
};
suspendOrganization: {
params: {
organization_id: string;
};
body: {
reason: string;
};
answer: undefined;
};
reopenOrganization: {
params: {
organization_id: string;
};
body: {
reason: string;
};
answer: undefined;
};
lockAccount: {
params: {
account_id: string;
};
body: {
reason: string;
};
answer: undefined;
};
unlockAccount: {
params: {
account_id: string;
};
body: {
reason: string;
};
answer: undefined;
};
endEveryLogIn: {
params: undefined;
body: {
reason: string;
};
answer: undefined;
};
readHealth: {
params: undefined;
body: undefined;
answer: {
version: string;
node: string;
uptime_seconds: number;
connectors: ({
name: string;
environment: "test" | "live";
document_types: (string)[];
guard: {
breaker: "closed" | "half_open" | "open";
in_flight: number;
queued: number;
} | null;
calls: number;
failed: number;
refusals: {
breaker_open: number;
queue_full: number;
deadline_in_queue: number;
};
last_call: {
operation: "requestDocument" | "resendOtp" | "fetchDocument" | "checkMcdb";
outcome: string;
duration_ms: number;
age_seconds: number;
} | null;
})[];
store: {
kind: "sqlite" | "postgresql";
answer_ms: number;
newest_migration: string;
};
tasks: ({
name: string;
every_seconds: number;
last_turn_at: string | null;
late: boolean;
})[];
mails: {
waiting: number;
retried: number;
oldest_at: string | null;
go_to: "smtp" | "development_inbox" | "nowhere";
};
};
};
listAudit: {
params: {
organization_id?: string | undefined;
action?: "document_requested" | "request_failed" | "otp_resent" | "resend_failed" | "document_delivered" | "document_repeated" | "files_generated" | "code_refused" | "session_locked" | "approval_failed" | "mcdb_check_requested" | "mcdb_verified" | "mcdb_not_verified" | "mcdb_check_failed" | "api_key_created" | "api_key_rolled" | "api_key_revoked" | "api_key_changed" | "api_key_shown" | "organization_suspended" | "organization_reopened" | "subscription_granted" | "subscription_ended" | "subscription_disabled" | "subscription_enabled" | "plan_created" | "plan_retired" | "plan_resumed" | "audit_read" | "organization_read" | "audit_verified" | "audit_exported" | "signed_up" | "logged_in" | "log_in_refused" | "logged_out" | "log_in_ended" | "all_log_ins_ended" | "password_confirmed" | "passkey_confirmed" | "second_factor_confirmed" | "password_reset_requested" | "password_reset" | "password_changed" | "totp_enabled" | "totp_disabled" | "recovery_codes_renewed" | "passkey_added" | "passkey_removed" | "second_factors_reset" | "member_invited" | "invitation_withdrawn" | "invitation_accepted" | "role_changed" | "member_removed" | "member_left" | "account_locked" | "account_unlocked" | "every_log_in_ended" | "operator_created" | undefined;
from?: string | undefined;
to?: string | undefined;
after?: string | undefined;
};
body: undefined;
answer: {
rows: ({
position: number;
sequence: number;
time: string;
action: string;
organization_id: string;
organization_name: string | null;
account_email: string | null;
request_id: string | null;
network: string | null;
document_type: string | null;
environment: "test" | "live" | null;
error_code: string | null;
subject: string | null;
target: string | null;
reason: string | null;
before: string | null;
after: string | null;
hash: string;
})[];
next: string | null;
};
};
readCheckpoint: {
params: undefined;
body: undefined;
answer: {
key: string;
unsealed_rows: number;
checkpoint: {
rows: number;
sealed_at: string;
note: string;
} | null;
};
};
verifyAudit: {
params: undefined;
body: undefined;
answer: unknown;
};
exportAudit: {
params: undefined;
body: undefined;
answer: unknown;
};
listDevelopmentMails: {
params: undefined;
body: undefined;
answer: {
mails: ({
id: string;
sent_at: string;
to: string;
subject: string;
text: string;
html: string;
})[];
};
};
readMetrics: {
params: undefined;
body: undefined;
answer: unknown;
};
requestDocument: {
params: {
document_type: "identity_card" | "driver_license" | "birth_certificate" | "marriage_certificate" | "change_fio_certificate" | "divorce_certificate" | "diploma" | "srts" | "vaccination" | "social_id" | "disability_certificate" | "large_family_certificate" | "asp_certificate" | "tech_passport" | "pension" | "passport" | "student_card" | "vnzh" | "pcr_certificate" | "lbg_card" | "insurance_policy" | "hunter" | "oralman" | "attorney" | string;
};
body: {
api_key: string;
iin: string;
phone: string;
};
answer: {
backend_session_id: string;
expires_at: string;
resend_after: string | null;
phone_masked: string;
};
};
resendOtp: {
params: undefined;
body: {
backend_session_id: string;
};
answer: {
backend_session_id: string;
expires_at: string;
resend_after: string | null;
phone_masked: string;
};
};
approveSession: {
params: undefined;
body: {
backend_session_id: string;
code: string;
file: boolean;
file_type: "pdf" | "image";
};
answer: DocumentReply;
};
generateFiles: {
params: undefined;
body: {
session_id: string;
api_key: string;
};
answer: {
document_pdf: string | null;
document_image: string | null;
};
};
checkMcdb: {
params: undefined;
body: {
api_key: string;
iin: string;
phone: string;
};
answer: {
is_verified: boolean;
};
};
listSandboxScenarios: {
params: undefined;
body: undefined;
answer: {
scenarios: ({
name: string;
what: string;
request: string;
resend: string;
approve: string;
error_code: string | null;
status: number | null;
choose: {
people: ({
iin: string;
phone: string;
})[];
phone: string | null;
header: boolean;
arm: boolean;
seconds: {
min: number;
max: number;
usual: number;
} | null;
operations: ("request" | "resend" | "approve" | "mcdb_check")[];
steps: string | null;
};
})[];
};
};
listSandboxArms: {
params: undefined;
body: undefined;
answer: {
arms: ({
id: string;
scenario: "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | "flapping";
seconds: number | null;
for: "everybody" | "person" | "session";
iin: string | null;
operation: "request" | "resend" | "approve" | "mcdb_check" | null;
calls_left: number | null;
ends_at: string;
})[];
};
};
armSandboxScenario: {
params: undefined;
body: {
scenario: "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | "flapping";
seconds?: number | undefined;
operation?: "request" | "resend" | "approve" | "mcdb_check" | undefined;
backend_session_id?: string | undefined;
iin?: string | undefined;
calls?: number | undefined;
minutes?: number | undefined;
};
answer: {
id: string;
scenario: "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | "flapping";
seconds: number | null;
for: "everybody" | "person" | "session";
iin: string | null;
operation: "request" | "resend" | "approve" | "mcdb_check" | null;
calls_left: number | null;
ends_at: string;
};
};
disarmSandboxScenario: {
params: {
arm_id: string;
};
body: undefined;
answer: undefined;
};
showSandboxClock: {
params: undefined;
body: undefined;
answer: {
now: string;
ahead_seconds: number;
};
};
moveSandboxClock: {
params: undefined;
body: {
advance_seconds?: number | undefined;
reset?: boolean | undefined;
};
answer: {
now: string;
ahead_seconds: number;
};
};
resetSandbox: {
params: undefined;
body: undefined;
answer: undefined;
};
listSandboxSubjects: {
params: undefined;
body: undefined;
answer: {
subjects: ({
iin: string;
phone: string;
full_name: string;
situation: "ok" | "egov_unreachable" | "egov_unavailable" | "egov_timeout" | "government_service_error" | "profile_not_found" | "subject_not_found_in_mcdb" | "document_missing" | "silent" | "slow" | "sms_late" | "sms_never" | "fixed_code" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "document_already_received" | "too_many_attempts" | "document_expired" | "pdf_missing" | "flapping";
document_types: (string)[];
})[];
};
};
listSandboxMessages: {
params: {
phone?: string | undefined;
sent_after?: string | undefined;
limit?: string | undefined;
};
body: undefined;
answer: {
messages: ({
id: string;
phone: string;
sender: "1414";
text: string;
code: string;
sent_at: string;
})[];
};
};
listDocumentTypes: {
params: undefined;
body: undefined;
answer: {
document_types: ({
title: {
kk: string;
ru: string;
en: string;
};
document_type: string;
code: string;
has_face_photo: boolean;
validity: {
kk: string;
ru: string;
en: string;
} | null;
samples: {
pdf: string;
image: string;
json: string;
} | null;
})[];
};
};
showDocumentType: {
params: {
document_type: string;
};
body: undefined;
answer: {
title: {
kk: string;
ru: string;
en: string;
};
document_type: string;
code: string;
has_face_photo: boolean;
validity: {
kk: string;
ru: string;
en: string;
} | null;
samples: {
pdf: string;
image: string;
json: string;
} | null;
result_json_schema: Record<string, unknown>;
sample: Record<string, unknown>;
};
};
showSampleJson: {
params: {
document_type: string;
};
body: undefined;
answer: unknown;
};
showSamplePdf: {
params: {
document_type: string;
};
body: undefined;
answer: unknown;
};
showSampleImage: {
params: {
document_type: string;
};
body: undefined;
answer: unknown;
};
checkLiveness: {
params: undefined;
body: undefined;
answer: {
status: "ok";
};
};
checkReadiness: {
params: undefined;
body: undefined;
answer: {
status: "ok";
};
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
  listDevelopmentMails: ['GET', '/api/v1/cabinet/development/mail/'],
  readMetrics: ['GET', '/metrics'],
  requestDocument: ['POST', '/api/v1/backend/e-document/online-access/request/{document_type}/'],
  resendOtp: ['POST', '/api/v1/backend/e-document/online-access/resend/'],
  approveSession: ['POST', '/api/v1/backend/e-document/online-access/approve/'],
  generateFiles: ['POST', '/api/v1/e-document/generate-files/'],
  checkMcdb: ['POST', '/api/v1/backend/e-document/mcdb/check/'],
  listSandboxScenarios: ['GET', '/api/v1/sandbox/scenarios/'],
  listSandboxArms: ['GET', '/api/v1/sandbox/arm/'],
  armSandboxScenario: ['POST', '/api/v1/sandbox/arm/'],
  disarmSandboxScenario: ['DELETE', '/api/v1/sandbox/arm/{arm_id}/'],
  showSandboxClock: ['GET', '/api/v1/sandbox/clock/'],
  moveSandboxClock: ['POST', '/api/v1/sandbox/clock/'],
  resetSandbox: ['POST', '/api/v1/sandbox/reset/'],
  listSandboxSubjects: ['GET', '/api/v1/sandbox/subjects/'],
  listSandboxMessages: ['GET', '/api/v1/sandbox/messages/'],
  listDocumentTypes: ['GET', '/api/v1/document-types/'],
  showDocumentType: ['GET', '/api/v1/document-types/{document_type}/'],
  showSampleJson: ['GET', '/api/v1/document-types/{document_type}/sample.json'],
  showSamplePdf: ['GET', '/api/v1/document-types/{document_type}/sample.pdf'],
  showSampleImage: ['GET', '/api/v1/document-types/{document_type}/sample.jpg'],
  checkLiveness: ['GET', '/livez'],
  checkReadiness: ['GET', '/readyz'],
} as const;
