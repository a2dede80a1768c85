/** createPlan: something more that the operator can grant. A plan is never changed, only retired: what was granted stays as it was. */
import type { Actor } from '../audit/actor.ts';
import { CHAIN_OF_PLANS } from '../audit/audit-entry.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import type { Plan } from './plan.ts';
import type { SubscriptionContext } from './subscription-context.ts';

export const PLAN_NAME_CHARACTERS_MAX = 60;
export const PLAN_MONTHS_MAX = 60;

type NewPlan = Omit<Plan, 'id' | 'active'>;

/** @throws GatewayError `invalid_request` */
export async function createPlan(typed: NewPlan, actor: Actor, context: SubscriptionContext): Promise<Plan> {
  const name = typed.name.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > PLAN_NAME_CHARACTERS_MAX) {
    throw refuse('name', `must have 1 to ${PLAN_NAME_CHARACTERS_MAX} characters`, 'invalid_name');
  }
  if (typed.mcdbCheck && typed.technology !== 'e_document') {
    throw refuse('mcdb_check', 'goes only with the technology e_document', 'needs_e_document');
  }
  if (typed.claimsOnly && typed.technology !== 'e_document') {
    throw refuse('claims_only', 'goes only with the technology e_document', 'needs_e_document');
  }
  const plan: Plan = { ...typed, name, id: context.ids.uuid(), active: true };
  const target = { organizationId: CHAIN_OF_PLANS, id: plan.id };
  await context.store.insertPlan(plan, auditOfAction('plan_created', actor, target, context));
  return plan;
}

function refuse(field: string, message: string, reason: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field, message, reason }] } });
}
