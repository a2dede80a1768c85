/** Makes a flow, or changes one: who asks for what and why, and where its page may stand. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/api-keys.ts';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import { type CreatedFlow, createFlow, type Flow, updateFlow } from '../../api/flows.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { EnvironmentField } from '../../ui/environment-field.tsx';
import { CheckField, ListField, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormFaults } from '../../ui/form-faults.ts';
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

export function FlowFormDialog({ open, flow, onClose, onCreated, onChanged }: FlowFormDialogProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const [environment, setEnvironment] = useState<Environment>(useEnvironment());

  const send = async (values: Record<string, string>) => {
    const settings = flowSettingsOf(values, flow?.enabled ?? true);
    if (flow === undefined) {
      await onCreated(await createFlow(organizationId, { environment, ...settings }));
      return;
    }
    await updateFlow(organizationId, flow.id, settings);
    await onChanged();
    onClose();
  };

  return (
    <FormDialog
      title={flow === undefined ? t('flows.createTitle') : t('flows.changeTitle', { name: flow.name })}
      open={open}
      onClose={onClose}
      action={send}
      submit={t(flow === undefined ? 'flows.createSubmit' : 'frame.save')}
    >
      <TextField
        label={t('flows.name')}
        hint={t('flows.nameHint')}
        name="name"
        defaultValue={flow?.name}
        autoComplete="off"
        required
        autoFocus
      />
      {flow === undefined && (
        <EnvironmentField
          value={environment}
          onChoose={setEnvironment}
          hints={{ test: t('flows.environmentHints.test'), live: t('flows.environmentHints.live') }}
        />
      )}
      {flow === undefined && environment === 'live' && <LiveSourceNotice />}
      <TypesField chosen={flow?.document_types ?? []} />
      <CheckField
        label={t('flows.claimsOnly')}
        hint={t('flows.claimsOnlyHint')}
        name="claims_only"
        defaultChecked={flow?.claims_only ?? false}
      />
      <PurposeFields purpose={flow?.purpose} />
      <ListField
        label={t('flows.origins')}
        hint={t('flows.originsHint')}
        name="origins"
        rows={2}
        values={flow?.origins}
        wrong={(line) => t('flows.wrongOrigin', { line })}
      />
      <ListField
        label={t('flows.returnUrls')}
        hint={t('flows.returnUrlsHint')}
        name="return_urls"
        rows={2}
        values={flow?.return_urls}
        wrong={(line) => t('flows.wrongReturnUrl', { line })}
      />
    </FormDialog>
  );
}

function TypesField({ chosen }: { chosen: readonly string[] }) {
  const { t } = useTranslation();
  const isRefused = useFormFaults().errorOf('document_types') !== undefined;
  const { all } = useDocumentTypeNames();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t('flows.documentTypes')}</legend>
      <p className="text-quiet text-sm">{t('flows.documentTypesHint')}</p>
      {/* The error stands above the boxes, which may be scrolled. */}
      {isRefused && <p className="text-bad text-sm">{t('flows.chooseType')}</p>}
      <div className="grid max-h-72 gap-2 overflow-y-auto">
        {all.map(({ type, name }) => (
          <CheckField
            key={type}
            label={name}
            name={`${TYPE_FIELD}${type}`}
            defaultChecked={chosen.includes(type)}
            aria-invalid={isRefused || undefined}
          />
        ))}
      </div>
    </fieldset>
  );
}

function PurposeFields({ purpose }: { purpose: Flow['purpose'] | undefined }) {
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
        />
      ))}
    </fieldset>
  );
}
