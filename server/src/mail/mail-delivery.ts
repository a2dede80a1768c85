/** Sends waiting mails while the gateway runs: looks for them every two seconds, one look at a time. */
import { type DeliverMailsContext, deliverMails } from './deliver-mails.ts';

const LOOK_EVERY_MS = 2000;

export function startMailDelivery(context: DeliverMailsContext) {
  let underWay: Promise<void> | undefined;
  const deliverNow = () => {
    underWay ??= deliverMails(context)
      .then(
        () => {},
        (error: unknown) => context.onFailure(error, false),
      )
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  const timer = setInterval(deliverNow, LOOK_EVERY_MS);
  timer.unref();
  return {
    /** Looks now. Resolves when what is due has been tried. */
    deliverNow,
    /** Begins nothing more, and waits for the mails under way. */
    close: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

export type MailDelivery = ReturnType<typeof startMailDelivery>;
