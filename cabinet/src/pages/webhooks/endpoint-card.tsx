/** One endpoint: where it is, what it wants, how it does, and what can be done with it. */
import { useTranslation } from 'react-i18next';
import {
  disableWebhookEndpoint,
  enableWebhookEndpoint,
  removeWebhookEndpoint,
  rollWebhookSecret,
  sendTestWebhook,
  type WebhookEndpoint,
} from '../../api/webhooks.ts';
import { formatDateTime } from '../../format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Badge } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { tell } from '../../ui/toasts.tsx';
import { DeliveriesButton } from './deliveries-button.tsx';
import { ChangeEndpointButton } from './endpoint-form.tsx';

interface EndpointCardProps {
  endpoint: WebhookEndpoint;
  onChanged(): Promise<unknown>;
  /** A new secret took the place of the old one. */
  onSecret(secret: string): void;
}

export function EndpointCard(props: EndpointCardProps) {
  const { t } = useTranslation();
  const { endpoint } = props;
  const mayManage = useMay('webhooks.manage');
  const { url, description, events, form, sends_result, state, failing_since: failingSince } = endpoint;
  const isEnabled = state === 'enabled';
  return (
    <li className="grid gap-4 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 break-all font-semibold text-lg">{description === '' ? url : description}</h2>
        <Badge kind={isEnabled ? 'good' : 'bad'}>{t(`webhooks.states.${state}`)}</Badge>
        {isEnabled && failingSince !== null && (
          <Badge kind="warn">{t('webhooks.failingSince', { time: formatDateTime(failingSince) })}</Badge>
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
        <DeliveriesButton endpoint={endpoint} mayManage={mayManage} />
        {mayManage && <Management {...props} />}
      </div>
    </li>
  );
}

function Management({ endpoint, onChanged, onSecret }: EndpointCardProps) {
  const { t } = useTranslation();
  const params = { organization_id: useOrganization().id, endpoint_id: endpoint.id };
  const isEnabled = endpoint.state === 'enabled';
  const test = async () => {
    await sendTestWebhook(params);
    tell(t('webhooks.testSent'));
  };
  const change = async () => {
    await (isEnabled ? disableWebhookEndpoint(params) : enableWebhookEndpoint(params));
    await onChanged();
  };
  const remove = async () => {
    await removeWebhookEndpoint(params);
    await onChanged();
  };
  return (
    <>
      {isEnabled && <ActionButton action={test}>{t('webhooks.test')}</ActionButton>}
      <ActionButton action={change}>{t(isEnabled ? 'frame.disable' : 'frame.enable')}</ActionButton>
      <ChangeEndpointButton endpoint={endpoint} onChanged={onChanged} />
      <ConfirmButton
        kind="plain"
        title={t('webhooks.rollTitle')}
        submit={t('webhooks.roll')}
        action={async () => onSecret((await rollWebhookSecret(params)).secret)}
      >
        {t('webhooks.rollText')}
      </ConfirmButton>
      <ConfirmButton title={t('webhooks.removeTitle')} submit={t('frame.remove')} action={remove}>
        {t('webhooks.removeText')}
      </ConfirmButton>
    </>
  );
}
