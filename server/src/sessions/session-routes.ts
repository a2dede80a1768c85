/** The Backend API over HTTP: the specification's URLs and field names, to the letter. */
import { rateLimitHeaders } from '../http/rate-limit-headers.ts';
import { sendJsonParts } from '../http/send-json-parts.ts';
import type { HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { whenGone } from '../http/when-gone.ts';
import { presentApiKey } from '../organizations/present-api-key.ts';
import { approveSession } from './approve-session.ts';
import type { OpenSession } from './describe-open-session.ts';
import { generateFiles } from './generate-files.ts';
import { requestDocument } from './request-document.ts';
import { resendOtp } from './resend-otp.ts';
import type { SessionContext } from './session-context.ts';
import {
  approveSessionSchema,
  generateFilesSchema,
  requestDocumentSchema,
  resendOtpSchema,
} from './session-schemas.ts';

const PREFIX = '/api/v1/backend/e-document/online-access';

export interface SessionRouteContext {
  context: SessionContext;
  /** What opens a wallet, for a session whose document goes into one. */
  tellOffer(session: OpenSession, documentType: string): object | undefined;
  countDelivery(documentType: string, environment: string): void;
}

export function registerSessionRoutes(
  server: HttpServer,
  { context, tellOffer, countDelivery }: SessionRouteContext,
): void {
  server.post(`${PREFIX}/request/:document_type/`, { schema: requestDocumentSchema }, async (request, reply) => {
    const { claims, fields, holder, credential: isForWallet } = request.body;
    const { session, rate } = await requestDocument(
      {
        documentType: request.params.document_type,
        apiKey: presentApiKey(request.body.api_key, request),
        iin: request.body.iin,
        phone: request.body.phone,
        clientReference: request.body.client_reference,
        asked: { claims, fields, holder },
        isForWallet,
        idempotencyKey: request.headers['idempotency-key'],
        scenario: request.headers['qujat-sandbox'],
        source: sourceOf(request),
      },
      context,
    );
    const offer = tellOffer(session, request.params.document_type);
    return reply.headers(rateLimitHeaders(rate)).send({ ...openSessionReply(session), ...offer });
  });

  server.post(`${PREFIX}/resend/`, { schema: resendOtpSchema }, async (request) => {
    const resend = {
      backendSessionId: request.body.backend_session_id,
      address: request.ip,
      scenario: request.headers['qujat-sandbox'],
      source: sourceOf(request),
    };
    return openSessionReply(await resendOtp(resend, context));
  });

  server.post(`${PREFIX}/approve/`, { schema: approveSessionSchema }, async (request, reply) => {
    const { backend_session_id: backendSessionId, code, file, file_type: fileType } = request.body;
    const want = { pdf: file && fileType === 'pdf', image: file && fileType === 'image' };
    const idempotencyKey = request.headers['idempotency-key'];
    const caller = { address: request.ip, source: sourceOf(request), replied: whenGone(reply.raw) };
    const scenario = request.headers['qujat-sandbox'];
    const approval = { backendSessionId, code, want, idempotencyKey, scenario, ...caller };
    const approved = await approveSession(approval, context);
    if (!approved.repeated) countDelivery(approved.documentType, approved.environment);
    return sendJsonParts(reply, approved.reply);
  });

  server.post('/api/v1/e-document/generate-files/', { schema: generateFilesSchema }, async (request, reply) => {
    const { session_id: backendSessionId, api_key } = request.body;
    const caller = { apiKey: presentApiKey(api_key, request), source: sourceOf(request), replied: whenGone(reply.raw) };
    const files = await generateFiles({ backendSessionId, ...caller }, context);
    return sendJsonParts(reply, files);
  });
}

function openSessionReply({ backendSessionId, expiresAt, resendAfter, phoneMasked }: OpenSession) {
  return {
    backend_session_id: backendSessionId,
    expires_at: new Date(expiresAt).toISOString(),
    resend_after: resendAfter === null ? null : new Date(resendAfter).toISOString(),
    phone_masked: phoneMasked,
  };
}
