/** The organisation's flows in the cabinet. */

import { createFlow } from '../flows/create-flow.ts';
import type { FlowSettingsContext } from '../flows/flow-context.ts';
import type { ListedFlow } from '../flows/flow-store.ts';
import { rollFlowKey } from '../flows/roll-flow-key.ts';
import { updateFlow } from '../flows/update-flow.ts';
import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { rollSchema } from './api-key-schemas.ts';
import { actorOf, memberOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { createdFlowSchema, flowChangesSchema, flowParams, flowSchema, newFlowSchema } from './flow-setting-schemas.ts';
import { CABINET, organizationParams, toTime } from './schemas.ts';

const ALL = `${CABINET}/organizations/:organization_id/flows/`;
const ONE = `${ALL}:flow_id/`;

export function registerFlowSettingRoutes(cabinet: HttpServer, context: FlowSettingsContext): void {
  cabinet.get(ALL, listFlowsRoute, async (request) => {
    const { flows } = await context.flows.listFlows(memberOf(request).organization.id);
    return { flows: flows.map(flowReply), most: context.flowsMax };
  });

  cabinet.post(ALL, createFlowRoute, async (request) => {
    const { environment, enabled = true, ...body } = request.body;
    const order = { environment, settings: settingsOf({ ...body, enabled }) };
    const { secret, ...created } = await createFlow(order, actorOf(request), context);
    return { ...flowReply(created), flow_api_key: secret };
  });

  cabinet.put(ONE, updateFlowRoute, async (request) => {
    const change = { id: request.params.flow_id, settings: settingsOf(request.body) };
    await updateFlow(change, actorOf(request), context);
  });

  cabinet.post(`${ONE}roll-key/`, rollFlowKeyRoute, async (request) => {
    const order = { id: request.params.flow_id, overlap: request.body.overlap };
    const { secret, ...rolled } = await rollFlowKey(order, actorOf(request), context);
    return { ...flowReply(rolled), flow_api_key: secret };
  });
}

function settingsOf(changes: Static<typeof flowChangesSchema>) {
  const {
    name,
    document_types: documentTypes,
    origins,
    return_urls: returnUrls,
    purpose,
    claims_only: claimsOnly = false,
    enabled,
  } = changes;
  return { name, documentTypes, origins, returnUrls, purpose, claimsOnly, enabled };
}

function flowReply({ flow, key }: ListedFlow) {
  const { id, environment, name, documentTypes, origins, returnUrls, purpose, claimsOnly, enabled, createdAt } = flow;
  return {
    id,
    environment,
    name,
    document_types: [...documentTypes],
    origins: [...origins],
    return_urls: [...returnUrls],
    purpose,
    claims_only: claimsOnly,
    enabled,
    created_at: toTime(createdAt),
    key: {
      id: key.id,
      last_four: key.lastFour,
      created_at: toTime(key.createdAt),
      last_used_at: key.lastUsedAt === null ? null : toTime(key.lastUsedAt),
    },
  };
}

const listFlowsRoute = cabinetRoute(
  { access: 'flows.read', tag: 'flows' },
  {
    operationId: 'listFlows',
    summary: 'The flows of an organisation',
    description: 'Oldest first. The keys themselves are not in the list.',
    params: organizationParams,
    response: {
      200: json(
        'The flows.',
        Type.Object({
          flows: Type.Array(flowSchema),
          most: Type.Integer({ description: 'How many the operator allows', examples: [20] }),
        }),
      ),
    },
  },
);

const createFlowRoute = cabinetRoute(
  // A live flow reaches real people.
  {
    access: 'flows.manage',
    recent: ({ environment }: { environment: string }) => environment === 'live',
    tag: 'flows',
    refuses: ['too_many_flows'],
  },
  {
    operationId: 'createFlow',
    summary: 'Make a flow',
    description:
      'A live flow needs a fresh proof of who you are. Its key is told here and never again: keep the answer.',
    params: organizationParams,
    body: newFlowSchema,
    response: { 201: json('The flow.', createdFlowSchema) },
  },
);

const updateFlowRoute = cabinetRoute(
  { access: 'flows.manage', recent: true, tag: 'flows', refuses: ['flow_not_found'] },
  {
    operationId: 'updateFlow',
    summary: 'Change a flow, or disable or enable it',
    description: 'It counts from the next call, in every process, for sessions that were made before too.',
    params: flowParams,
    body: flowChangesSchema,
    response: { 204: done('Changed.') },
  },
);

const rollFlowKeyRoute = cabinetRoute(
  { access: 'flows.manage', recent: true, tag: 'flows', refuses: ['flow_not_found', 'api_key_not_usable'] },
  {
    operationId: 'rollFlowKey',
    summary: 'Put a new key in the place of that of a flow',
    description: [
      'The old one goes on working for the overlap. A session and its result belong to the key that made it, so let the overlap be longer',
      'than your sessions last.',
    ].join(' '),
    params: flowParams,
    body: rollSchema,
    response: { 201: json('The flow with its new key.', createdFlowSchema) },
  },
);
