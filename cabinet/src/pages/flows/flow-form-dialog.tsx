/** Makes a flow, or changes one: who asks for what and why, and where its page may stand. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/api-keys.ts';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import { type CreatedFlow, createFlow, type Flow, updateFlow } from '../../api/flows.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { EnvironmentField } from '../../ui/environment-field.tsx';
import { CheckField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { atListFields, wrongLineOf } from '../../ui/list-field.ts';
import { LiveSourceNotice } from '../../ui/live-source-notice.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { flowSettingsOf, languages, TYPE_FIELD } from './flow-settings.ts';

interface FlowFormDialogProps {
  open: boolean;
  /** Undefined where a new one is to be made. */
  flow: Flow | undefined;
  onClose(): void;
  onCreated(created: CreatedFlow): Promise<unknown>;
  onChanged(): Promise<unknown>;
}

const lists = ['document_types', 'origins', 'return_urls'] as const;

export function FlowFormDialog({ open, flow, onClose, onCreated, onChanged }: FlowFormDialogProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const [environment, setEnvironment] = useState<Environment>(useEnvironment());
  const [wrong, setWrong] = useState({ origins: '', return_urls: '' });

  const send = async (values: Record<string, string>) => {
    const settings = flowSettingsOf(values, flow?.enabled ?? true);
    try {
      if (flow === undefined) {
        await onCreated(await createFlow(organizationId, { environment, ...settings }));
      } else {
        await updateFlow(organizationId, flow.id, settings);
        await onChanged();
        onClose();
      }
    } catch (error) {
      const wrongOf = (name: 'origins' | 'return_urls') => wrongLineOf(error, name, settings[name]);
      setWrong({ origins: wrongOf('origins'), return_urls: wrongOf('return_urls') });
      throw atListFields(error, lists);
    }
  };

  return (
    <FormDialog
      title={flow === undefined ? t('flows.createTitle') : t('flows.changeTitle', { name: flow.name })}
      open={open}
      onClose={onClose}
      action={send}
      submit={t(flow === undefined ? 'flows.createSubmit' : 'frame.save')}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('flows.name')}
            hint={t('flows.nameHint')}
            name="name"
            defaultValue={flow?.name}
            autoComplete="off"
            required
            autoFocus
            error={errorOf('name')}
          />
          {flow === undefined && (
            <EnvironmentField
              value={environment}
              onChoose={setEnvironment}
              hints={{ test: t('flows.environmentHints.test'), live: t('flows.environmentHints.live') }}
            />
          )}
          {flow === undefined && environment === 'live' && <LiveSourceNotice />}
          <TypesField chosen={flow?.document_types ?? []} error={errorOf('document_types')} />
          <CheckField
            label={t('flows.claimsOnly')}
            hint={t('flows.claimsOnlyHint')}
            name="claims_only"
            defaultChecked={flow?.claims_only ?? false}
          />
          <PurposeFields purpose={flow?.purpose} errorOf={errorOf} />
          <AddressesField
            name="origins"
            addresses={flow?.origins}
            error={errorOf('origins') && t('flows.wrongOrigin', { line: wrong.origins })}
          />
          <AddressesField
            name="return_urls"
            addresses={flow?.return_urls}
            error={errorOf('return_urls') && t('flows.wrongReturnUrl', { line: wrong.return_urls })}
          />
        </>
      )}
    </FormDialog>
  );
}

function TypesField({ chosen, error }: { chosen: readonly string[]; error: string | undefined }) {
  const { t } = useTranslation();
  const { all } = useDocumentTypeNames();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t('flows.documentTypes')}</legend>
      <p className="text-quiet text-sm">{t('flows.documentTypesHint')}</p>
      {/* The error stands above the boxes, which may be scrolled. */}
      {error !== undefined && <p className="text-bad text-sm">{t('flows.chooseType')}</p>}
      <div className="grid max-h-72 gap-2 overflow-y-auto">
        {all.map(({ type, name }) => (
          <CheckField
            key={type}
            label={name}
            name={`${TYPE_FIELD}${type}`}
            defaultChecked={chosen.includes(type)}
            aria-invalid={error === undefined ? undefined : true}
          />
        ))}
      </div>
    </fieldset>
  );
}

function PurposeFields({
  purpose,
  errorOf,
}: {
  purpose: Flow['purpose'] | undefined;
  errorOf(field: string): string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">{t('flows.purpose')}</legend>
      <p className="text-quiet text-sm">{t('flows.purposeHint')}</p>
      {languages.map((language) => (
        <TextField
          key={language}
          label={t(`flows.languages.${language}`)}
          name={`purpose.${language}`}
          lang={language}
          defaultValue={purpose?.[language] ?? ''}
          autoComplete="off"
          error={errorOf(`purpose.${language}`)}
        />
      ))}
    </fieldset>
  );
}

function AddressesField({
  name,
  addresses = [],
  error,
}: {
  name: 'origins' | 'return_urls';
  addresses: readonly string[] | undefined;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <TextAreaField
      label={t(name === 'origins' ? 'flows.origins' : 'flows.returnUrls')}
      hint={t(name === 'origins' ? 'flows.originsHint' : 'flows.returnUrlsHint')}
      name={name}
      rows={2}
      spellCheck={false}
      autoComplete="off"
      className="font-mono text-sm"
      defaultValue={addresses.join('\n')}
      error={error}
    />
  );
}
