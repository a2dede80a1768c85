/**
 * The suite that every database passes: what `Database` promises, and what the stores promise on top of it. A third party's
 * adapter runs it too: `storageContract('mine', open)`, where `open` opens a database that is empty at the first call, and the
 * same one at each later call. Over SQLite every organisation of the suite has a neighbour with the same rows: `sqlite/mirror-tenants.ts`.
 */
import { after, before, describe } from 'node:test';
import type { Database } from './database.ts';
import { databaseContract } from './database-contract.ts';
import { accountStoreContract } from './stores/account-store-contract.ts';
import { apiKeyStoreContract } from './stores/api-key-store-contract.ts';
import { auditStoreContract } from './stores/audit-store-contract.ts';
import { cabinetSessionStoreContract } from './stores/cabinet-session-store-contract.ts';
import { callStoreContract } from './stores/call-store-contract.ts';
import { clockStepContract } from './stores/clock-step-contract.ts';
import { faultStoreContract } from './stores/fault-store-contract.ts';
import { healthStoreContract } from './stores/health-store-contract.ts';
import { idempotencyStoreContract } from './stores/idempotency-store-contract.ts';
import { keptDocumentStoreContract } from './stores/kept-document-store-contract.ts';
import { limitStoreContract } from './stores/limit-store-contract.ts';
import { maintenanceStoreContract } from './stores/maintenance-store-contract.ts';
import { memberStoreContract } from './stores/member-store-contract.ts';
import { organizationStoreContract } from './stores/organization-store-contract.ts';
import { retentionStoreContract } from './stores/retention-store-contract.ts';
import { sandboxStoreContract } from './stores/sandbox-store-contract.ts';
import { sessionAccessContract } from './stores/session-access-contract.ts';
import { sessionLimitsContract } from './stores/session-limits-contract.ts';
import { sessionQuotaContract } from './stores/session-quota-contract.ts';
import { sessionRaceContract } from './stores/session-race-contract.ts';
import { sessionRepeatContract } from './stores/session-repeat-contract.ts';
import { sessionResendContract } from './stores/session-resend-contract.ts';
import { sessionStoreContract } from './stores/session-store-contract.ts';
import { sightingStoreContract } from './stores/sighting-store-contract.ts';
import { subscriptionStoreContract } from './stores/subscription-store-contract.ts';

export type OpenDatabase = (options: { nowMs?: () => number }) => Promise<Database>;

/** What each part of the suite works with. */
export interface ContractSubject {
  /** Two gateways on the same data, both with the clock below. */
  first: Database;
  second: Database;
  /** The store's time, for a test to move. */
  clock: { nowMs: number };
  open: OpenDatabase;
}

/** 23:59:30 of 14 March 2026 in Almaty, 18:59:30 UTC: a day counted in UTC would be the wrong one half a minute later. */
const START_MS = Date.parse('2026-03-14T18:59:30Z');
const CONCURRENT_OPENS = 6;

/** @param prepare runs on the open database before the suite */
export function storageContract(
  name: string,
  open: OpenDatabase,
  prepare: (database: Database) => Promise<void> = async () => {},
): void {
  describe(name, () => {
    const clock = { nowMs: START_MS };
    const databases: Database[] = [];
    const [first, second] = [later(databases, 0), later(databases, 1)];

    before(async () => {
      const opens = Array.from({ length: CONCURRENT_OPENS }, () => open({ nowMs: () => clock.nowMs }));
      databases.push(...(await Promise.all(opens)));
      await prepare(first);
    });
    after(async () => {
      await Promise.all(databases.map((database) => database.close()));
    });

    const subject: ContractSubject = { first, second, clock, open };
    databaseContract(subject);
    sessionStoreContract(subject);
    sessionAccessContract(subject);
    sessionLimitsContract(subject);
    sessionQuotaContract(subject);
    sessionRaceContract(subject);
    sessionRepeatContract(subject);
    sessionResendContract(subject);
    idempotencyStoreContract(subject);
    keptDocumentStoreContract(subject);
    limitStoreContract(subject);
    maintenanceStoreContract(subject);
    clockStepContract(subject);
    healthStoreContract(subject);
    auditStoreContract(subject);
    organizationStoreContract(subject);
    apiKeyStoreContract(subject);
    retentionStoreContract(subject);
    sandboxStoreContract(subject);
    faultStoreContract(subject);
    accountStoreContract(subject);
    cabinetSessionStoreContract(subject);
    memberStoreContract(subject);
    callStoreContract(subject);
    sightingStoreContract(subject);
    subscriptionStoreContract(subject);
  });
}

/** The database at this place, which is opened only when the suite runs. */
function later(databases: readonly Database[], index: number): Database {
  const database = () => {
    const opened = databases[index];
    if (opened === undefined) throw new Error('The databases are open only while the suite runs');
    return opened;
  };
  return {
    get query() {
      return database().query;
    },
    get nowMs() {
      return database().nowMs;
    },
    get testClock() {
      return database().testClock;
    },
    commit: (unit) => database().commit(unit),
    ping: () => database().ping(),
    close: () => database().close(),
  };
}
