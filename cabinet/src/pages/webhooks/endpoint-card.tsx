/** One endpoint: where it is, what it wants, how it does, and what can be done with it. */
import { useTranslation } from 'react-i18next';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import {
  disableWebhookEndpoint,
  enableWebhookEndpoint,
  sendTestWebhook,
  type WebhookEndpoint,
} from '../../api/webhooks.ts';
import { formatDateTime } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { tell } from '../../ui/toasts.tsx';

export type EndpointAction = 'show' | 'change' | 'roll' | 'remove';

interface EndpointCardProps {
  endpoint: WebhookEndpoint;
  mayManage: boolean;
  onAction(action: EndpointAction): void;
  onChanged(): Promise<unknown>;
}

export function EndpointCard({ endpoint, mayManage, onAction, onChanged }: EndpointCardProps) {
  const { t } = useTranslation();
  const { url, description, events, form, sends_result, state, failing_since: failingSince } = endpoint;
  const isOn = state === 'enabled';
  return (
    <li className="grid gap-4 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 break-all font-semibold text-lg">{description === '' ? url : description}</h2>
        <Badge kind={isOn ? 'good' : 'bad'}>{t(`webhooks.states.${state}`)}</Badge>
        {isOn && failingSince !== null && (
          <Badge kind="warn">
            {t('webhooks.failingSince', { time: formatDateTime(new Date(failingSince), currentLanguage()) })}
          </Badge>
        )}
      </div>
      {description !== '' && <p className="break-all text-quiet">{url}</p>}
      <ul className="flex flex-wrap gap-2">
        {form === 'provider' && (
          <li>
            <Badge>{t('webhooks.forms.provider')}</Badge>
          </li>
        )}
        {sends_result && (
          <li>
            <Badge kind="warn">{t('webhooks.sendsResult')}</Badge>
          </li>
        )}
        {events.map((event) => (
          <li key={event}>
            <Badge>{t(`webhooks.events.${event.replace('.', '_') as 'document_delivered'}`)}</Badge>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onAction('show')}>{t('webhooks.show')}</Button>
        {mayManage && <Switches endpoint={endpoint} onChanged={onChanged} />}
        {mayManage && (
          <>
            <Button onClick={() => onAction('change')}>{t('webhooks.change')}</Button>
            <Button onClick={() => onAction('roll')}>{t('webhooks.roll')}</Button>
            <Button kind="danger" onClick={() => onAction('remove')}>
              {t('webhooks.remove')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function Switches({ endpoint, onChanged }: Pick<EndpointCardProps, 'endpoint' | 'onChanged'>) {
  const { t } = useTranslation();
  const params = { organization_id: useOrganization().id, endpoint_id: endpoint.id };
  const isOn = endpoint.state === 'enabled';
  const switching = useSingleMutation({
    mutationFn: async () => {
      await (isOn ? disableWebhookEndpoint(params) : enableWebhookEndpoint(params));
      await onChanged();
    },
  });
  const testing = useSingleMutation({
    mutationFn: async () => {
      await sendTestWebhook(params);
      tell(t('webhooks.testSent'));
    },
  });
  const error = switching.error ?? testing.error;
  return (
    <>
      {isOn && (
        <Button busy={testing.isPending} onClick={() => testing.mutate()}>
          {t('webhooks.test')}
        </Button>
      )}
      <Button busy={switching.isPending} onClick={() => switching.mutate()}>
        {t(isOn ? 'webhooks.disable' : 'webhooks.enable')}
      </Button>
      {error !== null && <Failed error={error} />}
    </>
  );
}
