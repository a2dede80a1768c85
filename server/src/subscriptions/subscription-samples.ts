/** A subscription for tests. */
import { randomUUID } from 'node:crypto';
import type { Subscription } from './subscription.ts';

/** To E-Document, of a plan with a quota; without a change it has begun long ago and ends in a long time. */
export function sampleSubscription(organizationId: string, changes: Partial<Subscription> = {}): Subscription {
  return {
    id: randomUUID(),
    organizationId,
    technology: 'e_document',
    startsAt: 0,
    endsAt: Date.parse('2100-01-01T00:00:00Z'),
    active: true,
    planName: 'E-Document 20 000',
    quota: 20_000,
    trial: false,
    mcdbCheck: false,
    claimsOnly: false,
    ...changes,
  };
}
