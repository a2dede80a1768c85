/** All migrations, in the order in which they run. A new one goes to the end. */
import { initialMigration } from './0001-initial.ts';
import { dataKeysAndMaintenance } from './0002-data-keys-and-maintenance.ts';
import { limits } from './0003-limits.ts';
import { auditChain } from './0004-audit-chain.ts';
import { accountsMigration } from './0005-accounts.ts';
import { retention } from './0006-retention.ts';
import { apiKeySettings } from './0007-api-keys.ts';
import { sealedSandboxMessages } from './0008-sealed-sandbox-messages.ts';
import { calls } from './0009-calls.ts';
import { subscriptionPlans } from './0010-subscriptions.ts';
import { sandboxFaultsMigration } from './0012-sandbox-faults.ts';
import { sessionKey } from './0013-session-key.ts';
import { quotaReservations } from './0014-quota-reservations.ts';
import { secondFactorProofs } from './0015-second-factor-proofs.ts';
import { keptDocuments } from './0016-kept-documents.ts';
import { unresolvedCodes } from './0017-unresolved-codes.ts';
import { maintenancePeriods } from './0018-maintenance-periods.ts';
import { interventions } from './0019-interventions.ts';
import { trialsAndSightings } from './0020-trials-and-sightings.ts';
import { auditNetwork } from './0021-audit-network.ts';
import { mcdbCheck } from './0022-mcdb-check.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  initialMigration,
  dataKeysAndMaintenance,
  limits,
  auditChain,
  accountsMigration,
  retention,
  apiKeySettings,
  sealedSandboxMessages,
  calls,
  subscriptionPlans,
  sandboxFaultsMigration,
  sessionKey,
  quotaReservations,
  secondFactorProofs,
  keptDocuments,
  unresolvedCodes,
  maintenancePeriods,
  interventions,
  trialsAndSightings,
  auditNetwork,
  mcdbCheck,
];
