/** What the organisation operations need of a store. */
import type { ApiKey, Organization, Subscription } from './organization.ts';

export interface OrganizationStore {
  /** Inserts an organisation with its keys and subscriptions in one commit. False where the id is taken: nothing is changed then. */
  insertOrganization(bundle: {
    organization: Organization;
    apiKeys: ApiKey[];
    subscriptions: Subscription[];
  }): Promise<boolean>;

  findOrganization(id: string): Promise<Organization | undefined>;

  /** All subscriptions of the organisation, to whatever technology, earliest start first; and the store's time (epoch ms). */
  listSubscriptions(organizationId: string): Promise<{ subscriptions: Subscription[]; nowMs: number }>;

  /** Documents that were delivered to live keys on the days of Almaty from `from` to just before `to` (epoch ms). */
  countDelivered(period: { organizationId: string; technology: string; from: number; to: number }): Promise<number>;
}
