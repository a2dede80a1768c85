/** What operators see above the organisations. */

import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { listOrganizations, type OrganizationReading } from './list-organizations.ts';
import { afterField, nextField, PAGE, readCursor } from './list-page.ts';
import { CABINET, organizationSummarySchema } from './schemas.ts';

export function registerOperatorRoutes(cabinet: HttpServer, reading: OrganizationReading): void {
  cabinet.get(`${CABINET}/operator/organizations/`, listOrganizationsRoute, async (request) => {
    const { after: cursor } = request.query;
    const after = cursor === undefined ? undefined : readCursor(cursor, 'id');
    const { organizations, next } = await listOrganizations({ after, most: PAGE }, reading);
    return { organizations, next: next === null ? null : `${next.createdAt}.${next.id}` };
  });
}

const listOrganizationsRoute = cabinetRoute(
  { access: 'organizations.list', tag: 'operator', refuses: ['invalid_request'] },
  {
    operationId: 'listOrganizations',
    summary: 'All organisations',
    description: `Newest first, ${PAGE} a page. Only for operators.`,
    querystring: Type.Object({
      after: afterField,
    }),
    response: {
      200: json(
        'A page of organisations.',
        Type.Object({
          organizations: Type.Array(organizationSummarySchema),
          next: nextField,
        }),
      ),
    },
  },
);
