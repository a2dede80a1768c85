/** What the operations on subscriptions work with. */
import type { Ids } from '../clock.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export interface SubscriptionContext {
  store: SubscriptionStore;
  ids: Ids;
}
