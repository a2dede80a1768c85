/** What operators see above the organisations. */
import { Type } from 'typebox';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import type { ListPlace } from '../accounts/member-store.ts';
import { refuseField } from '../accounts/refuse-field.ts';
import type { HttpServer } from '../http/server.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { isRunning, subscriptionRefusal } from '../subscriptions/subscription-refusal.ts';
import type { SubscriptionStore } from '../subscriptions/subscription-store.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, organizationSummarySchema, reply, toTime } from './schemas.ts';

const PAGE = 50;
const TECHNOLOGY = 'e_document';

interface OperatorReading extends Pick<AccountsContext, 'members'> {
  subscriptions: Pick<SubscriptionStore, 'listSubscriptionsOf'>;
}

export function registerOperatorRoutes(cabinet: HttpServer, { members, subscriptions }: OperatorReading): void {
  cabinet.get(`${CABINET}/operator/organizations/`, listOrganizationsRoute, async (request) => {
    const { after: cursor } = request.query;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const found = await members.listOrganizations({ after, most: PAGE + 1 });
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    const held = await subscriptions.listSubscriptionsOf(page.map(({ id }) => id));
    return {
      organizations: page.map(({ createdAt, ...rest }) => ({
        ...rest,
        created_at: toTime(createdAt),
        ...subscriptionSummary(
          rest.suspended,
          held.subscriptions.filter(({ organizationId }) => organizationId === rest.id),
          held.nowMs,
        ),
      })),
      next: found.length > PAGE && last !== undefined ? `${last.createdAt}.${last.id}` : null,
    };
  });
}

/** What the subscriptions to E-Document come to; whether a quota is used up is told by the organisation's own page. */
function subscriptionSummary(suspended: boolean, subscriptions: Subscription[], nowMs: number) {
  const running = subscriptions.filter((each) => each.technology === TECHNOLOGY && isRunning(each, nowMs));
  const end = Math.max(0, ...running.map(({ endsAt }) => endsAt));
  return {
    access: suspended ? 'technology_not_accessible' : (subscriptionRefusal(subscriptions, TECHNOLOGY, nowMs) ?? 'ok'),
    ends_at: end === 0 ? null : toTime(end),
  };
}

function readCursor(cursor: string): ListPlace {
  const [, createdAt, id] = /^(\d{1,15})\.(.{1,100})$/.exec(cursor) ?? [];
  if (createdAt === undefined || id === undefined) {
    throw refuseField('after', 'invalid_cursor', 'must be `next` of the page before');
  }
  return { createdAt: Number(createdAt), id };
}

const listOrganizationsRoute = cabinetRoute(
  { access: 'organizations.list', tag: 'operator', refuses: ['invalid_request'] },
  {
    operationId: 'listOrganizations',
    summary: 'All organisations',
    description: `Newest first, ${PAGE} a page. Only for operators.`,
    querystring: Type.Object({
      after: Type.Optional(Type.String({ maxLength: 120, description: '`next` of the page before' })),
    }),
    response: {
      200: reply(
        'A page of organisations.',
        Type.Object({
          organizations: Type.Array(organizationSummarySchema),
          next: Type.Union([Type.String(), Type.Null()], { description: 'For the next page; null on the last one' }),
        }),
      ),
    },
  },
);
