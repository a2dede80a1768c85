/** Stage 2 at the upstream. The id of the upstream's session becomes the request's `stateReference`. */
import type { OtpRequested, StateDocumentRequest } from '../egov.ts';
import { egovFault } from '../http-answer.ts';
import { onlineAccess, postUpstream, type Upstream } from './upstream-call.ts';
import { errorOf, meaningOf } from './upstream-errors.ts';

const MAX_REFERENCE_LENGTH = 512;

/** @throws GatewayError with an `EgovErrorCode` */
export async function requestDocument(
  { documentType, iin, phone }: StateDocumentRequest,
  upstream: Upstream,
  signal: AbortSignal,
): Promise<OtpRequested> {
  const body = { api_key: upstream.apiKey, iin, phone };
  const answer = await postUpstream(upstream, `${onlineAccess}/request/${documentType}/`, body, signal);
  if (answer.status !== 200 && answer.status !== 201) throw errorOf(meaningOf(answer));
  const stateReference = referenceIn(answer.body);
  if (stateReference === undefined) throw egovFault('government_service_error', 'the upstream named no session');
  return { stateReference };
}

export function referenceIn(body: unknown): string | undefined {
  const reference = (Object(body) as Record<string, unknown>)['backend_session_id'];
  const isOne = typeof reference === 'string' && reference !== '' && reference.length <= MAX_REFERENCE_LENGTH;
  return isOne ? reference : undefined;
}
