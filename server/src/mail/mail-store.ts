/** What the delivery of mails needs of a store. A mail comes into it in the same commit as what it tells of. */
import type { SealedMail } from './mail.ts';

export interface WaitingMail extends SealedMail {
  /** How often it was tried before. */
  tries: number;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface MailStore {
  /**
   * Takes the mails that are due, oldest first, in ONE conditional write: for `leaseMs` nobody else gets them. A gateway that
   * dies leaves them to the next one, so a mail may come twice, but is never lost.
   */
  takeDueMails(take: { leaseMs: number; most: number }): Promise<WaitingMail[]>;

  /** It was sent, or given up. */
  removeMail(id: string): Promise<void>;

  /** All that wait, newest first, 100 at most; for the development inbox. */
  listMails(): Promise<WaitingMail[]>;

  /** Removes mails that are older than this: those of the development inbox stay otherwise. */
  sweepMails(olderThanMs: number): Promise<void>;
}
