/** What the operations on credentials work with; `app/` puts it together once. */
import type { Clock } from '../clock.ts';
import type { SigningKeys } from '../proofs/signing-keys.ts';
import type { KeptStore } from '../sessions/kept-store.ts';
import type { SessionContext } from '../sessions/session-context.ts';
import type { CredentialStore } from './credential-store.ts';

export interface CredentialContext {
  credentials: CredentialStore;
  keptResults: KeptStore;
  /** The approve is that of the Backend API. */
  sessions: SessionContext;
  keys: SigningKeys;
  /** The identifier of the issuer: where the gateway is reached, without a slash at the end. */
  issuer(): string;
  clock: Clock;
  /** For the metrics. */
  countDelivery(documentType: string, environment: string): void;
}
