/** A log-in of a person in one browser. Not to be confused with the session of a document request. */

export type CabinetSessionState = 'awaiting_second_factor' | 'active';

/** One person's at the same time; more are forgotten ones. */
export const MOST_LOG_INS = 20;

export interface CabinetSession {
  /** Names the log-in in the list; gives no access. */
  id: string;
  accountId: string;
  state: CabinetSessionState;
  /** The browser as it named itself, shortened. */
  userAgent: string;
  /** The client's network, not its whole address: see `coarseNetwork`. */
  network: string;
  /** Epoch milliseconds, here and below. */
  createdAt: number;
  lastSeenAt: number;
  /** When the person last proved who they are. */
  authenticatedAt: number;
  /** When a second factor was last proved, and which; null where none was. */
  proof: { passkeyId: string | null; at: number } | null;
  /** The end without use. */
  idleExpiresAt: number;
  /** The end in any case. */
  expiresAt: number;
}

/** The store adds the times from its clock. */
export interface NewCabinetSession {
  id: string;
  tokenHash: string;
  accountId: string;
  state: CabinetSessionState;
  userAgent: string;
  network: string;
  /** How long it may lie unused, and how long it may live at all. */
  idleMs: number;
  lifeMs: number;
}
