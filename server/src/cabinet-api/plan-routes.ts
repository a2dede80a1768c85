/** The plans that operators grant. */
import { Type } from 'typebox';
import type { HttpServer } from '../http/server.ts';
import { createPlan } from '../subscriptions/create-plan.ts';
import type { SubscriptionContext } from '../subscriptions/subscription-context.ts';
import { switchPlan } from '../subscriptions/switch-plan.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, done, reply } from './schemas.ts';
import { actOf } from './subscription-routes.ts';
import { newPlanSchema, planParams, planReply, planSchema, switchSchema } from './subscription-schemas.ts';

const ALL = `${CABINET}/operator/plans/`;

export function registerPlanRoutes(cabinet: HttpServer, context: SubscriptionContext): void {
  cabinet.get(ALL, listPlansRoute, async () => ({ plans: (await context.store.listPlans()).map(planReply) }));

  cabinet.post(ALL, createPlanRoute, async (request, httpReply) => {
    const { name, technology, months, quota, mcdb_check: mcdbCheck = false } = request.body;
    const plan = await createPlan({ name, technology, months, quota, mcdbCheck }, actOf(request), context);
    return httpReply.status(201).send(planReply(plan));
  });

  cabinet.patch(`${ALL}:plan_id/`, switchPlanRoute, async (request, httpReply) => {
    const change = { id: request.params.plan_id, active: request.body.active };
    await switchPlan(change, actOf(request), context);
    return httpReply.status(204).send(null);
  });
}

const listPlansRoute = cabinetRoute(
  { access: 'subscriptions.manage', tag: 'subscriptions' },
  {
    operationId: 'listPlans',
    summary: 'The plans',
    description: 'Only for operators. Those that are granted come first, then by name.',
    response: { 200: reply('The plans.', Type.Object({ plans: Type.Array(planSchema) })) },
  },
);

const createPlanRoute = cabinetRoute(
  { access: 'subscriptions.manage', tag: 'subscriptions' },
  {
    operationId: 'createPlan',
    summary: 'Make a plan',
    description: 'Only for operators. A plan is never changed: retire it and make another.',
    body: newPlanSchema,
    response: { 201: reply('The plan.', planSchema) },
  },
);

const switchPlanRoute = cabinetRoute(
  { access: 'subscriptions.manage', tag: 'subscriptions', refuses: ['plan_not_found'] },
  {
    operationId: 'switchPlan',
    summary: 'Retire a plan, or grant it again',
    description: 'Only for operators. What was granted from it stays as it is.',
    params: planParams,
    body: switchSchema,
    response: { 204: done('It is so now.') },
  },
);
