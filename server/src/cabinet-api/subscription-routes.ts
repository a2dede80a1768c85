/** Subscriptions: what the organisation sees of them, and what the operator does with them. */

import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { describeSubscriptions } from '../subscriptions/describe-subscriptions.ts';
import { endSubscription } from '../subscriptions/end-subscription.ts';
import { grantSubscription } from '../subscriptions/grant-subscription.ts';
import { setSubscriptionActive } from '../subscriptions/set-subscription-active.ts';
import type { SubscriptionContext } from '../subscriptions/subscription-context.ts';
import { memberOf, operatorOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, organizationParams } from './schemas.ts';
import {
  activeSchema,
  grantSchema,
  subscriptionParams,
  subscriptionsReply,
  subscriptionsSchema,
} from './subscription-schemas.ts';

const ALL = `${CABINET}/organizations/:organization_id/subscriptions/`;
const ONE = `${ALL}:subscription_id/`;

export function registerSubscriptionRoutes(cabinet: HttpServer, context: SubscriptionContext): void {
  cabinet.get(ALL, listSubscriptionsRoute, async (request) =>
    subscriptionsReply(await describeSubscriptions(memberOf(request).organization.id, context)),
  );

  cabinet.post(ALL, grantSubscriptionRoute, async (request) => {
    const { plan_id: planId, starts_on: startsOn } = request.body;
    const organizationId = memberOf(request).organization.id;
    const { id } = await grantSubscription({ organizationId, planId, startsOn }, operatorOf(request), context);
    return { id };
  });

  cabinet.patch(ONE, setSubscriptionActiveRoute, async (request) => {
    const { subscription_id: id } = request.params;
    const change = { id, organizationId: memberOf(request).organization.id, active: request.body.active };
    await setSubscriptionActive(change, operatorOf(request), context);
  });

  cabinet.post(`${ONE}end/`, endSubscriptionRoute, async (request) => {
    const key = { id: request.params.subscription_id, organizationId: memberOf(request).organization.id };
    await endSubscription(key, operatorOf(request), context);
  });
}

const listSubscriptionsRoute = cabinetRoute(
  { access: 'subscriptions.read', tag: 'subscriptions' },
  {
    operationId: 'listSubscriptions',
    summary: 'What an organisation is subscribed to',
    description: 'The last to start first; with what is delivered of the quota, and whether a request is let in now.',
    params: organizationParams,
    response: { 200: json('The subscriptions.', subscriptionsSchema) },
  },
);

const grantSubscriptionRoute = cabinetRoute(
  { access: 'subscriptions.manage', recent: true, tag: 'subscriptions', refuses: ['plan_not_found'] },
  {
    operationId: 'grantSubscription',
    summary: 'Grant a subscription from a plan, at once or from a day to come',
    description: 'Only for operators. It counts from the next request, in every process.',
    params: organizationParams,
    body: grantSchema,
    response: { 201: json('Granted.', Type.Object({ id: Type.String() })) },
  },
);

const setSubscriptionActiveRoute = cabinetRoute(
  {
    access: 'subscriptions.manage',
    recent: true,
    tag: 'subscriptions',
    refuses: ['subscription_not_found', 'subscription_has_ended'],
  },
  {
    operationId: 'setSubscriptionActive',
    summary: 'Disable a subscription, or enable it again',
    description: 'Only for operators. Its period goes on meanwhile.',
    params: subscriptionParams,
    body: activeSchema,
    response: { 204: done('It is so now.') },
  },
);

const endSubscriptionRoute = cabinetRoute(
  {
    access: 'subscriptions.manage',
    recent: true,
    tag: 'subscriptions',
    refuses: ['subscription_not_found', 'subscription_has_ended'],
  },
  {
    operationId: 'endSubscription',
    summary: 'End a subscription now',
    description:
      'Only for operators. One that is still to start never does. It cannot be taken back: grant another one.',
    params: subscriptionParams,
    response: { 204: done('Ended.') },
  },
);
