/** The page of webhooks: where the organisation is told of events, what was sent there, and what the receivers said. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WebhookEndpoint, webhookEndpointsQuery } from '../api/webhooks.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/card.tsx';
import { useEnvironment, useShowEnvironment } from '../ui/environment.tsx';
import { Failed } from '../ui/failed.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { Loading, PageTitle } from '../ui/page.tsx';
import { DeliveriesDialog } from './webhooks/deliveries-dialog.tsx';
import { type EndpointAction, EndpointCard } from './webhooks/endpoint-card.tsx';
import { EndpointFormDialog } from './webhooks/endpoint-form-dialog.tsx';
import { RemoveDialog, RollSecretDialog } from './webhooks/endpoint-questions.tsx';
import { SecretDialog } from './webhooks/secret-dialog.tsx';

type Opened = { action: EndpointAction; endpoint: WebhookEndpoint } | { action: 'create' } | undefined;

export function WebhooksPage() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayManage = useMay('webhooks.manage');
  const query = webhookEndpointsQuery(organizationId);
  const { data, error, refetch } = useQuery(query);
  const queries = useQueryClient();
  const environment = useEnvironment();
  const showEnvironment = useShowEnvironment();
  const [opened, setOpened] = useState<Opened>();
  const [secret, setSecret] = useState<string>();

  const close = () => setOpened(undefined);
  const reload = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const create = () => setOpened({ action: 'create' });
  const of = (action: EndpointAction) =>
    opened?.action === action && 'endpoint' in opened ? opened.endpoint : undefined;
  const endpoints = data?.endpoints.filter((endpoint) => endpoint.environment === environment) ?? [];

  return (
    <>
      <PageTitle
        title={t('webhooks.title')}
        lead={t('webhooks.lead')}
        action={
          mayManage && (
            <Button kind="primary" onClick={create}>
              {t('webhooks.create')}
            </Button>
          )
        }
      />
      {data === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      {data !== undefined && endpoints.length === 0 && (
        <Empty title={<h2>{t(`webhooks.emptyTitles.${environment}`)}</h2>}>
          <p>{t('webhooks.emptyText')}</p>
        </Empty>
      )}
      <ul className="grid gap-4">
        {endpoints.map((endpoint) => (
          <EndpointCard
            key={endpoint.id}
            endpoint={endpoint}
            mayManage={mayManage}
            onAction={(action) => setOpened({ action, endpoint })}
            onChanged={reload}
          />
        ))}
      </ul>
      <EndpointFormDialog
        key={of('change')?.id ?? environment}
        open={opened?.action === 'create' || opened?.action === 'change'}
        endpoint={of('change')}
        onClose={close}
        onCreated={(made) => {
          close();
          setSecret(made.secret);
          return Promise.all([showEnvironment(made.environment), reload()]);
        }}
        onChanged={reload}
      />
      <RemoveDialog endpoint={of('remove')} onClose={close} onDone={reload} />
      <RollSecretDialog endpoint={of('roll')} onClose={close} onRolled={setSecret} />
      <DeliveriesDialog endpoint={of('show')} mayManage={mayManage} onClose={close} />
      <SecretDialog secret={secret} onKept={() => setSecret(undefined)} />
    </>
  );
}
