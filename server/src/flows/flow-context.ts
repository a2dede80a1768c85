/** What the operations of the Flow work with; `app/` puts it together once. */
import type { KeyContext } from '../organizations/key-context.ts';
import type { KeptStore } from '../sessions/kept-store.ts';
import type { SessionContext } from '../sessions/session-context.ts';
import type { FlowSessionStore } from './flow-session-store.ts';
import type { FlowStore } from './flow-store.ts';

export interface FlowContext {
  flows: FlowStore;
  flowSessions: FlowSessionStore;
  keptResults: KeptStore;
  /** Request, resend and approve are those of the Backend API. */
  sessions: SessionContext;
  /** `DataKeys.consentEncryption`. */
  consentEncryption: Uint8Array;
  /** How long the record of a consent is kept. */
  consentRetentionMs: number;
  /** `DataKeys.webhookEncryption`. */
  webhookEncryption: Uint8Array;
  /** How long a result is kept for the organisation to read. */
  resultKeepMs: number;
  /** Where people reach the gateway, without a slash at the end. */
  publicUrl(): string;
  /** For the metrics. */
  countDelivery(documentType: string, environment: string): void;
}

/** For what an organisation does with its flows in the cabinet. */
export interface FlowSettingsContext extends KeyContext {
  flows: FlowStore;
  /** How many an organisation may have. */
  flowsMax: number;
}
