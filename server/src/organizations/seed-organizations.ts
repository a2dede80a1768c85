/** The organisations that come with the sandbox: one that may use everything, and one for each subscription error. */
import type { ErrorCode } from '../errors.ts';
import { type CreateOrganizationContext, createOrganization, type NewOrganization } from './create-organization.ts';

interface Seed extends NewOrganization {
  /** What a request with this organisation's key is answered with. */
  brings: 'ok' | ErrorCode;
}

const period = (technology: string, from: string, to: string, active = true) => ({
  technology,
  startsAt: Date.parse(`${from}T00:00:00+05:00`),
  endsAt: Date.parse(`${to}T00:00:00+05:00`),
  active,
});

export const demonstrationOrganization: Seed = {
  organization: { id: 'demonstration', name: 'Qujat Demo' },
  // Its key is printed, so it must never reach the state.
  subscriptions: [{ ...period('e_document', '2020-01-01', '2100-01-01'), trial: true, mcdbCheck: true }],
  brings: 'ok',
};

const conditions: Seed[] = [
  {
    organization: { id: 'seed-no-subscription', name: 'Жаңа ұйым' },
    subscriptions: [],
    brings: 'no_subscription',
  },
  {
    organization: { id: 'seed-other-technology', name: 'Басқа технология' },
    subscriptions: [period('liveness', '2020-01-01', '2100-01-01')],
    brings: 'no_subscription_for_technology',
  },
  {
    organization: { id: 'seed-future', name: 'Болашақ жазылым' },
    subscriptions: [period('e_document', '2099-01-01', '2100-01-01')],
    brings: 'subscription_not_started',
  },
  {
    organization: { id: 'seed-expired', name: 'Ескірген жазылым' },
    subscriptions: [period('e_document', '2020-01-01', '2021-01-01')],
    brings: 'technology_not_accessible',
  },
  {
    organization: { id: 'seed-disabled', name: 'Өшірілген жазылым' },
    subscriptions: [period('e_document', '2020-01-01', '2100-01-01', false)],
    brings: 'technology_not_accessible',
  },
];

export interface SeededOrganization {
  id: string;
  brings: 'ok' | ErrorCode;
  testKey: string;
}

/** Makes those that do not exist yet; returns all with their test keys. */
export async function seedOrganizations(context: CreateOrganizationContext): Promise<SeededOrganization[]> {
  const seeded: SeededOrganization[] = [];
  for (const seed of [demonstrationOrganization, ...conditions]) {
    const { testKey } = await createOrganization(seed, context);
    seeded.push({ id: seed.organization.id, brings: seed.brings, testKey });
  }
  return seeded;
}
