/** What operators see above the organisations. */

import type { ListPlace } from '../accounts/member-store.ts';
import { refuseField } from '../accounts/refuse-field.ts';
import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { orNull, Type } from '../json-schema.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { listOrganizations, type OrganizationReading } from './list-organizations.ts';
import { CABINET, organizationSummarySchema } from './schemas.ts';

const PAGE = 50;

export function registerOperatorRoutes(cabinet: HttpServer, reading: OrganizationReading): void {
  cabinet.get(`${CABINET}/operator/organizations/`, listOrganizationsRoute, async (request) => {
    const { after: cursor } = request.query;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const { organizations, next } = await listOrganizations({ after, most: PAGE }, reading);
    return { organizations, next: next === null ? null : `${next.createdAt}.${next.id}` };
  });
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
      200: json(
        'A page of organisations.',
        Type.Object({
          organizations: Type.Array(organizationSummarySchema),
          next: orNull(Type.String(), { description: 'For the next page; null on the last one' }),
        }),
      ),
    },
  },
);
