/** Another code: the citizen is asked for consent again. The phone was looked up when the document was requested. */
import type { OtpRequested, StateDocumentRequest } from '../egov.ts';
import { askConsent } from './ask-consent.ts';
import type { StateLink } from './exchange.ts';

/** @throws GatewayError with an `EgovErrorCode` */
export async function resendOtp(
  request: StateDocumentRequest,
  link: StateLink,
  signal: AbortSignal,
): Promise<OtpRequested> {
  await askConsent(request, link, signal);
  return { stateReference: null };
}
