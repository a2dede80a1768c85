/** Made from the OpenAPI documents by `npm run openapi`. What is changed here is lost. */

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

/** An error. Every 4xx and 5xx has this body. */
export type ErrorReply = {
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
export type ErrorCode = "subject_not_found_in_mcdb" | "egov_unreachable" | "egov_unavailable" | "no_live_connector" | "mcdb_check_unsupported" | "egov_timeout" | "government_service_error" | "profile_not_found" | "invalid_iin" | "document_already_received" | "technology_not_accessible" | "claims_only" | "session_in_progress" | "session_not_found" | "subscription_not_started" | "no_subscription_for_technology" | "no_subscription" | "invalid_api_key" | "flow_session_not_found" | "consent_not_found" | "credentials_off" | "invalid_token" | "invalid_proof" | "invalid_nonce" | "credential_not_found" | "flow_disabled" | "webhook_listener_not_found" | "webhook_event_not_found" | "document_type_not_found" | "invalid_phone" | "invalid_otp_code" | "otp_code_expired" | "session_expired" | "too_many_attempts" | "idempotency_key_in_use" | "idempotency_key_mismatch" | "resend_too_early" | "too_many_resends" | "rate_limited" | "too_many_calls" | "subject_locked" | "too_many_codes" | "too_many_citizens" | "invalid_metrics_token" | "invalid_request" | "scenario_needs_test_key" | "sandbox_full" | "not_found" | "method_not_allowed" | "not_for_browsers" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "files_unavailable" | "internal_error" | "service_unavailable" | "draining";

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
