/** The newest events for an endpoint with their attempts; each can be sent again, and all that it has missed since a time. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
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
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failed } from '../../ui/failed.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { Loading } from '../../ui/page.tsx';
import { tell } from '../../ui/toasts.tsx';

interface DeliveriesDialogProps {
  /** Undefined where the dialog is closed. */
  endpoint: WebhookEndpoint | undefined;
  mayManage: boolean;
  onClose(): void;
}

const KEPT_DAYS = 30;

export function DeliveriesDialog({ endpoint, mayManage, onClose }: DeliveriesDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('webhooks.deliveriesTitle')} open={endpoint !== undefined} onClose={onClose}>
      {endpoint !== undefined && <Deliveries endpoint={endpoint} mayManage={mayManage} />}
    </Dialog>
  );
}

function Deliveries({ endpoint, mayManage }: { endpoint: WebhookEndpoint; mayManage: boolean }) {
  const { t } = useTranslation();
  const params = { organization_id: useOrganization().id, endpoint_id: endpoint.id };
  const query = webhooksQuery(params);
  const { data, error, refetch } = useQuery(query);
  const queries = useQueryClient();
  const reload = () =>
    Promise.all([query.queryKey, attemptsKey(endpoint.id)].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const maySend = mayManage && endpoint.state === 'enabled';
  const recovering = useSingleMutation({
    mutationFn: async () => {
      const since = new Date(Date.now() - KEPT_DAYS * DAY_MS).toISOString();
      const { recovered } = await recoverWebhooks(params, since);
      tell(t('webhooks.recovered', { count: recovered }));
      await reload();
    },
  });
  if (data === undefined) return error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />;
  return (
    <div className="grid gap-4">
      <p className="text-quiet">
        {t(data.deliveries.length === 0 ? 'webhooks.noDeliveries' : 'webhooks.deliveriesText')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => reload()}>{t('webhooks.reload')}</Button>
        {maySend && data.deliveries.some(({ state }) => state === 'failed') && (
          <Button busy={recovering.isPending} onClick={() => recovering.mutate()}>
            {t('webhooks.recover')}
          </Button>
        )}
      </div>
      {recovering.error !== null && <Failed error={recovering.error} />}
      <ul className="grid gap-3">
        {data.deliveries.map((delivery) => (
          <Delivery key={delivery.event_id} {...{ delivery, params, maySend, reload }} />
        ))}
      </ul>
    </div>
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
  const resending = useSingleMutation({
    mutationFn: async () => {
      await resendWebhook({ ...params, event_id });
      tell(t('webhooks.resent'));
      await reload();
    },
  });
  return (
    <li className="grid gap-2 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 break-all font-medium">{type}</span>
        <Badge kind={kinds[state]}>{t(`webhooks.deliveryStates.${state}`)}</Badge>
        <span className="text-quiet text-sm">{formatDateTime(new Date(createdAt), currentLanguage())}</span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('webhooks.attempts')}
        </Button>
        {maySend && (
          <Button busy={resending.isPending} onClick={() => resending.mutate()}>
            {t('webhooks.resend')}
          </Button>
        )}
      </div>
      {resending.error !== null && <Failed error={resending.error} />}
      {open && <Attempts params={{ ...params, event_id }} />}
    </li>
  );
}

function Attempts({ params }: { params: Parameters<typeof webhookQuery>[0] }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(webhookQuery(params));
  if (data === undefined) return error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />;
  return (
    <div className="grid gap-3">
      <CodeBlock name={t('webhooks.sent')} text={data.body} />
      {data.attempts.length === 0 && <p className="text-quiet">{t('webhooks.noAttempts')}</p>}
      {data.attempts.map((attempt) => (
        <div key={attempt.at} className="grid gap-2">
          <p className="text-sm">
            {formatDateTime(new Date(attempt.at), currentLanguage())} · {t(`webhooks.outcomes.${attempt.outcome}`)}
            {attempt.status !== null && ` · ${attempt.status}`} · {attempt.duration_ms} ms
          </p>
          {attempt.answer !== null && attempt.answer !== '' && (
            <CodeBlock name={t('webhooks.answer')} text={attempt.answer} />
          )}
        </div>
      ))}
    </div>
  );
}
