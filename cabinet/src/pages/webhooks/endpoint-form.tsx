/** Makes an endpoint, or changes one: address, name, events, and the environment and the form of a new one. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CreatedEndpoint,
  createWebhookEndpoint,
  type EndpointSettings,
  updateWebhookEndpoint,
  type WebhookEndpoint,
  webhookEvents,
  webhookForms,
} from '../../api/webhooks.ts';
import { EnvironmentField, environmentOf } from '../../ui/environment-field.tsx';
import { CheckField, RadioField, TextField } from '../../ui/field.tsx';
import { FormButton } from '../../ui/form-button.tsx';
import { useFormFaults } from '../../ui/form-faults.ts';
import { useOrganization } from '../../ui/member-context.tsx';

export function CreateEndpointButton({ onMade }: { onMade(made: CreatedEndpoint): Promise<unknown> }) {
  const { t } = useTranslation();
  const { id: organization_id } = useOrganization();
  return (
    <FormButton
      kind="primary"
      button={t('webhooks.create')}
      title={t('webhooks.create')}
      submit={t('webhooks.createSubmit')}
      action={(values) => {
        const form = formOf(values['form']);
        const environment = environmentOf(values);
        return createWebhookEndpoint(organization_id, { environment, form, ...settingsOf(values, form) });
      }}
      onDone={onMade}
    >
      <EndpointFields endpoint={undefined} />
    </FormButton>
  );
}

interface ChangeEndpointButtonProps {
  endpoint: WebhookEndpoint;
  onChanged(): Promise<unknown>;
}

export function ChangeEndpointButton({ endpoint, onChanged }: ChangeEndpointButtonProps) {
  const { t } = useTranslation();
  const { id: organization_id } = useOrganization();
  const { id: endpoint_id, form } = endpoint;
  return (
    <FormButton
      button={t('frame.change')}
      title={t('webhooks.changeTitle')}
      submit={t('frame.save')}
      action={async (values) => {
        await updateWebhookEndpoint({ organization_id, endpoint_id }, settingsOf(values, form));
        await onChanged();
      }}
    >
      <EndpointFields endpoint={endpoint} />
    </FormButton>
  );
}

type EndpointForm = WebhookEndpoint['form'];

const formOf = (form: string | undefined): EndpointForm => (form === 'provider' ? 'provider' : 'standard');

function settingsOf({ url = '', description = '', ...values }: Record<string, string>, form: EndpointForm) {
  const isProvider = form === 'provider';
  const events = webhookEvents.filter((event) =>
    isProvider ? event === 'flow.finished' : values[event] !== undefined,
  );
  const sends_result = isProvider && values['sends_result'] !== undefined;
  return { url, description, events, sends_result } satisfies EndpointSettings;
}

function EndpointFields({ endpoint }: { endpoint: WebhookEndpoint | undefined }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(formOf(endpoint?.form));
  return (
    <>
      <TextField
        label={t('webhooks.url')}
        hint={t('webhooks.urlHint')}
        name="url"
        type="url"
        defaultValue={endpoint?.url}
        autoComplete="off"
        required
        autoFocus
      />
      <TextField
        label={t('webhooks.description')}
        name="description"
        defaultValue={endpoint?.description}
        autoComplete="off"
      />
      {endpoint === undefined && <EnvironmentField />}
      {endpoint === undefined && (
        <RadioField
          label={t('webhooks.form')}
          name="form"
          defaultValue={form}
          onChoose={(chosen) => setForm(formOf(chosen))}
          choices={webhookForms.map((value) => ({ value, label: t(`webhooks.forms.${value}`) }))}
        />
      )}
      {form === 'provider' ? (
        <CheckField
          label={t('webhooks.sendsResult')}
          hint={t('webhooks.sendsResultHint')}
          name="sends_result"
          defaultChecked={endpoint?.sends_result ?? false}
        />
      ) : (
        <EventFields wanted={endpoint?.events ?? webhookEvents.slice(0, 3)} />
      )}
    </>
  );
}

/** What is wrong with all of them stands below the last. */
function EventFields({ wanted }: { wanted: WebhookEndpoint['events'] }) {
  const { t } = useTranslation();
  const error = useFormFaults().errorOf('events');
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t('webhooks.wants')}</legend>
      {webhookEvents.map((event, index) => (
        <CheckField
          key={event}
          label={t(`webhooks.events.${event.replace('.', '_') as 'document_delivered'}`)}
          hint={event}
          name={event}
          defaultChecked={wanted.includes(event)}
          error={index === webhookEvents.length - 1 ? error : undefined}
        />
      ))}
    </fieldset>
  );
}
