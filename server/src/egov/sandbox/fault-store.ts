/** What the sandbox's faults need of a store. The store's clock decides when a fault has ended. */
import type { AuditEntry } from '../../audit/audit-entry.ts';

/** How the sandbox's state misbehaves while a fault lasts. */
export const sandboxFaults = ['slow', 'silent', 'unavailable', 'garbage'] as const;
export type SandboxFault = (typeof sandboxFaults)[number];

/** In place of a person's HMAC: the fault is for all of them. */
export const EVERYBODY = 'all';

export interface StoredFault {
  /** Whom it is for: `EVERYBODY`, or the keyed HMAC of a person's IIN. */
  subject: string;
  fault: SandboxFault;
  /** Epoch milliseconds by the store's clock. */
  endsAt: number;
  /** Until then, at the moment of the read. */
  remainingMs: number;
}

export interface FaultStore {
  /** Those that have not ended. */
  listFaults(): Promise<StoredFault[]>;
  /** Takes the place of the subject's fault before, if there is one. */
  setFault(fault: { subject: string; fault: SandboxFault; lifeMs: number }, audit: AuditEntry): Promise<void>;
  /** False where there is none that has not ended: then nothing was changed. */
  clearFault(subject: string, audit: AuditEntry): Promise<boolean>;
}
