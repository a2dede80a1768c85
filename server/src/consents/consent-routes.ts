/** Consents over HTTP: for the organisation, by its key; and for the citizen's page of the receipt, by the secret of its link. */
import { bearerTokenOf } from '../http/bearer-token.ts';
import { errorResponses } from '../http/error-schema.ts';
import type { HttpReply, HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { presentApiKey } from '../organizations/present-api-key.ts';
import type { ConsentContext } from './consent-context.ts';
import { receiptCalls as calls, consentReplySchema, receiptHeaders, receiptPdfQuery } from './consent-schemas.ts';
import { type DrawnReceipt, drawReceipt } from './draw-receipt.ts';
import { readConsent } from './read-consent.ts';
import { readReceipt } from './read-receipt.ts';
import { withdrawConsent } from './withdraw-consent.ts';

export function registerConsentRoutes(server: HttpServer, context: ConsentContext): void {
  server.get('/api/v1/consents/:id/', { schema: readConsentSchema }, (request) => {
    const apiKey = presentApiKey(bearerTokenOf(request) ?? '', request);
    return readConsent({ id: request.params.id, apiKey }, context);
  });

  server.get(calls.readReceipt.url, { schema: receiptRoute('readReceipt', { 200: consentReplySchema }) }, (request) =>
    readReceipt(request.headers['qujat-consent-receipt'], context),
  );

  const pdf = { ...receiptRoute('drawReceipt', { 200: {} }), querystring: receiptPdfQuery };
  server.get(calls.drawReceipt.url, { schema: pdf }, async (request, reply) => {
    const secret = request.headers['qujat-consent-receipt'];
    return sendPdf(reply, await drawReceipt({ secret, language: request.query.language }, context));
  });

  server.post(
    calls.withdrawConsent.url,
    { schema: receiptRoute('withdrawConsent', { 200: consentReplySchema }) },
    (request) => {
      const secret = request.headers['qujat-consent-receipt'];
      return withdrawConsent({ secret, source: sourceOf(request) }, context);
    },
  );
}

/** As a file to be saved. */
export function sendPdf(reply: HttpReply, { consentId, pdf }: DrawnReceipt) {
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${consentId}.pdf"`)
    .send(Buffer.from(pdf));
}

const readConsentSchema = {
  operationId: 'readConsent',
  tags: ['Flow'],
  summary: 'Read what a citizen agreed to',
  description:
    'The id is `consent_id` in the result of the session. Needs a key of the organisation, of the same environment.',
  security: [{ organizationKey: [] }],
  params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
  response: {
    200: json('The consent.', consentReplySchema),
    ...errorResponses([
      'invalid_request',
      'invalid_api_key',
      'consent_not_found',
      'internal_error',
      'service_unavailable',
    ]),
  },
};

/** No part of the OpenAPI documents: only our own page calls it. */
function receiptRoute<Answer extends object>(operationId: string, answer: Answer) {
  return {
    operationId,
    hide: true,
    headers: receiptHeaders,
    response: {
      ...answer,
      ...errorResponses([
        'invalid_request',
        'consent_not_found',
        'session_in_progress',
        'internal_error',
        'service_unavailable',
      ]),
    },
  };
}
