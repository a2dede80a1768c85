/** The session as an answer tells of it. */
import type { Operations } from './generated/api.ts';
import { unexpectedReply } from './send.ts';
import type { DocumentType, OfferedCredential, Session } from './types.ts';

/** Of the hosted service only the id is sure. */
type Answer = Partial<Operations['requestDocument']['answer']>;

export function readSession<T extends DocumentType>(documentType: T, answer: Answer): Session<T> {
  const { backend_session_id: id, expires_at, resend_after, phone_masked } = answer;
  if (typeof id !== 'string' || id === '') throw unexpectedReply();
  return {
    id,
    documentType,
    ...(expires_at !== undefined && { expiresAt: expires_at }),
    ...(resend_after !== undefined && { resendAfter: resend_after }),
    ...(phone_masked !== undefined && { phoneMasked: phone_masked }),
  };
}

/** @throws QujatError where the other side has passed over that a credential was asked for: the code would open the document to whoever asks */
export function readOffer({
  credential_id: id,
  credential_offer: offer,
  credential_offer_uri: offerUri,
}: Answer): OfferedCredential {
  if (id === undefined || offer === undefined || offerUri === undefined) throw unexpectedReply();
  return { id, offerUri, offer };
}
