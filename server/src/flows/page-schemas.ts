/**
 * What the page of a Flow session is told and what it sends. The session's id never stands in an address of this API: it travels in a
 * header, so that no proxy and no history keeps it.
 */
import { oneOf, orNull, type Static, Type } from '../json/json-schema.ts';
import { languages } from '../words/languages.ts';

/** As the page shows it. What a session is follows from its row and from that of the document's session: see `flow-session.ts`. */
const flowStates = ['created', 'waiting_for_code', 'done', 'failed', 'expired'] as const;
export type FlowState = (typeof flowStates)[number];

/** Why a session ended without a document; the vendor's words, and `cancelled`. */
export const flowFailures = ['otp', 'mcdb', 'document', 'expired', 'cancelled'] as const;
export type FlowFailure = (typeof flowFailures)[number];

export const fileTypes = ['pdf', 'image'] as const;
export type FlowFileType = (typeof fileTypes)[number];

export const flowPageHeaders = Type.Object({
  'qujat-flow-session': Type.String({
    maxLength: 100,
    description: 'The id of the session, from the address of the page',
  }),
  'qujat-flow-device': Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'A secret that the device has made: after its take-over only this device acts',
    }),
  ),
});

const trilingual = <Text extends ReturnType<typeof Type.String> | ReturnType<typeof textOrNull>>(text: Text) =>
  Type.Object({ kk: text, ru: text, en: text });

function textOrNull() {
  return Type.Unsafe<string | null>({ type: ['string', 'null'] });
}

function timeOrNull(description: string) {
  return Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time', description });
}

export const flowViewSchema = Type.Object({
  state: oneOf(flowStates),
  organization: Type.String({ description: 'Who asks' }),
  flow_name: Type.String(),
  environment: oneOf(['test', 'live'], { description: '`test` is the sandbox' }),
  purpose: Type.Object(trilingual(textOrNull()).properties, {
    description: 'Why it asks, in the languages in which the organisation says it',
  }),
  document_types: Type.Array(Type.Object({ code: Type.String(), name: trilingual(Type.String()) }), {
    description: 'What it asks for. Where there are several, the citizen chooses one',
  }),
  document_type: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'The code of the one that is requested; null until it is',
  }),
  asked: orNull(Type.Array(Type.Object({ code: Type.String(), name: trilingual(Type.String()) })), {
    description: 'The claims and fields that are handed over in place of the document; null for the document',
  }),
  file_type: Type.Unsafe<FlowFileType | null>({
    type: ['string', 'null'],
    enum: [...fileTypes, null],
    description: 'The file that is handed over beside the data; null where none is',
  }),
  iin_masked: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'Given by the organisation, or entered already; null where it is to be entered',
  }),
  phone_masked: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'As `iin_masked`' }),
  in_charge: Type.Boolean({ description: 'False on a device that has handed over to another one: it only watches' }),
  paused: Type.Boolean({
    description: 'Whether the organisation has disabled the flow: all that is possible is to cancel',
  }),
  resend_at: timeOrNull('From when another code may be sent; null where none is awaited or none is left'),
  attempts_left: Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    description: 'Codes that may still be tried; null where none is awaited',
  }),
  server_time: Type.String({ format: 'date-time', description: 'The times of this answer are by this clock' }),
  expires_at: Type.String({ format: 'date-time' }),
  consent_notice: Type.Object(trilingual(Type.String()).properties, {
    description: 'What the citizen agrees to by asking for the code',
  }),
  receipt_url: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'The receipt of the consent, with its secret in the fragment; null until it is given',
  }),
  return_url: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description:
      'Where the citizen goes back to, with `session_id` and `status`; null until the session has ended, and where there is none',
  }),
  failure: orNull(
    Type.Object({
      reason: oneOf(flowFailures),
      message: trilingual(Type.String()),
    }),
    { description: 'With `failed` and `expired`' },
  ),
});

export type FlowView = Static<typeof flowViewSchema>;

export const citizenBodySchema = Type.Object({
  iin: Type.Optional(Type.String({ maxLength: 100, description: 'Left out where the organisation gave it' })),
  phone: Type.Optional(Type.String({ maxLength: 100, description: 'Left out where the organisation gave it' })),
  document_type: Type.Optional(Type.String({ maxLength: 100, description: 'Needed where there are several' })),
  language: Type.Optional(
    oneOf(languages, { description: 'In which the citizen reads what is agreed to; `kk` where it is left out' }),
  ),
});

export const approveBodySchema = Type.Object({
  code: Type.String({ maxLength: 100, description: 'The six digits of the SMS' }),
});

export const handOverReplySchema = Type.Object({
  url: Type.String({ description: 'The page, with a token in its fragment (`#hand-over=…`) that works once' }),
  expires_at: Type.String({ format: 'date-time' }),
});

export const takeOverBodySchema = Type.Object({
  token: Type.String({ maxLength: 100, description: 'From the fragment of the link' }),
});

/** The device makes its secret: whoever guessed it could act in its place. */
export const takeOverHeaders = Type.Object({
  ...flowPageHeaders.properties,
  'qujat-flow-device': Type.String({ minLength: 43, maxLength: 100 }),
});

/**
 * The calls of the page. Each but the hand-over answers the view, also a call that finds the session ended. An error that the citizen can
 * mend leaves the session as it is: `invalid_iin`, `invalid_phone`, `subject_not_found_in_mcdb`, `profile_not_found`,
 * `invalid_otp_code` (with `attempts_left`), `otp_code_expired`, `resend_too_early`, `session_in_progress`, the limits, and a state
 * that fails.
 */
export const flowPageCalls = {
  readFlow: { method: 'GET', url: '/api/v1/flows/page/' },
  enterCitizen: { method: 'POST', url: '/api/v1/flows/page/citizen/' },
  resendCode: { method: 'POST', url: '/api/v1/flows/page/resend/' },
  approveFlow: { method: 'POST', url: '/api/v1/flows/page/approve/' },
  cancelFlow: { method: 'POST', url: '/api/v1/flows/page/cancel/' },
  handOverFlow: { method: 'POST', url: '/api/v1/flows/page/hand-over/' },
  takeOverFlow: { method: 'POST', url: '/api/v1/flows/page/take-over/' },
} as const;
