/** listMyConsents: what a citizen has agreed to in this sandbox, newest first. Other organisations' tests are none of its developers' business. */
import { describeConsent } from '../describe-consent.ts';
import { openConfirmedPass } from './citizen-pass.ts';
import type { MyContext } from './my-context.ts';
import type { MyConsents } from './my-schemas.ts';

const MY_CONSENTS_MAX = 50;

/** @throws GatewayError `citizen_not_confirmed` */
export async function listMyConsents(pass: string, context: MyContext): Promise<MyConsents> {
  const { subject, organizationId } = await openConfirmedPass(pass, context);
  const of = { organizationId, environment: 'test' } as const;
  const found = await context.consents.listConsentsOf(subject, MY_CONSENTS_MAX, of);
  return { consents: found.map((each) => describeConsent(each, context.dataKey)) };
}
