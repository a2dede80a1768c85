/** The newest events for an endpoint with their attempts; each can be sent again, and all that it has missed since a time. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  attemptsKey,
  recoverWebhooks,
  resendWebhook,
  type WebhookDelivery,
  type WebhookEndpoint,
  webhookQuery,
  webhooksQuery,
} from '../../api/webhooks.ts';
import { DAY_MS, formatDateTime } from '../../format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { tell } from '../../ui/toasts.tsx';

const KEPT_DAYS = 30;

interface DeliveriesProps {
  endpoint: WebhookEndpoint;
  mayManage: boolean;
}

export function DeliveriesButton(props: DeliveriesProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('webhooks.show')}</Button>
      <Dialog title={t('webhooks.show')} open={open} onClose={() => setOpen(false)}>
        <Deliveries {...props} />
      </Dialog>
    </>
  );
}

function Deliveries({ endpoint, mayManage }: DeliveriesProps) {
  const { t } = useTranslation();
  const params = { organization_id: useOrganization().id, endpoint_id: endpoint.id };
  const query = webhooksQuery(params);
  const found = useQuery(query);
  const queries = useQueryClient();
  const reload = () =>
    Promise.all([query.queryKey, attemptsKey(endpoint.id)].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const maySend = mayManage && endpoint.state === 'enabled';
  const recover = async () => {
    const since = new Date(Date.now() - KEPT_DAYS * DAY_MS).toISOString();
    const { recovered } = await recoverWebhooks(params, since);
    tell(t('webhooks.recovered', { count: recovered }));
    await reload();
  };
  return (
    <Fetched query={found}>
      {({ deliveries }) => (
        <div className="grid gap-4">
          <p className="text-quiet">
            {t(deliveries.length === 0 ? 'webhooks.noDeliveries' : 'webhooks.deliveriesText')}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => reload()}>{t('webhooks.reload')}</Button>
            {maySend && deliveries.some(({ state }) => state === 'failed') && (
              <ActionButton action={recover}>{t('webhooks.recover')}</ActionButton>
            )}
          </div>
          <ul className="grid gap-3">
            {deliveries.map((delivery) => (
              <Delivery key={delivery.event_id} delivery={delivery} params={params} maySend={maySend} reload={reload} />
            ))}
          </ul>
        </div>
      )}
    </Fetched>
  );
}

interface DeliveryProps {
  delivery: WebhookDelivery;
  params: { organization_id: string; endpoint_id: string };
  maySend: boolean;
  reload(): Promise<unknown>;
}

const kinds = { waiting: 'warn', delivered: 'good', failed: 'bad' } as const;

function Delivery({ delivery, params, maySend, reload }: DeliveryProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { event_id, type, state, created_at: createdAt } = delivery;
  const resend = async () => {
    await resendWebhook({ ...params, event_id });
    tell(t('webhooks.resent'));
    await reload();
  };
  return (
    <li className="grid gap-2 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 break-all font-medium">{type}</span>
        <Badge kind={kinds[state]}>{t(`webhooks.deliveryStates.${state}`)}</Badge>
        <span className="text-quiet text-sm">{formatDateTime(createdAt)}</span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('webhooks.attempts')}
        </Button>
        {maySend && <ActionButton action={resend}>{t('webhooks.resend')}</ActionButton>}
      </div>
      {open && <Attempts params={{ ...params, event_id }} />}
    </li>
  );
}

function Attempts({ params }: { params: Parameters<typeof webhookQuery>[0] }) {
  const { t } = useTranslation();
  return (
    <Fetched query={useQuery(webhookQuery(params))}>
      {({ body, attempts }) => (
        <div className="grid gap-3">
          <CodeBlock name={t('webhooks.show')} text={body} />
          {attempts.length === 0 && <p className="text-quiet">{t('webhooks.noAttempts')}</p>}
          {attempts.map(({ at, outcome, status, duration_ms: duration, answer }) => (
            <div key={at} className="grid gap-2">
              <p className="text-sm">
                {formatDateTime(at)} · {t(`webhooks.outcomes.${outcome}`)}
                {status !== null && ` · ${status}`} · {duration} ms
              </p>
              {answer !== null && answer !== '' && <CodeBlock name={t('webhooks.answer')} text={answer} />}
            </div>
          ))}
        </div>
      )}
    </Fetched>
  );
}
