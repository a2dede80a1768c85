/** A citizen's own consents over HTTP. It is no part of the OpenAPI documents: only our own page calls it. */
import type { ErrorCode } from '../../errors.ts';
import { bodyErrors, errorResponses } from '../../http/error-schema.ts';
import type { HttpServer } from '../../http/server.ts';
import { sourceOf } from '../../http/source-of.ts';
import { sendPdf } from '../consent-routes.ts';
import { receiptPdfQuery } from '../consent-schemas.ts';
import { describeConsent } from '../describe-consent.ts';
import { drawConsent } from '../draw-receipt.ts';
import { confirmMyCode } from './confirm-my-code.ts';
import { findMyConsent } from './find-my-consent.ts';
import { listMyConsents } from './list-my-consents.ts';
import type { MyContext } from './my-context.ts';
import {
  myCalls as calls,
  myCodeBody,
  myConfirmBody,
  myConsentParams,
  myConsentsSchema,
  myPassHeaders,
  myPassReply,
} from './my-schemas.ts';
import { sendMyCode } from './send-my-code.ts';
import { withdrawMyConsent } from './withdraw-my-consent.ts';

/** Errors that only the page is told. */
export const myPageErrors = ['citizen_not_confirmed'] as const satisfies ErrorCode[];

export function registerMyConsentRoutes(server: HttpServer, context: MyContext): void {
  const send = { operationId: 'sendMyCode', hide: true, body: myCodeBody, response: { 200: myPassReply, ...errors } };
  server.post(calls.sendMyCode.url, { schema: send }, async (request) => ({
    pass: await sendMyCode(request.body, context),
  }));

  const confirm = { ...passRoute('confirmMyCode', { 200: myConsentsSchema }), body: myConfirmBody };
  server.post(calls.confirmMyCode.url, { schema: confirm }, ({ headers, body }) =>
    confirmMyCode({ pass: headers['qujat-citizen-pass'], code: body.code }, context),
  );

  server.get(calls.listMyConsents.url, { schema: passRoute('listMyConsents', { 200: myConsentsSchema }) }, (request) =>
    listMyConsents(request.headers['qujat-citizen-pass'], context),
  );

  const draw = { ...passRoute('drawMyReceipt', { 200: {} }), params: myConsentParams, querystring: receiptPdfQuery };
  server.get(calls.drawMyReceipt.url, { schema: draw }, async ({ headers, params, query }, reply) => {
    const found = await findMyConsent({ pass: headers['qujat-citizen-pass'], id: params.id }, context);
    return sendPdf(reply, await drawConsent(describeConsent(found, context.dataKey), query.language, context));
  });

  const withdraw = { ...passRoute('withdrawMyConsent', { 200: myConsentsSchema }), params: myConsentParams };
  server.post(calls.withdrawMyConsent.url, { schema: withdraw }, (request) => {
    const call = { pass: request.headers['qujat-citizen-pass'], id: request.params.id };
    return withdrawMyConsent({ ...call, source: sourceOf(request) }, context);
  });
}

const errors = errorResponses([
  ...bodyErrors,
  ...myPageErrors,
  'consent_not_found',
  'invalid_otp_code',
  'otp_code_expired',
  'too_many_attempts',
  'too_many_calls',
  'session_in_progress',
]);

function passRoute<Answer extends object>(operationId: string, answer: Answer) {
  return { operationId, hide: true, headers: myPassHeaders, response: { ...answer, ...errors } };
}
