/**
 * The port to the state: what any source of state documents must do. Its adapters are the folders beside this file, and
 * `egov-contract.ts` is the suite that each of them passes.
 *
 * An adapter reports the state's refusals by throwing `GatewayError` with one of `EgovErrorCode`; whatever else it throws is
 * taken as `government_service_error`. It must stop its work when `signal` aborts.
 */
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { DocumentExtra } from '../documents/document-type.ts';
import type { ErrorCode } from '../errors.ts';
import type { Trilingual } from '../words/languages.ts';

export interface Egov {
  /**
   * Asks the state to let this organisation have a document: the state finds the person, checks that the phone is the person's
   * in the Mobile Citizen Data Base, and sends an OTP from 1414. Resolves alike whether or not the document exists: where it
   * does not, no OTP is sent.
   */
  requestDocument(request: StateDocumentRequest, signal: AbortSignal): Promise<OtpRequested>;

  /**
   * Has another code sent for the same request; the codes before it are dead. Resolves alike where the document does not exist:
   * then no OTP is sent, as at first. The `stateReference` that it resolves to takes the place of the one before.
   */
  resendOtp(request: StateDocumentRequest, signal: AbortSignal): Promise<OtpRequested>;

  /**
   * Gives the citizen's code to the state and receives the document. Asked again with the same `requestId` and the right code,
   * the state answers with the same document.
   */
  fetchDocument(request: StateDocumentReference, code: string, signal: AbortSignal): Promise<CodeAnswer>;

  /**
   * Asks the Mobile Citizen Data Base whether the phone is the person's. Nobody is sent anything. A person whom the state does not
   * know, and one who has another phone, have the same answer. An adapter that cannot ask throws `mcdbCheckUnsupported`.
   */
  checkMcdb(question: McdbQuestion, signal: AbortSignal): Promise<McdbAnswer>;
}

export interface StateDocumentRequest extends StateSubject {
  /** Who asks. The state names the organisation to the citizen in the SMS. */
  organization: { id: string; name: string };
  /** What of the document is asked for, in the citizen's words; null for all of it. A state that tells it to nobody gives it all the same. */
  asked: Trilingual | null;
  /** Whether the document goes into the citizen's wallet, and not to the organisation. */
  isForWallet: boolean;
  /** At a resend: what `requestDocument`, or the resend before, resolved to. Null at first. */
  stateReference: string | null;
}

export interface OtpRequested {
  /**
   * By what the connector finds this request again at the state; null where our `requestId` suffices. It may open the document,
   * so it is kept encrypted with the session.
   */
  stateReference: string | null;
}

/** What suffices to ask again about a document that was requested. */
export interface StateDocumentReference extends StateSubject, OtpRequested {}

interface StateSubject extends McdbQuestion {
  documentType: DocumentTypeName;
}

/** What a test key's caller would have the sandbox play. No other state is ever given one. */
export interface ChosenScenario {
  name: string;
  /** How long something takes; null where the scenario has no such time. */
  seconds: number | null;
}

export interface McdbQuestion {
  /** Who asks. */
  organization: { id: string };
  scenario?: ChosenScenario | undefined;
  /** Our own id of this request, a UUID, by which the state and we know it again. It is no secret. */
  requestId: string;
  /** 12 digits. */
  iin: string;
  /** 11 digits, `77XXXXXXXXX`. */
  phone: string;
}

export interface McdbAnswer {
  isVerified: boolean;
}

/**
 * `code_expired`: the state knows no code that could be right; another must be sent. `closed`: no code will open this request any
 * more, and the document must be requested anew.
 */
export type CodeAnswer =
  | { outcome: 'wrong_code' }
  | { outcome: 'code_expired' }
  | { outcome: 'closed'; because: 'already_received' | 'expired' | 'too_many_attempts' }
  | { outcome: 'document'; document: StateDocument };

export interface StateDocument {
  documentType: DocumentTypeName;
  /**
   * As the state gave it: fields that our catalogue does not know are kept. It may have another shape than the catalogue's; then
   * it is handed on, but cannot be drawn.
   */
  resultJson: object;
  /**
   * The reply's `extra` where the source gives one itself, with whatever further fields it has. A date that is null there follows
   * from `resultJson`, as all of them do where the whole is null.
   */
  extra: (DocumentExtra & Record<string, unknown>) | null;
  /** JPEG; null where the document carries no photo, or the state gave none apart from its files. */
  facePhoto: Uint8Array | null;
  /** Files that the state supplies itself, unchecked; null where it gives data only, and the document is drawn by us. */
  files: StateFiles | null;
  /** What an operator may want to know of the files: fixed words, and nothing of a person. */
  notes?: readonly string[];
  /** A synthetic document, to be rendered with the visible sample mark. */
  isSample: boolean;
}

/** Null for each that the state did not give. */
export interface StateFiles {
  pdf: Uint8Array | null;
  image: Uint8Array | null;
  qrcode: Uint8Array | null;
  barcode: Uint8Array | null;
}

export const egovErrorCodes = [
  'subject_not_found_in_mcdb',
  'profile_not_found',
  'egov_unreachable',
  'egov_unavailable',
  'egov_timeout',
  'government_service_error',
] as const satisfies readonly ErrorCode[];

export type EgovErrorCode = (typeof egovErrorCodes)[number];
