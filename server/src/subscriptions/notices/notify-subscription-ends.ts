/**
 * notifySubscriptionEnds: owners are told by mail, and webhooks tell it, 30, 7 and 1 days before a subscription ends that nothing continues;
 * each once.
 */
import type { AccountsContext } from '../../accounts/accounts-context.ts';
import { composeMail } from '../../accounts/mails.ts';
import { almatyIsoDate, almatyPrintedDate } from '../../calendar/almaty-date.ts';
import { encryptMail } from '../../mail/mail.ts';
import { webhookEventId } from '../../webhooks/webhook-event.ts';
import type { EndingSubscription, SubscriptionNoticeStore } from './subscription-notice-store.ts';

/** The nearest first: who is told of the last day is not told of the last month in the same moment. */
const NOTICE_DAYS = [1, 7, 30];
const BATCH = 50;

export interface NoticeContext extends Pick<AccountsContext, 'dataKey' | 'ids' | 'site'> {
  store: SubscriptionNoticeStore;
}

export async function notifySubscriptionEnds(context: NoticeContext, signal: AbortSignal): Promise<void> {
  for (const days of NOTICE_DAYS) {
    for (;;) {
      if (signal.aborted) return;
      const ending = await context.store.listEndingSubscriptions({ days, most: BATCH });
      for (const subscription of ending) await notify(subscription, days, context);
      if (ending.length < BATCH) break;
    }
  }
}

async function notify(subscription: EndingSubscription, days: number, context: NoticeContext): Promise<void> {
  const { id, organizationId, organizationName: organization, owners, endsAt } = subscription;
  const link = `${context.site.url()}/cabinet/organizations/${organizationId}/subscription`;
  const technology = subscription.technology === 'e_document' ? 'E-Document' : subscription.technology;
  const mails = owners.map(({ email: to, language }) => {
    const date = language === 'en' ? almatyIsoDate(endsAt - 1) : almatyPrintedDate(endsAt - 1);
    const places = { organization, technology, date };
    return encryptMail(composeMail({ to, language, name: 'subscription_ends', link, places }), context);
  });
  const data = {
    subscription_id: id,
    technology: subscription.technology,
    days,
    ends_at: new Date(endsAt).toISOString(),
  };
  const eventId = webhookEventId(context.ids.rowId());
  const event = { id: eventId, type: 'subscription.ending', organizationId, environment: 'live', data } as const;
  await context.store.recordNotice({ subscriptionId: id, days, mails, event });
}
