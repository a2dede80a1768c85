/** Makes an endpoint, or changes one: address, name, events, and the environment and the form of a new one. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createWebhookEndpoint,
  updateWebhookEndpoint,
  type WebhookEndpoint,
  webhookEvents,
  webhookForms,
} from '../../api/webhooks.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { EnvironmentField } from '../../ui/environment-field.tsx';
import { CheckField, RadioField, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormFaults } from '../../ui/form-faults.ts';
import { useOrganization } from '../../ui/member-context.tsx';

interface EndpointFormDialogProps {
  open: boolean;
  /** Undefined where a new one is to be made. */
  endpoint: WebhookEndpoint | undefined;
  onClose(): void;
  onCreated(made: Awaited<ReturnType<typeof createWebhookEndpoint>>): Promise<unknown>;
  onChanged(): Promise<unknown>;
}

export function EndpointFormDialog({ open, endpoint, onClose, onCreated, onChanged }: EndpointFormDialogProps) {
  const { t } = useTranslation();
  const { id: organization_id } = useOrganization();
  const [environment, setEnvironment] = useState(useEnvironment());
  const [form, setForm] = useState(endpoint?.form ?? 'standard');

  const send = async ({ url = '', description = '', ...values }: Record<string, string>) => {
    const isProvider = form === 'provider';
    const events = webhookEvents.filter((event) =>
      isProvider ? event === 'flow.finished' : values[event] !== undefined,
    );
    const settings = { url, description, events, sends_result: isProvider && values['sends_result'] !== undefined };
    if (endpoint === undefined) {
      await onCreated(await createWebhookEndpoint(organization_id, { environment, form, ...settings }));
      return;
    }
    await updateWebhookEndpoint({ organization_id, endpoint_id: endpoint.id }, settings);
    await onChanged();
    onClose();
  };

  return (
    <FormDialog
      title={t(endpoint === undefined ? 'webhooks.createTitle' : 'webhooks.changeTitle')}
      open={open}
      onClose={onClose}
      action={send}
      submit={t(endpoint === undefined ? 'webhooks.createSubmit' : 'frame.save')}
    >
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
      {endpoint === undefined && <EnvironmentField value={environment} onChoose={setEnvironment} />}
      {endpoint === undefined && (
        <RadioField
          label={t('webhooks.form')}
          name="form"
          value={form}
          onChoose={(value) => setForm(value === 'provider' ? 'provider' : 'standard')}
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
    </FormDialog>
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
