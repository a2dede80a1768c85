/** What the operations of the cabinet work with: of people and their log-ins, and of the operator's pages. */
import packageJson from '../../package.json' with { type: 'json' };
import { defaultAccountRules } from '../accounts/account-rules.ts';
import type { AccountsContext, Site } from '../accounts/accounts-context.ts';
import { demonstrationSecret } from '../accounts/demonstration-secret.ts';
import { createPasswordHashing, type PasswordHashing } from '../accounts/password-hash.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import type { AuditContext } from '../cabinet-api/audit-routes.ts';
import type { CabinetContext } from '../cabinet-api/cabinet-api.ts';
import type { CitizenRecordRoutesContext } from '../cabinet-api/citizen-record-routes.ts';
import type { DevelopmentMailContext } from '../cabinet-api/development-mail-routes.ts';
import type { Ids } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import type { DataKeys } from '../crypto/data-keys.ts';
import type { HealthContext } from '../health/describe-health.ts';
import type { MailStore } from '../mail/mail-store.ts';
import type { MaintenanceTask } from '../maintenance/maintenance.ts';
import type { PdfSigning } from '../pdf-signatures/open-pdf-signing.ts';
import type { Stores } from './stores.ts';

export interface AccountsWiring {
  stores: Stores;
  ids: Ids;
  dataKey: Uint8Array;
  site: Site;
  hashing?: PasswordHashing | undefined;
  onSignUp?: AccountsContext['onSignUp'];
}

export function createAccountsContext(
  { operatorSecondFactor, memberSecondFactor }: Pick<Config, 'operatorSecondFactor' | 'memberSecondFactor'>,
  { stores, hashing, ...parts }: AccountsWiring,
): AccountsContext {
  return {
    accounts: stores.accounts,
    sessions: stores.cabinetSessions,
    factors: stores.secondFactors,
    members: stores.members,
    throttles: stores.throttles,
    hashing: hashing ?? createPasswordHashing(),
    rules: defaultAccountRules,
    operatorSecondFactor,
    memberSecondFactor,
    ...parts,
  };
}

/** Undefined where there is no development inbox. */
export function developmentMailFor(
  config: Config,
  { mails, dataKey }: { mails: MailStore; dataKey: Uint8Array },
): DevelopmentMailContext | undefined {
  if (!isLocalDemonstration(config)) return undefined;
  return { mails, dataKey, secret: demonstrationSecret('inbox', dataKey) };
}

export interface OperatorWiring extends Pick<AuditContext, 'organizations' | 'accounts' | 'ids'> {
  config: Config;
  stores: Stores;
  reportConnectors: HealthContext['reportConnectors'];
  tasks: readonly MaintenanceTask[];
  monotonicMs: () => number;
  auditSigner: NoteSigner;
  pdfSigning: PdfSigning | undefined;
  dataKeys: Pick<DataKeys, 'subjectHmac' | 'consentEncryption'>;
  flushRequestLogs: CitizenRecordRoutesContext['flushRequestLogs'];
}

export function createOperatorContexts(
  parts: OperatorWiring,
): Pick<CabinetContext, 'health' | 'audit' | 'citizenRecords'> {
  const { config, stores, reportConnectors, tasks, monotonicMs, auditSigner, organizations, accounts, ids } = parts;
  const { pdfSigning, dataKeys, flushRequestLogs } = parts;
  const { audit, auditArchive, requestLog, consents } = stores;
  return {
    citizenRecords: {
      ...{ audit, auditArchive, requestLog, consents, auditSigner, organizations, accounts, ids, flushRequestLogs },
      subjectHmacKey: dataKeys.subjectHmac,
      consentEncryption: dataKeys.consentEncryption,
      legalHold: config.legalHold,
    },
    health: {
      reportConnectors,
      store: stores.health,
      about: {
        version: packageJson.version,
        node: process.version,
        storeKind: config.databaseUrl === undefined ? 'sqlite' : 'postgresql',
        mailsGoTo: mailsGoTo(config),
        pdfSignature: pdfSigning === undefined ? null : aboutSigning(pdfSigning),
        startedMs: monotonicMs(),
      },
      tasks,
      monotonicMs,
    },
    audit: {
      store: stores.audit,
      archive: stores.auditArchive,
      signer: auditSigner,
      organizations,
      accounts,
      ids,
    },
  };
}

function aboutSigning({ kind, certificate }: PdfSigning): HealthContext['about']['pdfSignature'] {
  return { signer: kind, untilMs: certificate?.validToDate.getTime() ?? null };
}

function mailsGoTo(config: Config): HealthContext['about']['mailsGoTo'] {
  if (config.smtpUrl !== undefined) return 'smtp';
  return isLocalDemonstration(config) ? 'development_inbox' : 'nowhere';
}
