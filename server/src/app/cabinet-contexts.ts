/** What the operations of the cabinet work with: of people and their log-ins, and of the operator's pages. */
import packageJson from '../../package.json' with { type: 'json' };
import { defaultAccountRules } from '../accounts/account-rules.ts';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { demonstrationSecret } from '../accounts/demonstration-secret.ts';
import { createPasswordHashing } from '../accounts/password-hash.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import type { CabinetContext } from '../cabinet-api/cabinet-api.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import type { HealthContext } from '../health/describe-health.ts';
import type { MaintenanceTask } from '../maintenance/maintenance.ts';
import type { PdfSigning } from '../pdf-signatures/open-pdf-signing.ts';
import type { AppOverrides } from './app-overrides.ts';
import type { Foundation } from './foundation.ts';

export function createAccountsContext(
  { config, stores, ids, dataKeys }: Pick<Foundation, 'config' | 'stores' | 'ids' | 'dataKeys'>,
  {
    site,
    hashing = createPasswordHashing(),
    onSignUp,
  }: Pick<AccountsContext, 'site' | 'onSignUp'> & Pick<AppOverrides, 'hashing'>,
): AccountsContext {
  const { operatorSecondFactor, memberSecondFactor } = config;
  return {
    accounts: stores.accounts,
    sessions: stores.cabinetSessions,
    factors: stores.secondFactors,
    members: stores.members,
    throttles: stores.throttles,
    hashing,
    rules: defaultAccountRules,
    operatorSecondFactor,
    memberSecondFactor,
    ids,
    dataKey: dataKeys.accountEncryption,
    site,
    onSignUp,
  };
}

/** Undefined where there is no development inbox. */
export function developmentMailFor({ config, stores, dataKeys }: Foundation): CabinetContext['developmentMail'] {
  if (!isLocalDemonstration(config)) return undefined;
  const { accountEncryption: dataKey } = dataKeys;
  return { mails: stores.mails, dataKey, secret: demonstrationSecret('inbox', dataKey) };
}

export function createOperatorContexts(
  foundation: Foundation,
  { auditSigner, tasks }: { auditSigner: NoteSigner; tasks: readonly MaintenanceTask[] },
): Pick<CabinetContext, 'health' | 'audit' | 'citizenRecords'> {
  const { config, stores, ids, monotonicMs, pdfSigning, dataKeys, whole } = foundation;
  const { audit, auditArchive, requestLog, consents, organizations, accounts } = stores;
  return {
    citizenRecords: {
      audit,
      auditArchive,
      auditSigner,
      requestLog,
      consents,
      organizations,
      accounts,
      ids,
      flushRequestLogs: whole.flushRequestLogs,
      subjectHmacKey: dataKeys.subjectHmac,
      consentEncryption: dataKeys.consentEncryption,
      legalHold: config.legalHold,
    },
    health: {
      reportConnectors: whole.reportConnectors,
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
    audit: { store: audit, archive: auditArchive, signer: auditSigner, organizations, accounts, ids },
  };
}

function aboutSigning({ kind, certificate }: PdfSigning): HealthContext['about']['pdfSignature'] {
  return { signer: kind, untilMs: certificate?.validToDate.getTime() ?? null };
}

function mailsGoTo(config: Config): HealthContext['about']['mailsGoTo'] {
  if (config.smtpUrl !== undefined) return 'smtp';
  return isLocalDemonstration(config) ? 'development_inbox' : 'nowhere';
}
