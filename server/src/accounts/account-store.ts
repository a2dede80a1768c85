/** What the operations on accounts need of a store. Each write is one durable commit; the store's clock decides expiry. */
import type { Account, Language, NewAccount } from './account.ts';
import type { NewCabinetSession } from './cabinet-session.ts';
import type { Traces } from './traces.ts';

/** Someone who has not shown yet that the e-mail is theirs. */
export interface SignUp {
  tokenHash: string;
  email: string;
  passwordHash: string;
  language: Language;
  organizationName: string;
  bin: string;
}

export interface NewOrganization {
  id: string;
  name: string;
  bin: string;
}

export interface AccountStore {
  /** The store's time, epoch ms. */
  nowMs(): Promise<number>;
  findAccount(id: string): Promise<Account | undefined>;
  findAccountByEmail(email: string): Promise<Account | undefined>;

  insertSignUp(signUp: SignUp & { lifeMs: number }, traces: Traces): Promise<void>;
  /** Only one that has not expired. */
  findSignUp(tokenHash: string): Promise<SignUp | undefined>;
  /**
   * Account, organisation, ownership and log-in, in one commit that spends the token. False where the token is spent or too old, or
   * the e-mail has an account by now: then nothing was changed.
   */
  confirmSignUp(
    confirmation: { tokenHash: string; account: NewAccount; organization: NewOrganization; session: NewCabinetSession },
    traces: Traces,
  ): Promise<boolean>;

  /** An account from nowhere: of the demonstration, or of an operator. False where the e-mail is taken. */
  insertAccount(account: NewAccount & { ownerOf?: string | undefined }, traces: Traces): Promise<boolean>;

  insertPasswordReset(reset: { tokenHash: string; accountId: string; lifeMs: number }, traces: Traces): Promise<void>;
  /** The account of a link that has not expired. */
  findPasswordReset(tokenHash: string): Promise<Account | undefined>;
  /** Spends the link and all others of the account, sets the password, ends all log-ins. False where the link is spent or too old. */
  resetPassword(
    reset: { tokenHash: string; accountId: string; passwordHash: string },
    traces: Traces,
  ): Promise<boolean>;
  /** Only where the password is still `from`; ends all log-ins but one, and spends all links. */
  changePassword(
    change: { accountId: string; from: string; to: string; keepSessionId: string },
    traces: Traces,
  ): Promise<boolean>;
  /** The same password under newer parameters, only where it is still `from`. */
  upgradePasswordHash(upgrade: { accountId: string; from: string; to: string }): Promise<void>;
  setLanguage(accountId: string, language: Language): Promise<void>;

  /** All log-ins and mailed links of the account end, and no log-in is found any more. False where there is no such account. */
  lockAccount(lock: { accountId: string; by: string; reason: string }, traces: Traces): Promise<boolean>;
  /** False where the account is not locked. */
  unlockAccount(accountId: string, traces: Traces): Promise<boolean>;

  /** Only the traces, where nothing else changed. */
  record(traces: Traces): Promise<void>;

  /** Removes sign-ups, links, invitations, challenges and log-ins that have expired. */
  sweepExpired(): Promise<void>;
}
