/** disableFailingEndpoint: nothing comes through, so nothing more is sent there; owners are told by mail, once. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { composeMail } from '../accounts/mails.ts';
import { encryptMail } from '../mail/mail.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';
import type { WebhookEndpointStore } from './webhook-endpoint-store.ts';

export interface DisablingContext extends Pick<AccountsContext, 'members' | 'dataKey' | 'ids' | 'site'> {
  endpoints: Pick<WebhookEndpointStore, 'disableEndpoint'>;
}

export async function disableFailingEndpoint(
  endpoint: WebhookEndpoint,
  because: 'gone' | 'failing',
  context: DisablingContext,
): Promise<void> {
  const { id, organizationId, environment } = endpoint;
  const audit = {
    id: context.ids.rowId(),
    organizationId,
    action: 'webhook_endpoint_disabled',
    environment,
    target: id,
    after: because,
  } as const;
  const mails = await mailsAbout(endpoint, context);
  await context.endpoints.disableEndpoint({ id, organizationId, because, audit, mails });
}

async function mailsAbout({ organizationId, url }: WebhookEndpoint, context: DisablingContext) {
  const found = await context.members.findOrganization(organizationId, '');
  const owners = await context.members.listOwners(organizationId);
  const link = `${context.site.url()}/cabinet/organizations/${organizationId}/webhooks`;
  // Of the address only the host: what stands behind it may be a secret.
  const places = { organization: found?.organization.name ?? '', host: new URL(url).host };
  return owners.map(({ email: to, language }) =>
    encryptMail(composeMail({ to, language, name: 'webhook_disabled', link, places }), context),
  );
}
