/** What the organisation operations need of a store. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { ApiKey, Organization, Subscription } from './organization.ts';

export interface OrganizationStore {
  /** Inserts an organisation with its keys and subscriptions in one commit. False where the id is taken: nothing is changed then. */
  insertOrganization(bundle: {
    organization: Organization;
    apiKeys: ApiKey[];
    subscriptions: Subscription[];
  }): Promise<boolean>;

  findOrganization(id: string): Promise<Organization | undefined>;

  /** From then on none of its keys opens a session or carries one on. */
  suspendOrganization(suspension: { id: string; by: string; reason: string }, audit: AuditEntry): Promise<void>;
  /** Leaves no row where it is not suspended. */
  reopenOrganization(id: string, audit: AuditEntry): Promise<void>;

  /**
   * All subscriptions of the organisation, to whatever technology, earliest start first; whether it is suspended; and the store's time
   * (epoch ms).
   */
  listSubscriptions(
    organizationId: string,
  ): Promise<{ subscriptions: Subscription[]; suspended: boolean; nowMs: number }>;

  /** Documents that were delivered to live keys on the days of Almaty from `from` to just before `to` (epoch ms). */
  countDelivered(period: { organizationId: string; technology: string; from: number; to: number }): Promise<number>;
}
