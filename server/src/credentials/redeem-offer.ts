/**
 * redeemOffer: the wallet's first call, with the code that the citizen received from 1414. It is the approve of the session, with all its rules; but
 * the document goes to nobody yet: it is kept for some minutes, encrypted under the access token that the wallet receives.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { MINUTE_MS } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import { approveSession } from '../sessions/approve-session.ts';
import type { CredentialContext } from './credential-context.ts';
import { PRE_AUTHORIZED_CODE } from './credential-names.ts';
import { encryptForWallet, makeAccessToken } from './wallet-secret.ts';

export const TOKEN_LIFE_MS = 5 * MINUTE_MS;

export interface OfferRedemption {
  grantType: string;
  /** Of the offer: the session's id. */
  preAuthorizedCode: string;
  /** The code from 1414, as typed by the citizen. */
  txCode: string;
  /** The wallet's IP address. */
  address: string;
  source: CallSource;
  /** Settles when the reply has left, or its connection is gone. */
  replied: Promise<void>;
}

/** @throws GatewayError as `approveSession` */
export async function redeemOffer(offer: OfferRedemption, context: CredentialContext) {
  if (offer.grantType !== PRE_AUTHORIZED_CODE) throw refuseGrantType();
  let token = '';
  const approved = await approveSession(
    {
      backendSessionId: offer.preAuthorizedCode,
      isForWallet: true,
      code: offer.txCode,
      want: { pdf: false, image: false },
      address: offer.address,
      source: offer.source,
      replied: offer.replied,
      encryptResult: (reply, { idHash, organizationId, environment, documentType }) => {
        token = makeAccessToken(idHash, context.sessions.ids.randomBytes);
        const kept = { organizationId, environment, documentType, reply: Buffer.concat(reply).toString() };
        return { encrypted: encryptForWallet(token, kept), keepMs: TOKEN_LIFE_MS };
      },
    },
    context.sessions,
  );
  context.countDelivery(approved.documentType, approved.environment);
  return { token, lifeMs: TOKEN_LIFE_MS };
}

function refuseGrantType(): GatewayError {
  const errors = [{ field: 'grant_type', message: `must be ${PRE_AUTHORIZED_CODE}` }];
  return new GatewayError('invalid_request', { extras: { error: 'unsupported_grant_type', errors } });
}
