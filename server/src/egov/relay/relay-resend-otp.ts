/**
 * Another code for the same request. Another Qujat has a call for it. The hosted service has none, and a session that is over has
 * no more codes: then the document is requested anew, and the upstream knows the request by a new session.
 */
import type { OtpRequested, StateDocumentRequest } from '../egov.ts';
import { referenceIn, requestDocument } from './relay-request-document.ts';
import { onlineAccess, postUpstream, type Upstream } from './upstream-call.ts';
import { errorOf, meaningOf } from './upstream-errors.ts';
import type { Meaning } from './upstream-rules.ts';

/** @throws GatewayError with an `EgovErrorCode` */
export async function resendOtp(
  request: StateDocumentRequest,
  upstream: Upstream,
  signal: AbortSignal,
): Promise<OtpRequested> {
  const { stateReference } = request;
  if (stateReference === null) return await requestDocument(request, upstream, signal);
  const body = { backend_session_id: stateReference };
  const answer = await postUpstream(upstream, `${onlineAccess}/resend/`, body, signal);
  const renewed = answer.status < 300 ? referenceIn(answer.body) : undefined;
  if (renewed !== undefined) return { stateReference: renewed };
  const meaning = meaningOf(answer, 'resend');
  if (!asksForNewSession(meaning)) throw errorOf(meaning);
  return await requestDocument(request, upstream, signal);
}

/** What is said of the session means that it takes no more codes. */
function asksForNewSession({ kind }: Meaning): boolean {
  return kind === 'no_route' || kind === 'answer';
}
