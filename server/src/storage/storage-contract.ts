/**
 * The suite that every database passes: what `Database` promises, and what the stores promise on top of it. A third party's
 * adapter runs it too: `storageContract('mine', open)`, where `open` opens a database that is empty at the first call, and the
 * same one at each later call. Over SQLite every organisation of the suite has a neighbour with the same rows: `sqlite/mirror-tenants.ts`.
 */
import { after, before, describe } from 'node:test';
import { accountStoreContract } from '../accounts/account-store-contract.ts';
import { cabinetSessionStoreContract } from '../accounts/cabinet-session-store-contract.ts';
import { memberStoreContract } from '../accounts/member-store-contract.ts';
import { auditStoreContract } from '../audit/audit-store-contract.ts';
import { consentStoreContract } from '../consents/consent-store-contract.ts';
import { credentialStoreContract } from '../credentials/credential-store-contract.ts';
import { armStoreContract } from '../egov/sandbox/arm-store-contract.ts';
import { namespaceStoreContract } from '../egov/sandbox/namespace-store-contract.ts';
import { personStoreContract } from '../egov/sandbox/person-store-contract.ts';
import { sandboxStoreContract } from '../egov/sandbox/sandbox-store-contract.ts';
import { flowSessionStoreContract } from '../flows/flow-session-store-contract.ts';
import { flowStoreContract } from '../flows/flow-store-contract.ts';
import { healthStoreContract } from '../health/health-store-contract.ts';
import { sightingStoreContract } from '../health/sighting-store-contract.ts';
import { limitStoreContract } from '../limits/limit-store-contract.ts';
import { clockStepContract } from '../maintenance/clock-step-contract.ts';
import { maintenanceStoreContract } from '../maintenance/maintenance-store-contract.ts';
import { mcdbCheckStoreContract } from '../mcdb/mcdb-check-store-contract.ts';
import { apiKeyStoreContract } from '../organizations/api-key-store-contract.ts';
import { organizationStoreContract } from '../organizations/organization-store-contract.ts';
import { requestLogStoreContract } from '../request-log/request-log-store-contract.ts';
import { usageStoreContract } from '../request-log/usage-store-contract.ts';
import { idempotencyStoreContract } from '../sessions/idempotency-store-contract.ts';
import { keptDocumentStoreContract } from '../sessions/kept-document-store-contract.ts';
import { keptResultStoreContract } from '../sessions/kept-result-store-contract.ts';
import { retentionStoreContract } from '../sessions/retention-store-contract.ts';
import { sessionAccessContract } from '../sessions/session-access-contract.ts';
import { sessionLimitsContract } from '../sessions/session-limits-contract.ts';
import { sessionQuotaContract } from '../sessions/session-quota-contract.ts';
import { sessionRaceContract } from '../sessions/session-race-contract.ts';
import { sessionRepeatContract } from '../sessions/session-repeat-contract.ts';
import { sessionResendContract } from '../sessions/session-resend-contract.ts';
import { sessionStoreContract } from '../sessions/session-store-contract.ts';
import { sessionWebhookContract } from '../sessions/session-webhook-contract.ts';
import { subscriptionNoticeStoreContract } from '../subscriptions/notices/subscription-notice-store-contract.ts';
import { subscriptionStoreContract } from '../subscriptions/subscription-store-contract.ts';
import { webhookListenerContract } from '../webhooks/webhook-listener-contract.ts';
import { webhookStoreContract } from '../webhooks/webhook-store-contract.ts';
import type { ContractSubject, OpenDatabase } from './contract-subject.ts';
import type { Database } from './database.ts';
import { databaseContract } from './database-contract.ts';

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
    sessionWebhookContract(subject);
    idempotencyStoreContract(subject);
    keptDocumentStoreContract(subject);
    keptResultStoreContract(subject);
    flowStoreContract(subject);
    consentStoreContract(subject);
    credentialStoreContract(subject);
    flowSessionStoreContract(subject);
    limitStoreContract(subject);
    mcdbCheckStoreContract(subject);
    maintenanceStoreContract(subject);
    clockStepContract(subject);
    healthStoreContract(subject);
    auditStoreContract(subject);
    organizationStoreContract(subject);
    apiKeyStoreContract(subject);
    retentionStoreContract(subject);
    sandboxStoreContract(subject);
    armStoreContract(subject);
    namespaceStoreContract(subject);
    personStoreContract(subject);
    accountStoreContract(subject);
    cabinetSessionStoreContract(subject);
    memberStoreContract(subject);
    requestLogStoreContract(subject);
    usageStoreContract(subject);
    sightingStoreContract(subject);
    subscriptionStoreContract(subject);
    subscriptionNoticeStoreContract(subject);
    webhookStoreContract(subject);
    webhookListenerContract(subject);
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
    reports: {
      get read() {
        return database().reports.read;
      },
    },
    get nowMs() {
      return database().nowMs;
    },
    get testClock() {
      return database().testClock;
    },
    commit: (unit, durability) => database().commit(unit, durability),
    settle: () => database().settle(),
    ping: () => database().ping(),
    shrink: () => database().shrink(),
    lend: () => database().lend(),
    close: () => database().close(),
  };
}
