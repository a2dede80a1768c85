/**
 * What the page of a session asks the gateway. It is no part of the OpenAPI documents: only our own page calls it. The session's id
 * travels in a header, which also keeps other sites from calling: a browser asks us first, and we never allow it.
 */
import type { ErrorCode } from '../errors.ts';
import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import type { HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { whenGone } from '../http/when-gone.ts';
import { approveFlow } from './approve-flow.ts';
import { cancelFlow } from './cancel-flow.ts';
import { enterCitizen } from './enter-citizen.ts';
import type { FlowContext } from './flow-context.ts';
import { handOverFlow } from './hand-over-flow.ts';
import type { PageCall } from './open-flow.ts';
import {
  approveBodySchema,
  flowPageCalls as calls,
  citizenBodySchema,
  flowPageHeaders,
  flowViewSchema,
  handOverReplySchema,
  takeOverBodySchema,
  takeOverHeaders,
} from './page-schemas.ts';
import { readFlow } from './read-flow.ts';
import { resendFlowCode } from './resend-flow-code.ts';
import { takeOverFlow } from './take-over-flow.ts';

/** Errors that only the page is told. */
export const flowPageErrors = [
  'flow_on_other_device',
  'flow_session_ended',
  'hand_over_not_found',
  'too_many_calls',
] as const satisfies ErrorCode[];

export function registerFlowPageApi(server: HttpServer, context: FlowContext): void {
  server.get(calls.readFlow.url, { schema: viewRoute('readFlow') }, (request) =>
    readFlow(pageCallOf(request.headers), context),
  );

  const enter = { ...viewRoute('enterCitizen'), body: citizenBodySchema };
  server.post(calls.enterCitizen.url, { schema: enter }, (request) => {
    const { iin, phone, document_type: documentType, language } = request.body;
    const source = sourceOf(request);
    return enterCitizen({ ...pageCallOf(request.headers), iin, phone, documentType, language, source }, context);
  });

  server.post(calls.resendCode.url, { schema: viewRoute('resendFlowCode') }, (request) => {
    const caller = { address: request.ip, source: sourceOf(request) };
    return resendFlowCode({ ...pageCallOf(request.headers), ...caller }, context);
  });

  const approve = { ...viewRoute('approveFlow'), body: approveBodySchema };
  server.post(calls.approveFlow.url, { schema: approve }, (request, reply) => {
    const caller = { address: request.ip, source: sourceOf(request), replied: whenGone(reply.raw) };
    return approveFlow({ ...pageCallOf(request.headers), code: request.body.code, ...caller }, context);
  });

  server.post(calls.cancelFlow.url, { schema: viewRoute('cancelFlow') }, (request) =>
    cancelFlow({ ...pageCallOf(request.headers), source: sourceOf(request) }, context),
  );

  registerHandOver(server, context);
}

function registerHandOver(server: HttpServer, context: FlowContext): void {
  const handOver = pageRoute('handOverFlow', { 200: handOverReplySchema });
  server.post(calls.handOverFlow.url, { schema: handOver }, async (request) => {
    const call = { ...pageCallOf(request.headers), source: sourceOf(request) };
    const { url, expiresAt } = await handOverFlow(call, context);
    return { url, expires_at: new Date(expiresAt).toISOString() };
  });

  const takeOver = { ...viewRoute('takeOverFlow'), headers: takeOverHeaders, body: takeOverBodySchema };
  server.post(calls.takeOverFlow.url, { schema: takeOver }, ({ headers, body }) => {
    const sessionId = headers['qujat-flow-session'];
    return takeOverFlow({ sessionId, token: body.token, device: headers['qujat-flow-device'] }, context);
  });
}

function viewRoute(operationId: string) {
  return pageRoute(operationId, { 200: flowViewSchema });
}

function pageRoute<Answer extends object>(operationId: string, answer: Answer) {
  return {
    operationId,
    hide: true,
    headers: flowPageHeaders,
    response: { ...answer, ...errorResponses([...bodyErrors, ...flowPageErrors]) },
  };
}

function pageCallOf(headers: { 'qujat-flow-session': string; 'qujat-flow-device'?: string }): PageCall {
  return { sessionId: headers['qujat-flow-session'], device: headers['qujat-flow-device'] };
}
