/** The offer that opens a wallet (OpenID4VCI 1.0, 4.1): the session is its code, and what the citizen receives from 1414 its `tx_code`. */
import { hashSessionId, isForWallet } from '../sessions/session-secret.ts';
import { idOfCredential, PRE_AUTHORIZED_CODE } from './credential-names.ts';

const OTP_DIGITS = 6;

/** What the answer of a request tells besides; undefined where the document goes to the organisation. */
export function describeOffer(issuer: string, backendSessionId: string, documentType: string) {
  if (!isForWallet(backendSessionId)) return undefined;
  const offer = {
    credential_issuer: issuer,
    credential_configuration_ids: [documentType],
    grants: {
      [PRE_AUTHORIZED_CODE]: {
        'pre-authorized_code': backendSessionId,
        tx_code: { input_mode: 'numeric', length: OTP_DIGITS, description: 'The code from 1414' },
      },
    },
  };
  return {
    credential_id: idOfCredential(hashSessionId(backendSessionId)),
    credential_offer: offer,
    credential_offer_uri: `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(offer))}`,
  };
}
