/** One of the citizen's own consents, by its id. */
import { GatewayError } from '../../errors.ts';
import type { FoundConsent } from '../consent-store.ts';
import { type CitizenPass, openConfirmedPass } from './citizen-pass.ts';
import type { MyContext } from './my-context.ts';

/** Names one of them. */
export interface MyConsentCall {
  pass: string;
  id: string;
}

/** @throws GatewayError `citizen_not_confirmed`, `consent_not_found` */
export async function findMyConsent(
  { pass: encrypted, id }: MyConsentCall,
  context: MyContext,
): Promise<FoundConsent & { pass: CitizenPass }> {
  const { subject, ...pass } = await openConfirmedPass(encrypted, context);
  const { organizationId } = pass;
  const found = await context.consents.findConsent({ id, organizationId, environment: 'test' });
  if (found?.consent.subject !== subject) throw new GatewayError('consent_not_found');
  return { ...found, pass };
}
