/** `@qujat/sdk`: a citizen's electronic document in two calls, `requestDocument` and `approveSession`. */
export { bytesOf } from './base64.ts';
export { Qujat } from './client.ts';
export { almatyDate } from './dates.ts';
export { type FieldError, QujatError, type QujatErrorCode } from './errors.ts';
export type * from './generated/api.ts';
export type {
  Approval,
  AskedSession,
  AskRequest,
  CallOptions,
  Citizen,
  CredentialRequest,
  DocumentReply,
  DocumentRequest,
  DocumentType,
  KeyedCallOptions,
  LogEntry,
  OfferedCredential,
  OfferedSession,
  QujatOptions,
  Session,
} from './types.ts';
