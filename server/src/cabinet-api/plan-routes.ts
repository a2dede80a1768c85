/** The plans that operators grant. */

import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { createPlan } from '../subscriptions/create-plan.ts';
import { setPlanActive } from '../subscriptions/set-plan-active.ts';
import type { SubscriptionContext } from '../subscriptions/subscription-context.ts';
import { operatorOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET } from './schemas.ts';
import { activeSchema, newPlanSchema, planParams, planReply, planSchema } from './subscription-schemas.ts';

const ALL = `${CABINET}/operator/plans/`;

export function registerPlanRoutes(cabinet: HttpServer, context: SubscriptionContext): void {
  cabinet.get(ALL, listPlansRoute, async () => ({ plans: (await context.store.listPlans()).map(planReply) }));

  cabinet.post(ALL, createPlanRoute, async (request) => {
    const {
      name,
      technology,
      months,
      quota,
      mcdb_check: mcdbCheck = false,
      claims_only: claimsOnly = false,
    } = request.body;
    const plan = await createPlan(
      { name, technology, months, quota, mcdbCheck, claimsOnly },
      operatorOf(request),
      context,
    );
    return planReply(plan);
  });

  cabinet.patch(`${ALL}:plan_id/`, setPlanActiveRoute, async (request) => {
    const change = { id: request.params.plan_id, active: request.body.active };
    await setPlanActive(change, operatorOf(request), context);
  });
}

const listPlansRoute = cabinetRoute(
  { access: 'subscriptions.manage', tag: 'subscriptions' },
  {
    operationId: 'listPlans',
    summary: 'The plans',
    description: 'Only for operators. Those that are granted come first, then by name.',
    response: { 200: json('The plans.', Type.Object({ plans: Type.Array(planSchema) })) },
  },
);

const createPlanRoute = cabinetRoute(
  { access: 'subscriptions.manage', tag: 'subscriptions' },
  {
    operationId: 'createPlan',
    summary: 'Make a plan',
    description: 'Only for operators. A plan is never changed: retire it and make another.',
    body: newPlanSchema,
    response: { 201: json('The plan.', planSchema) },
  },
);

const setPlanActiveRoute = cabinetRoute(
  { access: 'subscriptions.manage', tag: 'subscriptions', refuses: ['plan_not_found'] },
  {
    operationId: 'setPlanActive',
    summary: 'Retire a plan, or grant it again',
    description: 'Only for operators. What was granted from it stays as it is.',
    params: planParams,
    body: activeSchema,
    response: { 204: done('It is so now.') },
  },
);
