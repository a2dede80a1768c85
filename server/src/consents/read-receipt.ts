/** readReceipt: a consent, for whoever has the link of its receipt. */
import { GatewayError } from '../errors.ts';
import type { ConsentContext } from './consent-context.ts';
import type { ConsentReply } from './consent-schemas.ts';
import { hashReceiptSecret } from './consent-secret.ts';
import type { FoundConsent } from './consent-store.ts';
import { describeConsent } from './describe-consent.ts';

/** @throws GatewayError `consent_not_found` */
export async function readReceipt(secret: string, context: ConsentContext): Promise<ConsentReply> {
  return describeConsent(await findReceipt(secret, context), context.dataKey);
}

/** @throws GatewayError `consent_not_found` */
export async function findReceipt(
  secret: string,
  { consents }: Pick<ConsentContext, 'consents'>,
): Promise<FoundConsent> {
  const found = await consents.findConsentByReceipt(hashReceiptSecret(secret));
  if (found === undefined) throw new GatewayError('consent_not_found');
  return found;
}
