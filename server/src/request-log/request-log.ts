/** Where an operation of the Backend API leaves a line about each call: the organisation's request log. Nobody waits for it. */

import type { ErrorCode } from '../errors.ts';
import type { Environment } from '../words/environment.ts';

export interface RequestLog {
  /** Returns at once and never throws. */
  record(request: LoggedRequest): void;
}

/** One call of an organisation, without anything of the document. */
export interface LoggedRequest {
  /** The HTTP request's id, `req_…`. */
  requestId: string;
  organizationId: string;
  environment: Environment;
  operation: LoggedOperation;
  apiKeyId: string;
  /** The same for all calls of a session, a reference that opens nothing; null for a call without one. */
  session: string | null;
  /** Null for an operation without a document. */
  documentType: string | null;
  outcome: 'ok' | ErrorCode;
  /** Such as `********0017`; null where the call was refused before it named a citizen. */
  iinMasked: string | null;
  /** Such as `7701*****01`; null likewise. */
  phoneMasked: string | null;
  durationMs: number;
  /** How long the state took; null where it was not asked. */
  stateMs: number | null;
}

export const loggedOperations = [
  'requestDocument',
  'resendOtp',
  'approveSession',
  // The approve by a wallet.
  'redeemOffer',
  'generateFiles',
  'checkMcdb',
] as const;

export type LoggedOperation = (typeof loggedOperations)[number];
