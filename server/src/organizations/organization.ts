/** What the gateway knows of an organisation that asks for documents. */

/** Test keys reach only the sandbox, live keys only the configured connector to the state. */
export type Environment = 'test' | 'live';

export interface Organization {
  id: string;
  name: string;
}

export interface ApiKey {
  id: string;
  organizationId: string;
  environment: Environment;
  /** SHA-256 of the key, 64 hex digits. */
  keyHash: string;
  /** The key itself, sealed under the master key, for test keys only; null for live keys. */
  sealedKey: string | null;
  createdAt: number;
  revokedAt: number | null;
}

/** `e_document` is the technology of this API; an organisation may be subscribed to others. */
export type Technology = 'e_document' | (string & {});

export interface Subscription {
  id: string;
  organizationId: string;
  technology: Technology;
  /** Epoch milliseconds. */
  startsAt: number;
  /** Epoch milliseconds; the subscription has ended at this moment. */
  endsAt: number;
  /** False where the operator has switched the technology off. */
  active: boolean;
}
