/** What a Flow is: a hosted page of an organisation, on which the citizen does the steps, with a key of its own. */
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { Environment } from '../words/environment.ts';
import type { Language } from '../words/languages.ts';

/** A text in the languages of the citizen; null where the organisation does not say it in that language. */
export type FlowPurpose = Record<Language, string | null>;

/** What the organisation may change of it. */
export interface FlowSettings {
  name: string;
  /** What its sessions may ask for. */
  documentTypes: readonly DocumentTypeName[];
  /** The sites on which its page may be shown in a frame. */
  origins: readonly string[];
  /** Where its page may send the citizen back to. */
  returnUrls: readonly string[];
  /** Why the organisation asks, as the citizen reads it. */
  purpose: FlowPurpose;
  /** Whether its sessions may ask for claims and fields alone, never for a whole document. */
  claimsOnly: boolean;
  /** Whether sessions may be made and go on. */
  enabled: boolean;
}

export interface Flow extends FlowSettings {
  id: string;
  organizationId: string;
  environment: Environment;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** The key with which sessions are made now. One that it has followed may go on working for a while. */
export interface FlowKey {
  id: string;
  lastFour: string;
  createdAt: number;
  lastUsedAt: number | null;
}
