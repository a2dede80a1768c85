/** Stage 2 at the state: whose phone it is, then the consent. The state knows the request again by our own id. */
import type { OtpRequested, StateDocumentRequest } from '../egov.ts';
import { askConsent, stateNameOf } from './ask-consent.ts';
import type { StateLink } from './exchange.ts';
import { lookUpPhone } from './look-up-phone.ts';
import { assertSuccess } from './state-meaning.ts';

/** @throws GatewayError with an `EgovErrorCode` */
export async function requestDocument(
  request: StateDocumentRequest,
  link: StateLink,
  signal: AbortSignal,
): Promise<OtpRequested> {
  // Before anything is sent: a type that the state does not have costs no look-up.
  stateNameOf(request, link);
  assertSuccess(await lookUpPhone(request, link, signal));
  await askConsent(request, link, signal);
  return { stateReference: null };
}
