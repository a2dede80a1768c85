/** How the cabinet's API shows subscriptions and plans. */
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import { PLAN_MONTHS_MAX, PLAN_NAME_CHARACTERS_MAX } from '../subscriptions/create-plan.ts';
import type { DescribedSubscription, DescribedSubscriptions } from '../subscriptions/describe-subscriptions.ts';
import type { Plan } from '../subscriptions/plan.ts';
import { organizationParams, timeField, toTime } from './schemas.ts';

const exampleId = '5b1c2d7e-8f30-4d2a-9d55-2e0a7c1b9f11';

const technologyField = Type.String({
  description: '`e_document` is the technology of the Backend API',
  pattern: '^[a-z][a-z0-9_]{0,39}$',
  examples: ['e_document'],
});

const quotaField = orNull(Type.Integer({ minimum: 1, maximum: 1_000_000_000 }), {
  description: 'Documents of live keys in the period; null for no limit',
  examples: [20_000],
});

const mcdbCheckField = Type.Boolean({
  description: 'Whether it lets the organisation check in the MCDB whose phone it is: `checkMcdb`',
  examples: [false],
});

const claimsOnlyField = Type.Boolean({
  description: 'Whether it lets the organisation ask for claims and fields alone, never for a whole document',
  examples: [false],
});

const stateField = oneOf(['scheduled', 'running', 'disabled', 'ended', 'cancelled'], {
  description: '`cancelled`: ended before its start',
  examples: ['running'],
});

const subscriptionSchema = Type.Object({
  id: Type.String({ examples: [exampleId] }),
  technology: technologyField,
  plan_name: Type.String({ description: 'As the plan was called; empty for none', examples: ['E-Document 20 000'] }),
  state: stateField,
  trial: Type.Boolean({ description: 'Whether it lets in test keys alone', examples: [false] }),
  starts_at: timeField('From then on it counts'),
  ends_at: timeField('From then on it does not count any more'),
  quota: quotaField,
  mcdb_check: mcdbCheckField,
  claims_only: claimsOnlyField,
  delivered: Type.Integer({ description: 'Documents delivered to live keys in the period', examples: [1240] }),
});

const accessField = Type.String({
  description: '`ok`, or the `code` of the error that a request is told',
  examples: ['ok'],
});

export const subscriptionsSchema = Type.Object({
  subscriptions: Type.Array(subscriptionSchema),
  access: Type.Object({ test: accessField, live: accessField }),
  ends_soon: orNull(Type.Object({ ends_at: timeField('When it ends'), days_left: Type.Integer({ examples: [7] }) }), {
    description: 'Set where E-Document ends within 30 days and nothing continues it',
  }),
});

export const grantSchema = Type.Object({
  plan_id: Type.String({ maxLength: 100, description: 'From `listPlans`', examples: ['e-document-year'] }),
  starts_on: Type.Optional(
    Type.String({
      maxLength: 10,
      description: 'The first day in Almaty, `YYYY-MM-DD`; without it, at once',
      examples: ['2027-01-01'],
    }),
  ),
});

export const newPlanSchema = Type.Object({
  name: Type.String({
    maxLength: PLAN_NAME_CHARACTERS_MAX * 4,
    description: `For people: 1 to ${PLAN_NAME_CHARACTERS_MAX} characters`,
    examples: ['E-Document 20 000'],
  }),
  technology: technologyField,
  months: Type.Integer({ minimum: 1, maximum: PLAN_MONTHS_MAX, examples: [12] }),
  quota: quotaField,
  mcdb_check: Type.Optional(mcdbCheckField),
  claims_only: Type.Optional(claimsOnlyField),
});

export const planSchema = Type.Object({
  id: Type.String({ examples: ['e-document-year'] }),
  ...newPlanSchema.properties,
  mcdb_check: mcdbCheckField,
  claims_only: claimsOnlyField,
  active: Type.Boolean({ description: 'Whether it is still granted' }),
});

export const activeSchema = Type.Object({ active: Type.Boolean({ description: 'On or off' }) });

export const subscriptionParams = Type.Object({
  ...organizationParams.properties,
  subscription_id: Type.String({ description: 'From `listSubscriptions`', examples: [exampleId] }),
});

export const planParams = Type.Object({
  plan_id: Type.String({ description: 'From `listPlans`', examples: ['e-document-year'] }),
});

export function subscriptionsReply({ subscriptions, access, endsSoon }: DescribedSubscriptions) {
  return {
    subscriptions: subscriptions.map(subscriptionReply),
    access,
    ends_soon: endsSoon && { ends_at: toTime(endsSoon.endsAt), days_left: endsSoon.daysLeft },
  };
}

function subscriptionReply(subscription: DescribedSubscription) {
  const { id, technology, planName, state, trial, startsAt, endsAt, quota, mcdbCheck, claimsOnly, delivered } =
    subscription;
  return {
    id,
    technology,
    plan_name: planName,
    state,
    trial,
    quota,
    mcdb_check: mcdbCheck,
    claims_only: claimsOnly,
    delivered,
    starts_at: toTime(startsAt),
    ends_at: toTime(endsAt),
  };
}

export function planReply({ id, name, technology, months, quota, mcdbCheck, claimsOnly, active }: Plan) {
  return { id, name, technology, months, quota, mcdb_check: mcdbCheck, claims_only: claimsOnly, active };
}
