/** What the calls of the Backend API take and answer, and what they are refused with. */
import { answersReplySchema, askFields } from '../claims/ask-schemas.ts';
import { documentTypeNames } from '../documents/catalogue.ts';
import { egovErrorCodes } from '../egov/egov.ts';
import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import { rateLimitResponseHeaders } from '../http/rate-limit-headers.ts';
import { json } from '../http/success-schema.ts';
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import { pdfSignatureField } from '../pdf-signatures/pdf-signature-schema.ts';
import { receiptField, signedQrcodeField } from '../proofs/receipt-schema.ts';
import { durationText } from '../words/duration-text.ts';
import { credentialOfferFields } from './credential-offer-schema.ts';
import { base64OrNull, documentReplySchema } from './document-reply-schema.ts';
import { KEEP_MS } from './idempotent-call.ts';
import { KEEP_DOCUMENT_MS } from './kept-document.ts';
import { CLIENT_REFERENCE_MAX } from './read-client-reference.ts';
import { defaultSessionRules } from './session.ts';

const { maxAttempts, otpTtlMs } = defaultSessionRules;

/** A key that ends, and a subscription, end what goes on with them too. */
export const accessErrors = [
  'invalid_api_key',
  'no_subscription',
  'no_subscription_for_technology',
  'subscription_not_started',
  'technology_not_accessible',
  'claims_only',
] as const;

/** Of a call that gives the state the citizen's code. */
export const approvalErrors = [
  'session_not_found',
  ...accessErrors,
  'document_already_received',
  'session_in_progress',
  'session_expired',
  'otp_code_expired',
  'invalid_otp_code',
  'too_many_attempts',
  'subject_locked',
  ...egovErrorCodes,
  'no_live_connector',
] as const;

/** Of a call that reaches the state. */
export const scenarioHeader = {
  'qujat-sandbox': Type.Optional(
    Type.String({
      maxLength: 100,
      description: [
        'Only with a test key: the scenario that the sandbox plays, such as `sms_never` or `slow;seconds=8`; listSandboxScenarios has',
        'them all. With a request, it holds for the whole session.',
      ].join(' '),
    }),
  ),
};

/** Of a call that may be repeated, too. */
export const repeatableHeaders = Type.Object({
  ...scenarioHeader,
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: [
        `Any text of your own, new for each call. The same call with the same key and body has the same answer for ${durationText(KEEP_MS)},`,
        'and nothing happens twice: use it to repeat a call whose answer was lost.',
      ].join(' '),
    }),
  ),
});

const citizenExample = { api_key: 'qjt_test_…', iin: '900101300017', phone: '77010000001' };

export const citizenBody = Type.Object(
  {
    api_key: Type.String({ description: 'API key of the organisation, from the Personal Cabinet' }),
    iin: Type.String({ description: 'IIN of the citizen: 12 digits, as a string' }),
    phone: Type.String({ description: 'Phone of the citizen as registered in the MCDB, such as 77010000001' }),
  },
  { examples: [citizenExample] },
);

export const clientReferenceField = Type.String({
  title: 'ClientReference',
  minLength: 1,
  maxLength: CLIENT_REFERENCE_MAX,
  description: [
    'What you call this request, such as the number of your order: the webhooks about its session repeat it. Printable characters, and',
    'nothing about the citizen: the IIN and the phone of the call are refused in it.',
  ].join(' '),
  examples: ['order-2026-118'],
});

const documentRequestBody = Type.Object(
  {
    ...citizenBody.properties,
    client_reference: Type.Optional(clientReferenceField),
    ...askFields,
    credential: Type.Optional(
      Type.Boolean({
        description:
          'Experimental: true where the document is to go into the citizen’s wallet as a credential, and not to you. See the tag Credentials',
      }),
    ),
  },
  { examples: [citizenExample] },
);

const openSessionResponse = {
  description: 'The state has been asked.',
  content: {
    'application/json': {
      schema: Type.Object(
        {
          backend_session_id: Type.String({ description: 'The session; a secret, as approve needs no key' }),
          expires_at: Type.String({ format: 'date-time', description: 'When the session ends' }),
          resend_after: orNull(Type.String({ format: 'date-time' }), {
            description: 'From when another code may be sent; null where none is left',
          }),
          phone_masked: Type.String({ description: 'The phone as it may be shown to the citizen' }),
          ...credentialOfferFields,
        },
        { title: 'OpenSession' },
      ),
      example: {
        backend_session_id: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
        expires_at: '2026-11-22T10:30:00.000Z',
        resend_after: '2026-11-22T10:01:00.000Z',
        phone_masked: '7701*****01',
      },
    },
  },
};

