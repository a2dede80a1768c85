/** Subscriptions and plans; and all organisations, as the operator sees them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

export type Subscriptions = Answer<'listSubscriptions'>;
export type Subscription = Subscriptions['subscriptions'][number];
export type Plan = Answer<'listPlans'>['plans'][number];
export type NewPlan = Body<'createPlan'>;
type OrganizationPage = Answer<'listOrganizations'>;
export type OrganizationSummary = OrganizationPage['organizations'][number];

export const subscriptionsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ['subscriptions', organization_id],
    queryFn: () => call('listSubscriptions', { params: { organization_id } }),
  });

export const grantSubscription = (organization_id: string, body: Body<'grantSubscription'>) =>
  call('grantSubscription', { params: { organization_id }, body });

export const setSubscriptionActive = (organization_id: string, subscription_id: string, active: boolean) =>
  call('setSubscriptionActive', { params: { organization_id, subscription_id }, body: { active } });

export const endSubscription = (organization_id: string, subscription_id: string) =>
  call('endSubscription', { params: { organization_id, subscription_id } });

export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: () => call('listPlans') });

export const createPlan = (body: NewPlan) => call('createPlan', { body });

export const setPlanActive = (plan_id: string, active: boolean) =>
  call('setPlanActive', { params: { plan_id }, body: { active } });

export const organizationsQuery = infiniteQueryOptions({
  queryKey: ['organizations'],
  queryFn: ({ pageParam: after }) => call('listOrganizations', { params: { after } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: OrganizationPage) => next ?? undefined,
});
