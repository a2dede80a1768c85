/**
 * The faults that an operator has the sandbox's state play, for a while: for all its people, or for one of them. They stand in
 * the store, so that every process plays them; each process reads them again after a second at most.
 */
import type { AuditEntry } from '../../audit/audit-entry.ts';
import { subjectHmac } from '../../crypto/subject-hmac.ts';
import { EVERYBODY, type FaultStore, type SandboxFault, type StoredFault } from './fault-store.ts';

export interface PlayedFault {
  /** Null where it is for everybody. */
  iin: string | null;
  fault: SandboxFault;
  /** Epoch milliseconds by the store's clock. */
  endsAt: number;
}

export interface SandboxFaults {
  /** What is played for this person now: their own fault before that of everybody. */
  faultOf(iin: string): Promise<SandboxFault | undefined>;
  /** All that are played now, that of everybody first. */
  listFaults(): Promise<PlayedFault[]>;
  /** @param fault null ends it */
  setFault(
    change: { iin: string | null; fault: SandboxFault | null; lifeMs: number },
    audit: AuditEntry,
  ): Promise<void>;
}

export interface SandboxFaultsOptions {
  store: FaultStore;
  /** The store holds no IIN in plain, not even a synthetic one. */
  key: Uint8Array;
  /** The IINs of the sandbox's people. */
  iins: readonly string[];
  monotonicMs: () => number;
}

const FRESH_MS = 1_000;

export function createSandboxFaults({ store, key, iins, monotonicMs }: SandboxFaultsOptions): SandboxFaults {
  const hmacs = new Map(iins.map((iin) => [subjectHmac(key, 'iin', iin), iin]));
  const subjectOf = (iin: string | null) => (iin === null ? EVERYBODY : subjectHmac(key, 'iin', iin));
  let read: { atMs: number; faults: Promise<StoredFault[]> } | undefined;
  const recent = () => {
    if (read === undefined || monotonicMs() - read.atMs >= FRESH_MS) {
      const faults = store.listFaults();
      read = { atMs: monotonicMs(), faults };
      // A store that failed is asked again at once.
      faults.catch(() => {
        if (read?.faults === faults) read = undefined;
      });
    }
    return read;
  };
  return {
    async faultOf(iin) {
      const { atMs, faults } = recent();
      const ageMs = monotonicMs() - atMs;
      const played = (await faults).filter(({ remainingMs }) => remainingMs > ageMs);
      if (played.length === 0) return undefined;
      const own = subjectOf(iin);
      const found =
        played.find(({ subject }) => subject === own) ?? played.find(({ subject }) => subject === EVERYBODY);
      return found?.fault;
    },

    async listFaults() {
      const faults = await store.listFaults();
      return faults
        .map(({ subject, fault, endsAt }) => ({ iin: hmacs.get(subject) ?? null, fault, endsAt, subject }))
        .filter(({ iin, subject }) => iin !== null || subject === EVERYBODY)
        .map(({ subject: _, ...rest }) => rest)
        .sort((one, other) => (one.iin ?? '').localeCompare(other.iin ?? ''));
    },

    async setFault({ iin, fault, lifeMs }, audit) {
      const subject = subjectOf(iin);
      if (fault === null) await store.clearFault(subject, audit);
      else await store.setFault({ subject, fault, lifeMs }, audit);
      read = undefined;
    },
  };
}
