/** What this gateway offers, for pages that would otherwise lead to what is not there. Open to all: it shows no more than a try would. */

import { hostErrors } from '../http/error-schema.ts';
import { isLocalRequest } from '../http/local-request.ts';
import { openApiOf } from '../http/openapi.ts';
import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { oneOf, Type } from '../json/json-schema.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET } from './schemas.ts';

export interface OfferedByGateway {
  developmentInbox: boolean;
  samplePages: boolean;
  documentation: boolean;
  /** For which document types a connector serves live keys. */
  liveDocuments: 'all' | 'some' | 'none';
  /** Whether documents may go into wallets. */
  credentials: boolean;
}

export function registerGatewayRoutes(cabinet: HttpServer, offered: OfferedByGateway): void {
  const { developmentInbox, samplePages, documentation, liveDocuments, credentials } = offered;
  cabinet.get(`${CABINET}/gateway/`, describeGatewayRoute, (request) => ({
    development_inbox: developmentInbox && isLocalRequest(request),
    sample_pages: samplePages,
    documentation,
    live_documents: liveDocuments,
    credentials,
  }));
  if (documentation) {
    cabinet.get(`${CABINET}/openapi.json`, readCabinetOpenApiRoute, () => openApiOf(cabinet).cabinet);
  }
}

/** Like `/openapi.json`, but for those whom it concerns. */
const readCabinetOpenApiRoute = cabinetRoute(
  { access: 'account', tag: 'gateway' },
  { operationId: 'readCabinetOpenApi', hide: true },
);

const describeGatewayRoute = cabinetRoute(
  { access: 'anyone', tag: 'gateway', refuses: [...hostErrors] },
  {
    operationId: 'describeGateway',
    summary: 'What this gateway offers',
    response: {
      200: json(
        'What it offers.',
        Type.Object({
          development_inbox: Type.Boolean({ description: 'Whether there is a development inbox for this caller' }),
          sample_pages: Type.Boolean({ description: 'Whether `/gallery` and `/sandbox/phone` are there' }),
          documentation: Type.Boolean({ description: 'Whether `/docs` and the OpenAPI documents are there' }),
          live_documents: oneOf(['all', 'some', 'none'], {
            description:
              'For which document types a connector serves live keys; for the others there is `no_live_connector`',
          }),
          credentials: Type.Boolean({ description: 'Whether documents may go into wallets as credentials' }),
        }),
      ),
    },
  },
);
