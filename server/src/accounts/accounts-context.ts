/** What the operations on accounts work with; `app.ts` puts it together once. */
import type { Actor } from '../audit/actor.ts';
import type { CallSource } from '../audit/audit-entry.ts';
import type { Ids } from '../clock.ts';
import type { AccountRules } from './account-rules.ts';
import type { AccountStore } from './account-store.ts';
import type { CabinetSessionStore } from './cabinet-session-store.ts';
import type { MemberStore } from './member-store.ts';
import type { PasswordHashing } from './password-hash.ts';
import type { SecondFactorStore } from './second-factor-store.ts';
import type { ThrottleStore } from './throttle-store.ts';

export interface AccountsContext {
  accounts: AccountStore;
  sessions: CabinetSessionStore;
  factors: SecondFactorStore;
  members: MemberStore;
  throttles: ThrottleStore;
  hashing: PasswordHashing;
  ids: Ids;
  /** Encrypts TOTP secrets and mails, and marks what is counted against guessing. */
  dataKey: Uint8Array;
  site: Site;
  rules: AccountRules;
  /** Whether an operator without a second factor can do nothing but set one up. */
  operatorSecondFactor: boolean;
  /** The same for everybody else. */
  memberSecondFactor: boolean;
  /** What else a new organisation gets; it may be left out, and be granted later. */
  onSignUp?: ((organizationId: string, actor: Actor) => Promise<void>) | undefined;
}

/** Where people reach the cabinet. It is known for certain only once the gateway listens. */
export interface Site {
  /** Without a slash at the end: `https://qujat.example.kz`. */
  url(): string;
  /** The origins whose pages may call the cabinet's API. */
  origins(): readonly string[];
}

/** Who is calling, as far as it is known without a log-in. */
export interface Visit {
  source: CallSource;
  /** The client's IP address. It is never stored whole: see `client-network.ts`. */
  address: string;
  userAgent: string;
  /** What a browser shows that has logged in here before. */
  deviceToken: string | undefined;
}
