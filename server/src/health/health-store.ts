/** What the operator's page of the system's health needs of a store. */
import type { MaintenanceTurn } from '../maintenance/maintenance-store.ts';

export interface StoreHealth {
  /** The name of the newest migration that the store has seen. */
  newestMigration: string;
  /** When each task had its last turn, by its name; in whichever process. */
  turns: MaintenanceTurn[];
  mails: WaitingMails;
  /** The store's time, epoch milliseconds. */
  nowMs: number;
}

export interface WaitingMails {
  waiting: number;
  /** How many of them were tried before, and failed. */
  retried: number;
  /** When the oldest of them was written, epoch milliseconds; null where none waits. */
  oldestAt: number | null;
}

export interface HealthStore {
  readHealth(): Promise<StoreHealth>;
}
