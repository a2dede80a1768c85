/** deliverMails: sends what waits in the store, and tries again what could not be sent. */
import { decryptMail, type Mail } from './mail.ts';
import type { MailStore } from './mail-store.ts';

/** Sends one mail, or rejects. */
export type SendMail = (mail: Mail) => Promise<void>;

export interface DeliverMailsContext {
  mails: MailStore;
  send: SendMail;
  /** The key under which the mails are encrypted. */
  dataKey: Uint8Array;
  /** Told of each failure. The error may name an address: the log's mask hides it. */
  onFailure(error: unknown, givenUp: boolean): void;
}

/** Longer than a slow SMTP server takes; also the pause before a mail is tried again. */
export const MAIL_LEASE_MS = 120_000;
const MOST_AT_ONCE = 20;
/** With the pause above, half a day. */
const MOST_TRIES = 360;

/** @returns how many were sent */
export async function deliverMails(context: DeliverMailsContext): Promise<number> {
  const due = await context.mails.takeDueMails({ leaseMs: MAIL_LEASE_MS, most: MOST_AT_ONCE });
  let sent = 0;
  for (const waiting of due) {
    try {
      await context.send(decryptMail(waiting, context.dataKey));
      sent += 1;
    } catch (error) {
      const givenUp = waiting.tries >= MOST_TRIES;
      context.onFailure(error, givenUp);
      if (!givenUp) continue;
    }
    await context.mails.removeMail(waiting.id);
  }
  return sent;
}
