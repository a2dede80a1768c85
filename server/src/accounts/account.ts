/** What the cabinet knows of a person who logs in, and of that person's place in organisations. */

import type { Intervention } from '../audit/intervention.ts';
import type { Language } from '../words/languages.ts';

export const roles = ['owner', 'developer', 'viewer'] as const;
/** What a member is in one organisation. `permissions.ts` says what each may do. */
export type Role = (typeof roles)[number];

export interface Account {
  id: string;
  /** As `normalizeEmail` gives it; unique. */
  email: string;
  /** In the PHC string format. */
  passwordHash: string;
  language: Language;
  /** Operators see all organisations. */
  isOperator: boolean;
  /** The authenticator in use; null where there is none. */
  totp: { encryptedSecret: string; lastStep: number } | null;
  /** A secret that was shown, but not confirmed with a code yet. */
  encryptedTotpDraft: string | null;
  /** Whether an operator has locked it. */
  locked: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** An account to be; the store adds the time. */
export interface NewAccount {
  id: string;
  email: string;
  passwordHash: string;
  language: Language;
  isOperator: boolean;
}

/** An organisation as its members see it. */
export interface MemberOrganization {
  id: string;
  name: string;
  bin: string | null;
  suspension: Intervention | null;
}

export interface Membership {
  organization: MemberOrganization;
  role: Role;
}

export interface Member {
  accountId: string;
  email: string;
  role: Role;
  /** Whether the account has an authenticator or a passkey. */
  hasSecondFactor: boolean;
  /** Who has locked the account, when and why. */
  lock: Intervention | null;
  /** Epoch milliseconds. */
  joinedAt: number;
}

/** An organisation as the operator sees it. */
export interface OrganizationSummary {
  id: string;
  name: string;
  bin: string | null;
  members: number;
  suspended: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface Invitation {
  id: string;
  /** Null where the invitation is to become an operator. */
  organizationId: string | null;
  email: string;
  /** Null with `organizationId`. */
  role: Role | null;
  createdAt: number;
  expiresAt: number;
}