export const requestDocumentSchema = {
  operationId: 'requestDocument',
  tags: ['E-Document'],
  summary: 'Request a citizen’s document',
  description: [
    'The state sends the citizen a code by SMS from 1414. The answer is the same whether or not the document exists:',
    'where it does not, no SMS comes and no code will match. Every answer to a valid key has the headers RateLimit and',
    'RateLimit-Policy; every 429 has Retry-After.',
  ].join(' '),
  params: Type.Object({
    // Open on purpose: the body is checked first, and an unknown type has an error of its own.
    document_type: Type.Unsafe<string>({
      anyOf: [{ type: 'string', enum: documentTypeNames }, { type: 'string' }],
      description: 'Name of a document type',
      examples: ['identity_card'],
    }),
  }),
  headers: repeatableHeaders,
  body: documentRequestBody,
  response: {
    200: { ...openSessionResponse, headers: rateLimitResponseHeaders },
    ...errorResponses([
      ...bodyErrors,
      'document_type_not_found',
      ...accessErrors,
      'invalid_iin',
      'invalid_phone',
      'rate_limited',
      'subject_locked',
      'too_many_codes',
      'too_many_citizens',
      'idempotency_key_in_use',
      'idempotency_key_mismatch',
      ...egovErrorCodes,
      'no_live_connector',
      'scenario_needs_test_key',
      'credentials_off',
    ]),
  },
};

export const resendOtpSchema = {
  operationId: 'resendOtp',
  tags: ['E-Document'],
  summary: 'Send the citizen another code',
  description: [
    'The codes before it are dead. Attempts that were spent stay spent. A minute must pass between two codes, and a session',
    'has five of them beside the first.',
  ].join(' '),
  headers: Type.Object(scenarioHeader),
  body: Type.Object(
    { backend_session_id: Type.String({ description: 'From the answer of the request' }) },
    { examples: [{ backend_session_id: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b' }] },
  ),
  response: {
    200: openSessionResponse,
    ...errorResponses([
      ...bodyErrors,
      'session_not_found',
      ...accessErrors,
      'document_already_received',
      'session_in_progress',
      'session_expired',
      'too_many_attempts',
      'resend_too_early',
      'too_many_resends',
      'subject_locked',
      'too_many_codes',
      ...egovErrorCodes,
      'no_live_connector',
      'scenario_needs_test_key',
    ]),
  },
};

export const approveSessionSchema = {
  operationId: 'approveSession',
  tags: ['E-Document'],
  summary: 'Approve with the citizen’s code and receive the document',
  description: [
    `Each session gives its document once, to one of ${maxAttempts} different codes; a code lives ${durationText(otpTtlMs)}. A code of which nobody knows`,
    'what the state made, after a time-out or a fault, is one attempt: the same code may be repeated after Retry-After.',
  ].join(' '),
  headers: repeatableHeaders,
  body: Type.Object(
    {
      backend_session_id: Type.String({ description: 'From the answer of the request' }),
      code: Type.String({ description: 'The six digits that the citizen received from 1414' }),
      file: Type.Boolean({ description: 'Whether the answer includes the document’s file' }),
      file_type: oneOf(['pdf', 'image'], { description: 'Which file to include' }),
    },
    {
      examples: [
        { backend_session_id: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b', code: '042137', file: true, file_type: 'pdf' },
      ],
    },
  ),
  response: {
    200: json(
      'The document, or the answers to what was asked of it.',
      Type.Union([documentReplySchema, answersReplySchema]),
    ),
    ...errorResponses([
      ...bodyErrors,
      ...approvalErrors,
      'idempotency_key_in_use',
      'idempotency_key_mismatch',
      'scenario_needs_test_key',
    ]),
  },
};

export const generateFilesSchema = {
  operationId: 'generateFiles',
  tags: ['E-Document'],
  summary: 'Receive the file that was pending',
  description: [
    `Where approve answered with the file_status pending, the file is made now, as often as you ask within ${durationText(KEEP_DOCUMENT_MS)}. 503 with`,
    'Retry-After says that it is not ready yet.',
  ].join(' '),
  body: Type.Object(
    {
      session_id: Type.String({ description: 'The backend_session_id of the session' }),
      api_key: Type.String({ description: 'An API key of the organisation that opened the session' }),
    },
    { examples: [{ session_id: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b', api_key: 'qjt_test_…' }] },
  ),
  response: {
    200: json(
      'The file that was asked for; the other is null.',
      Type.Object({
        document_pdf: base64OrNull('PDF in base64'),
        document_image: base64OrNull('JPEG in base64'),
        pdf_signature: pdfSignatureField,
        signed_qrcode: signedQrcodeField,
        receipt: receiptField,
      }),
    ),
    ...errorResponses([
      ...bodyErrors,
      ...accessErrors,
      'session_not_found',
      'session_in_progress',
      'files_unavailable',
    ]),
  },
};
