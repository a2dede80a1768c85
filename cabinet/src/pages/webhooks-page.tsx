/** The page of webhooks: where the organisation is told of events, what was sent there, and what the receivers said. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatedEndpoint, webhookEndpointsQuery } from '../api/webhooks.ts';
import { Empty } from '../ui/card.tsx';
import { useEnvironment, useShowEnvironment } from '../ui/environment.tsx';
import { Fetched } from '../ui/fetched.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { PageTitle } from '../ui/page.tsx';
import { EndpointCard } from './webhooks/endpoint-card.tsx';
import { CreateEndpointButton } from './webhooks/endpoint-form.tsx';
import { SecretDialog } from './webhooks/secret-dialog.tsx';

export function WebhooksPage() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayManage = useMay('webhooks.manage');
  const query = webhookEndpointsQuery(organizationId);
  const found = useQuery(query);
  const queries = useQueryClient();
  const environment = useEnvironment();
  const showEnvironment = useShowEnvironment();
  const [secret, setSecret] = useState<string>();
  const reload = () => queries.invalidateQueries(query);
  const show = (made: CreatedEndpoint) => {
    setSecret(made.secret);
    return Promise.all([showEnvironment(made.environment), reload()]);
  };
  return (
    <>
      <PageTitle
        title={t('frame.pages.webhooks')}
        lead={t('webhooks.lead')}
        action={mayManage && <CreateEndpointButton onMade={show} />}
      />
      <Fetched query={found}>
        {({ endpoints }) => {
          const shown = endpoints.filter((endpoint) => endpoint.environment === environment);
          if (shown.length === 0) {
            return (
              <Empty title={<h2>{t(`webhooks.emptyTitles.${environment}`)}</h2>}>
                <p>{t('webhooks.emptyText')}</p>
              </Empty>
            );
          }
          return (
            <ul className="grid gap-4">
              {shown.map((endpoint) => (
                <EndpointCard key={endpoint.id} endpoint={endpoint} onChanged={reload} onSecret={setSecret} />
              ))}
            </ul>
          );
        }}
      </Fetched>
      <SecretDialog secret={secret} onKept={() => setSecret(undefined)} />
    </>
  );
}
