/** The part of the wiring that the gateway and `qujat operator` share: accounts over a database. */
import { defaultAccountRules } from '../accounts/account-rules.ts';
import type { AccountsContext, Site } from '../accounts/accounts-context.ts';
import { demonstrationSecret } from '../accounts/demonstration-secret.ts';
import { createPasswordHashing, type PasswordHashing } from '../accounts/password-hash.ts';
import type { DevelopmentMailContext } from '../cabinet-api/development-mail-routes.ts';
import { DAY_MS, type Ids } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import type { Logger } from '../logging/logger.ts';
import { type MailDelivery, startMailDelivery } from '../mail/mail-delivery.ts';
import type { MailStore } from '../mail/mail-store.ts';
import { createSmtpSender } from '../mail/smtp.ts';
import type { MaintenanceTask } from '../maintenance/maintenance.ts';
import type { Stores } from './stores.ts';

const CLEAN_UP_EVERY_MS = 10 * 60_000;
/** Longer than any mailed link works. */
const KEEP_MAILS_MS = 8 * DAY_MS;

export interface AccountsWiring {
  stores: Stores;
  ids: Ids;
  sealing: Uint8Array;
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

/** Undefined where no SMTP server is configured: then mails stay in the store, for the development inbox or for nobody. */
export function createMailDelivery(
  { smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  { mails, sealing, logger }: { mails: MailStore; sealing: Uint8Array; logger: Logger },
): MailDelivery | undefined {
  if (smtpUrl === undefined) return undefined;
  return startMailDelivery({
    mails,
    send: createSmtpSender({ url: smtpUrl, from: mailFrom }),
    sealing,
    onFailure: (error, givenUp) => logger.warn({ err: error, given_up: givenUp }, 'a mail could not be sent'),
  });
}

/** Undefined where there is no development inbox. */
export function developmentMailFor(
  config: Config,
  { mails, sealing }: { mails: MailStore; sealing: Uint8Array },
): DevelopmentMailContext | undefined {
  if (!isLocalDemonstration(config)) return undefined;
  return { mails, sealing, secret: demonstrationSecret('inbox', sealing) };
}

export function accountCleanUps({ accounts, throttles, mails }: Stores): MaintenanceTask[] {
  const run = async () => {
    await accounts.deleteExpired();
    await throttles.deleteOldTries(DAY_MS);
    await mails.deleteOldMails(KEEP_MAILS_MS);
  };
  return [{ name: 'clean_up_accounts', everyMs: CLEAN_UP_EVERY_MS, run }];
}
