/** withdrawConsent: the citizen takes a consent back by which nothing was delivered yet; then nothing can be any more. */
import type { CallSource } from '../audit/audit-entry.ts';
import { auditOfConsent } from './audit-of-consent.ts';
import { consentStateAt } from './consent.ts';
import type { ConsentContext } from './consent-context.ts';
import type { ConsentReply } from './consent-schemas.ts';
import { decryptSessionId } from './consent-secret.ts';
import { findReceipt, readReceipt } from './read-receipt.ts';

/**
 * One that was used, withdrawn or has expired is told as it stands.
 * @throws GatewayError `consent_not_found`, `session_in_progress`
 */
export async function withdrawConsent(
  { secret, source }: { secret: string; source: CallSource },
  context: ConsentContext,
): Promise<ConsentReply> {
  const { consent, nowMs } = await findReceipt(secret, context);
  if (consentStateAt(consent, nowMs) === 'given') {
    // The unit that ends the session withdraws the consent as well, where the session has not ended otherwise.
    await context.endSession(decryptSessionId(secret, consent.encryptedSession), source);
    await context.consents.withdrawConsent(consent.id, auditOfConsent('consent_withdrawn', consent, source, context));
  }
  return readReceipt(secret, context);
}
