/** What the client takes and gives. */
import type {
  AnswersReply as AnyAnswersReply,
  DocumentReply as AnyDocumentReply,
  CredentialOffer,
  NamedHolder,
} from './generated/api.ts';

/** The 24 document types of the specification, such as `identity_card`. */
export type DocumentType = AnyDocumentReply['document_type'];

/** The document, narrowed by its type: `DocumentReply<'diploma'>` has the fields of a diploma. */
export type DocumentReply<T extends DocumentType = DocumentType> = Extract<AnyDocumentReply, { document_type: T }>;

/** What a request asked for in place of the document: null is unknown, never no. */
export type AnswersReply = AnyAnswersReply;

export interface QujatOptions {
  /** The organisation's API key, from the Personal Cabinet. It belongs on a server: never into a page or an app. */
  apiKey: string;
  /** Where the gateway is, such as `https://documents.example.kz`. Everything before `/api/v1`. */
  baseUrl: string;
  /** How long one attempt may take, in milliseconds. The state has 20 seconds to answer. 25,000 if not given. */
  timeoutMs?: number | undefined;
  /** How often a call is repeated where that is harmless. 2 if not given; 0 never repeats. */
  maxRetries?: number | undefined;
  /** In place of the global `fetch`, such as one with a proxy. */
  fetch?: typeof fetch | undefined;
  /** Told of each attempt. An entry holds nothing about a citizen, and no key. */
  logger?: ((entry: LogEntry) => void) | undefined;
}

export interface LogEntry {
  /** The name of the method, such as `approveSession`. */
  operation: string;
  /** 1 for the first. */
  attempt: number;
  durationMs: number;
  /** The HTTP status, if there was an answer. */
  status?: number;
  /** What failed, if it did. */
  code?: string;
  /** What the operator of the gateway can find the call by. */
  requestId?: string;
  /** Set if the call is repeated after so long. */
  repeatedInMs?: number;
}

export interface CallOptions {
  /** Ends the call and its repeats. The promise is then rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** As in the client's options, for this call alone. */
  timeoutMs?: number | undefined;
  /** With a test key: the sandbox plays this scenario, such as `sms_never` or `slow;seconds=8`. */
  scenario?: string | undefined;
}

export interface KeyedCallOptions extends CallOptions {
  /** Your own text for this call, 1 to 255 characters of ASCII, to repeat it from another process. Made anew if not given. */
  idempotencyKey?: string | undefined;
}

export interface Citizen {
  /** 12 digits, as text. */
  iin: string;
  /** As registered in the Mobile Citizen Data Base, such as `77010000001`. */
  phone: string;
}

export interface DocumentRequest extends Citizen {
  /** What you call this request, such as the number of your order: webhooks repeat it. Nothing about the citizen. */
  clientReference?: string | undefined;
}

/** Asks for answers in place of the document: at least one of `claims` and `fields`. */
export interface AskRequest extends DocumentRequest {
  /** Such as `age_over_18`, `not_expired`, `is_holder`, `licence_category_B`. */
  claims?: readonly string[] | undefined;
  /** Such as `common.docNumber` and `face_photo`. */
  fields?: readonly string[] | undefined;
  /** For `is_holder`. */
  holder?: NamedHolder | undefined;
}

/** Has the document put into the citizen's wallet: you do not receive it. */
export interface CredentialRequest extends DocumentRequest {
  credential: true;
}

/** A session that is approved by the citizen's wallet, and not by you. */
export type OfferedSession<T extends DocumentType = DocumentType> = Session<T> & { credential: OfferedCredential };

export interface OfferedCredential {
  /** For `revokeCredential`. It opens nothing. */
  id: string;
  /** What opens the wallet: show it to the citizen as a QR code or a link. */
  offerUri: string;
  offer: CredentialOffer;
}

/** A session whose approve gives `AnswersReply`. */
export type AskedSession<T extends DocumentType = DocumentType> = Session<T> & { asked: true };

/**
 * A request that waits for the citizen's code. It is plain data and may be kept as JSON, on your server and out of logs: whoever has
 * the id and the code has the document.
 */
export interface Session<T extends DocumentType = DocumentType> {
  /** `backend_session_id`. A secret. */
  id: string;
  documentType: T;
  /** When it ends, such as `2026-11-29T10:30:00.000Z`. The hosted service does not tell. */
  expiresAt?: string;
  /** From when another code may be sent; null where none is left. The hosted service does not tell. */
  resendAfter?: string | null;
  /** The phone as it may be shown to the citizen. The hosted service does not tell. */
  phoneMasked?: string;
}

export interface Approval {
  /** The six digits that the citizen received from 1414, as text: they may begin with 0. */
  code: string;
  /** Which file the reply brings. `pdf` if not given. */
  file?: 'pdf' | 'image' | false | undefined;
}
