/** The Flow's two calls for organisations, with the vendor's names, and what they have beside these. */
import { answersReplySchema, askFields } from '../claims/ask-schemas.ts';
import { oneOf, Type } from '../json/json-schema.ts';
import { documentReplySchema } from '../sessions/document-reply-schema.ts';
import { KEEP_DOCUMENT_MS } from '../sessions/kept-document.ts';
import { clientReferenceField } from '../sessions/session-schemas.ts';
import { durationText } from '../words/duration-text.ts';
import { METADATA_BYTES_MAX } from './flow-order.ts';
import { PURPOSE_CHARACTERS_MAX } from './flow-settings.ts';
import { fileTypes, flowFailures } from './page-schemas.ts';

const SESSION_EXAMPLE = '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b';
const KEY_EXAMPLE = 'qjt_flow_…';

const purposeText = Type.Optional(
  Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: PURPOSE_CHARACTERS_MAX * 4 }),
);

export const newFlowSessionSchema = Type.Object(
  {
    api_key: Type.Optional(
      Type.String({ description: 'The key of the flow; left out where it is in `Authorization: Bearer`' }),
    ),
    metadata: Type.Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        description: `Of your own, given back with the result: at most ${METADATA_BYTES_MAX} bytes. Nothing personal belongs here`,
      }),
    ),
    document_types: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Some of those of the flow; the citizen chooses one. All of them where it is left out',
        maxItems: 100,
        examples: [['identity_card']],
      }),
    ),
    file_type: Type.Optional(
      oneOf(fileTypes, { description: 'Which file comes with the data; `pdf` where it is left out' }),
    ),
    ...askFields,
    purpose: Type.Optional(
      Type.Object(
        { kk: purposeText, ru: purposeText, en: purposeText },
        {
          description: 'Why you ask, in place of the text of the flow',
          additionalProperties: false,
          examples: [{ kk: 'Тіркелгі ашу үшін' }],
        },
      ),
    ),
    return_url: Type.Optional(
      Type.String({ maxLength: 2000, description: 'Where the citizen goes back to: an address of the flow' }),
    ),
    client_reference: Type.Optional(clientReferenceField),
    iin: Type.Optional(Type.String({ description: 'Where you know it; else the citizen enters it' })),
    phone: Type.Optional(Type.String({ description: 'Where you know it; else the citizen enters it' })),
  },
  { examples: [{ api_key: KEY_EXAMPLE, document_types: ['identity_card'] }] },
);

export const createdFlowSessionSchema = Type.Object(
  {
    session_id: Type.String({ description: 'Opens the page; with the key of the flow, the result' }),
    technologies: Type.Array(Type.String(), { description: '`ED` is E-Document' }),
    url: Type.String({ description: 'The page, to show to the citizen' }),
    expires_at: Type.String({ format: 'date-time', description: 'When it ends, if the citizen does not begin' }),
  },
  {
    examples: [
      {
        session_id: SESSION_EXAMPLE,
        technologies: ['ED'],
        url: `https://gateway.example/flow/${SESSION_EXAMPLE}`,
        expires_at: '2026-11-22T10:30:00.000Z',
      },
    ],
  },
);

export const flowResultQuery = Type.Object({
  session_id: Type.String({ description: 'From `createFlowSession`' }),
  flow_api_key: Type.Optional(
    Type.String({
      description:
        'The key that made the session. Better in `Authorization: Bearer`: proxies keep addresses in their logs',
    }),
  ),
});

const timeOrNull = (description: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time', description });

/** Beside `edocument_result`, which is spliced in. */
export const flowResultSchema = Type.Object({
  id: Type.String({ description: 'The session' }),
  status: oneOf(['PROGRESS', 'FINISHED']),
  flow_session_result: Type.Boolean({ description: 'True where the document was handed over' }),
  flow_session_failure_reasons: Type.Array(oneOf(flowFailures), {
    description: [
      'Why there is no document: `otp` too many wrong codes, `mcdb` a citizen or phone that the state does not know, `document` the state has',
      'closed the request, `cancelled` by the citizen, `expired` the time is over: that of the session, or that of its result',
    ].join(' '),
  }),
  validated_at: timeOrNull('When the code was right'),
  finished_at: timeOrNull('When the session ended'),
  retry_after: Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    description: 'Seconds after which to ask again; null where the status is FINISHED',
  }),
  technologies: Type.Array(
    Type.Object({ name: Type.String(), description: Type.String(), code: Type.String({ examples: ['ED'] }) }),
  ),
  request_sessions: Type.Array(Type.String(), { description: 'Always empty' }),
  flow_name: Type.String(),
  consent_id: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'For `readConsent`; null until the citizen has asked for the code',
  }),
  client_reference: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  metadata: Type.Unsafe<Record<string, unknown>>({ type: 'object' }),
  environment: oneOf(['test', 'live']),
  edocument_result: Type.Unsafe<object>({
    anyOf: [
      {
        allOf: [
          Type.Object(
            { iin: Type.String(), phone: Type.String() },
            { title: 'FlowCitizen', description: 'Whose it is' },
          ),
          documentReplySchema,
        ],
      },
      answersReplySchema,
      Type.Object({}, { additionalProperties: false }),
    ],
    description: `What approve answers, with IIN and phone; \`{}\` while there is none, and from ${durationText(KEEP_DOCUMENT_MS)} later on. A file that could not be made in time is unavailable`,
  }),
});
