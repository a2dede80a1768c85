/** Subscriptions and plans; and all organisations, as the operator sees them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export interface Subscription {
  id: string;
  technology: string;
  plan_name: string;
  state: 'scheduled' | 'running' | 'switched_off' | 'ended' | 'cancelled';
  /** It lets in test keys alone. */
  trial: boolean;
  starts_at: string;
  ends_at: string;
  quota: number | null;
  mcdb_check: boolean;
  delivered: number;
}

export interface Subscriptions {
  subscriptions: Subscription[];
  /** `ok` or the code of the error that a request is told. */
  access: { test: string; live: string };
  ends_soon: { ends_at: string; days_left: number } | null;
}

export interface Plan {
  id: string;
  name: string;
  technology: string;
  months: number;
  quota: number | null;
  mcdb_check: boolean;
  active: boolean;
}

export interface OrganizationSummary {
  id: string;
  name: string;
  bin: string | null;
  members: number;
  suspended: boolean;
  access: string;
  ends_at: string | null;
}

interface OrganizationPage {
  organizations: OrganizationSummary[];
  next: string | null;
}

const pathOf = (organizationId: string) => `/cabinet/organizations/${organizationId}/subscriptions/`;

export const listSubscriptions = (organizationId: string) => call<Subscriptions>('GET', pathOf(organizationId));

export const subscriptionsQuery = (organizationId: string) =>
  queryOptions({ queryKey: ['subscriptions', organizationId], queryFn: () => listSubscriptions(organizationId) });

export const grantSubscription = (organizationId: string, grant: { plan_id: string; starts_on?: string }) =>
  call<{ id: string }>('POST', pathOf(organizationId), grant);

export const switchSubscription = (organizationId: string, id: string, active: boolean) =>
  call<void>('PATCH', `${pathOf(organizationId)}${id}/`, { active });

export const endSubscription = (organizationId: string, id: string) =>
  call<void>('POST', `${pathOf(organizationId)}${id}/end/`);

export const listPlans = () => call<{ plans: Plan[] }>('GET', '/cabinet/operator/plans/');

export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: listPlans });

export type NewPlan = Omit<Plan, 'id' | 'active'>;

export const createPlan = (plan: NewPlan) => call<Plan>('POST', '/cabinet/operator/plans/', plan);

export const switchPlan = (id: string, active: boolean) =>
  call<void>('PATCH', `/cabinet/operator/plans/${id}/`, { active });

export const listOrganizations = (after: string | undefined) =>
  call<OrganizationPage>(
    'GET',
    `/cabinet/operator/organizations/${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`,
  );

export const organizationsQuery = infiniteQueryOptions({
  queryKey: ['organizations'],
  queryFn: ({ pageParam }) => listOrganizations(pageParam),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: OrganizationPage) => next ?? undefined,
});
