/** withdrawMyConsent: as `withdrawConsent`, from the citizen's list. */
import type { CallSource } from '../../audit/audit-entry.ts';
import { auditOfConsent } from '../audit-of-consent.ts';
import { consentStateAt } from '../consent.ts';
import { findMyConsent, type MyConsentCall } from './find-my-consent.ts';
import { listMyConsents } from './list-my-consents.ts';
import type { MyContext } from './my-context.ts';
import type { MyConsents } from './my-schemas.ts';

/** @throws GatewayError `citizen_not_confirmed`, `consent_not_found`, `session_in_progress` */
export async function withdrawMyConsent(
  call: MyConsentCall & { source: CallSource },
  context: MyContext,
): Promise<MyConsents> {
  const { consent, nowMs, pass } = await findMyConsent(call, context);
  if (consentStateAt(consent, nowMs) === 'given') {
    await context.endSessionOf(consent.id, pass.iin, call.source);
    const audit = auditOfConsent('consent_withdrawn', consent, call.source, context);
    await context.consents.withdrawConsent(consent.id, audit);
  }
  return listMyConsents(call.pass, context);
}
