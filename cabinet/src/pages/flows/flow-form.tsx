/** Makes a flow, or changes one: who asks for what and why, and where its page may stand. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import { type CreatedFlow, createFlow, type Flow, flowsQuery, updateFlow } from '../../api/flows.ts';
import { languages } from '../../i18n/languages.ts';
import { EnvironmentField, environmentOf } from '../../ui/environment-field.tsx';
import { CheckField, ListField, TextField } from '../../ui/field.tsx';
import { FormButton } from '../../ui/form-button.tsx';
import { useFormFaults } from '../../ui/form-faults.ts';
import { useOrganization } from '../../ui/member-context.tsx';
import { flowSettingsOf, TYPE_FIELD } from './flow-settings.ts';

export function CreateFlowButton({ onMade }: { onMade(made: CreatedFlow): Promise<unknown> }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  return (
    <FormButton
      kind="primary"
      button={t('flows.create')}
      title={t('flows.createTitle')}
      submit={t('flows.createSubmit')}
      action={(values) =>
        createFlow(organizationId, { environment: environmentOf(values), ...flowSettingsOf(values, true) })
      }
      onDone={onMade}
    >
      <FlowFields>
        <EnvironmentField hints={{ test: t('flows.environmentHints.test'), live: t('flows.environmentHints.live') }} />
      </FlowFields>
    </FormButton>
  );
}

export function ChangeFlowButton({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  return (
    <FormButton
      button={t('frame.change')}
      aria-label={`${t('frame.change')}: ${flow.name}`}
      title={t('flows.changeTitle', { name: flow.name })}
      submit={t('frame.save')}
      action={async (values) => {
        await updateFlow(organizationId, flow.id, flowSettingsOf(values, flow.enabled));
        await queries.invalidateQueries(flowsQuery(organizationId));
      }}
    >
      <FlowFields flow={flow} />
    </FormButton>
  );
}

/** @param children what is asked of a new flow alone */
function FlowFields({ flow, children }: { flow?: Flow; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('frame.name')}
        hint={t('flows.nameHint')}
        name="name"
        defaultValue={flow?.name}
        autoComplete="off"
        required
        autoFocus
      />
      {children}
      <TypesField chosen={flow?.document_types ?? []} />
      <CheckField
        label={t('subscription.claimsOnly')}
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
    </>
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
      {languages.map(({ code }) => (
        <TextField
          key={code}
          label={t(`flows.languages.${code}`)}
          name={`purpose.${code}`}
          lang={code}
          defaultValue={purpose?.[code] ?? ''}
          autoComplete="off"
        />
      ))}
    </fieldset>
  );
}
