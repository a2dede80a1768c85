/** What the session operations work with; `app.ts` puts it together once. */
import type { Ids } from '../clock.ts';
import type { ChosenScenario, Egov } from '../egov/egov.ts';
import type { Limits } from '../limits/limits.ts';
import type { ApiKeyStore } from '../organizations/api-key-store.ts';
import type { OrganizationStore } from '../organizations/organization-store.ts';
import type { SignDeliveredPdf } from '../pdf-signatures/sign-delivered-pdf.ts';
import type { Logged } from '../request-log/log-request.ts';
import type { RequestLog } from '../request-log/request-log.ts';
import type { SubscriptionStore } from '../subscriptions/subscription-store.ts';
import type { Environment } from '../words/environment.ts';
import type { ApprovePlaces } from './approve-places.ts';
import type { DocumentRenderer } from './document-renderer.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { KeptStore } from './kept-store.ts';
import type { KnownCallers } from './known-callers.ts';
import type { OpenedSessions } from './opened-sessions.ts';
import type { ProofSigning } from './proven-reply.ts';
import type { OwnPhotos } from './recorded-document.ts';
import type { SessionRules } from './session.ts';
import type { SessionStore } from './session-store.ts';

export interface SessionContext extends ProofSigning {
  sessions: SessionStore;
  idempotency: IdempotencyStore;
  keptDocuments: KeptStore;
  organizations: OrganizationStore;
  subscriptions: SubscriptionStore;
  apiKeys: ApiKeyStore;
  knownCallers: KnownCallers;
  openedSessions: OpenedSessions;
  /** Test keys reach only the sandbox, live keys only the configured connector. */
  egov: Record<Environment, Egov>;
  /** Reads what a caller would have the sandbox play. @throws GatewayError `invalid_request` */
  readScenario(header: string): ChosenScenario;
  /** How far the clock of an organisation's sandbox is ahead, in milliseconds. */
  readSandboxAhead(organizationId: string): Promise<number>;
  /** Whether documents go into wallets, too. */
  issuesCredentials: boolean;
  limits: Limits;
  renderer: DocumentRenderer;
  approvePlaces: ApprovePlaces;
  ownPhotos: OwnPhotos;
  /** Undefined where PDFs are not signed. */
  signPdf: SignDeliveredPdf | undefined;
  /** The organisations' request log. */
  requestLog: RequestLog;
  ids: Ids;
  /** Makes the HMAC that stands for a citizen in the audit: `DataKeys.subjectHmac`. */
  subjectHmacKey: Uint8Array;
  rules: SessionRules;
  /** Deadline over one call to the state. Integrators give up after 25 to 30 s, so ours is shorter. */
  egovTimeoutMs: number;
  /** For durations. */
  monotonicMs: () => number;
}

/** The same while an operation is logged. */
export type LoggedContext = Logged<SessionContext>;
