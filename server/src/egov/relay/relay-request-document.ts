/** Stage 2 at the upstream. The id of the upstream's session becomes the request's `stateReference`. */
import type { OtpRequested, StateDocumentRequest } from '../egov.ts';
import { onlineAccess, postUpstream, type Upstream } from './upstream-call.ts';
import { errorOf, meaningOf } from './upstream-errors.ts';
import { fieldsWith } from './upstream-fields.ts';

const MAX_REFERENCE_LENGTH = 512;

/** @throws GatewayError with an `EgovErrorCode` */
export async function requestDocument(
  { documentType, iin, phone }: StateDocumentRequest,
  upstream: Upstream,
  signal: AbortSignal,
): Promise<OtpRequested> {
  const body = { api_key: upstream.apiKey, iin, phone };
  const answer = await postUpstream(upstream, `${onlineAccess}/request/${documentType}/`, body, signal);
  const stateReference = answer.status < 300 ? referenceIn(answer.body) : undefined;
  if (stateReference === undefined) throw errorOf(meaningOf(answer, 'request'));
  return { stateReference };
}

export function referenceIn(body: unknown): string | undefined {
  const given = fieldsWith('backend_session_id', body)?.('backend_session_id');
  const reference = typeof given === 'number' ? String(given) : given;
  const isOne = typeof reference === 'string' && reference !== '' && reference.length <= MAX_REFERENCE_LENGTH;
  return isOne ? reference : undefined;
}
