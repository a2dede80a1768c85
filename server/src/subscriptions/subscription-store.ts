/** What the operations on subscriptions need of a store. Each change is one commit with its audit row. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { SealedMail } from '../mail/mail.ts';
import type { Subscription } from '../organizations/organization.ts';
import type { Plan } from './plan.ts';

export interface SubscriptionKey {
  id: string;
  organizationId: string;
}

/** A subscription whose end is near, and who is to be told. */
export interface EndingSubscription {
  id: string;
  organizationId: string;
  organizationName: string;
  technology: string;
  endsAt: number;
  owners: { email: string; language: 'kk' | 'ru' | 'en' }[];
}

export interface SubscriptionStore {
  /** Those that are granted first, then by name. */
  listPlans(): Promise<Plan[]>;
  insertPlan(plan: Plan, audit: AuditEntry): Promise<void>;
  /** False where there is none, or it is so already: then nothing was changed. */
  setPlanActive(change: { id: string; active: boolean }, audit: AuditEntry): Promise<boolean>;

  insertSubscription(subscription: Subscription, audit: AuditEntry): Promise<void>;
  /** Ends it now, also before its start. False where it is not the organisation's, or has ended: then nothing was changed. */
  endSubscription(key: SubscriptionKey, audit: AuditEntry): Promise<boolean>;
  /** False where it is not the organisation's, has ended, or is so already: then nothing was changed. */
  setSubscriptionActive(change: SubscriptionKey & { active: boolean }, audit: AuditEntry): Promise<boolean>;

  /** The subscriptions of these organisations, earliest start first, and the store's time. */
  listSubscriptionsOf(organizationIds: readonly string[]): Promise<{ subscriptions: Subscription[]; nowMs: number }>;

  /**
   * Running subscriptions that end within so many days and lasted twice as long at least, which no other one of the same technology continues, and of which no
   * notice for so many days or fewer was sent. The first to end come first.
   */
  listEndingSubscriptions(look: { days: number; most: number }): Promise<EndingSubscription[]>;
  /** The notice and its mails, once: false where it was sent already, and then nothing is sent. */
  recordNotice(notice: { subscriptionId: string; days: number; mails: readonly SealedMail[] }): Promise<boolean>;
}
