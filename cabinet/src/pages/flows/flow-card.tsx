/** One flow: what it asks for and why, where its page may stand, and what can be done with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Overlap } from '../../api/api-keys.ts';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import { type CreatedFlow, type Flow, flowsQuery, rollFlowKey, updateFlow } from '../../api/flows.ts';
import { formatDateTime } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Badge } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Fact } from '../../ui/fact.tsx';
import { FormButton } from '../../ui/form-button.tsx';
import { useMay, useOrganization } from '../../ui/member-context.tsx';
import { OverlapField } from '../../ui/overlap-field.tsx';
import { ChangeFlowButton } from './flow-form.tsx';

interface FlowCardProps {
  flow: Flow;
  /** A new key took the place of the old one. */
  onMade(made: CreatedFlow): Promise<unknown>;
}

export function FlowCard({ flow, onMade }: FlowCardProps) {
  const { t } = useTranslation();
  const mayManage = useMay('flows.manage');
  return (
    <li className="grid gap-4 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 break-words font-semibold text-lg">{flow.name}</h2>
        <Badge kind={flow.environment === 'live' ? 'warn' : 'info'}>
          {t(`requests.environments.${flow.environment}`)}
        </Badge>
        <Badge kind={flow.enabled ? 'good' : 'bad'}>{t(flow.enabled ? 'flows.enabled' : 'flows.disabled')}</Badge>
      </div>
      <FlowFacts flow={flow} />
      {mayManage && (
        <div className="flex flex-wrap gap-2">
          <ChangeFlowButton flow={flow} />
          <RollButton flow={flow} onMade={onMade} />
          <SwitchButton flow={flow} />
        </div>
      )}
    </li>
  );
}

function FlowFacts({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const { purpose, key } = flow;
  const said = purpose[currentLanguage()] ?? purpose.kk ?? purpose.ru ?? purpose.en;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      <Fact name={t('flows.documentTypes')}>{flow.document_types.map(nameOf).join(', ')}</Fact>
      <Fact name={t('flows.purpose')}>{said ?? t('flows.none')}</Fact>
      <Fact name={t('flows.origins')}>{flow.origins.join(', ') || t('flows.none')}</Fact>
      <Fact name={t('flows.returnUrls')}>{flow.return_urls.join(', ') || t('flows.none')}</Fact>
      <Fact name="Flow Api Key">
        <span className="font-mono text-sm">qjt_flow_••••••••{key.last_four}</span>
      </Fact>
      <Fact name={t('apiKeys.lastUsed')}>
        {key.last_used_at === null ? t('apiKeys.never') : formatDateTime(key.last_used_at)}
      </Fact>
    </dl>
  );
}

function RollButton({ flow, onMade }: FlowCardProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  return (
    <FormButton
      button={t('apiKeys.create')}
      aria-label={`${t('apiKeys.create')}: ${flow.name}`}
      title={t('flows.rollTitle', { name: flow.name })}
      submit={t('apiKeys.rollSubmit')}
      action={({ overlap }) => rollFlowKey(organizationId, flow.id, overlap as Overlap)}
      onDone={onMade}
    >
      <p className="text-quiet">{t('flows.rollText')}</p>
      <OverlapField />
    </FormButton>
  );
}

function SwitchButton({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const { id, name, document_types, origins, return_urls, purpose, claims_only, enabled } = flow;
  const action = t(enabled ? 'frame.disable' : 'frame.enable');
  return (
    <ConfirmButton
      kind={enabled ? 'danger' : 'plain'}
      aria-label={`${action}: ${name}`}
      title={t(enabled ? 'flows.disableTitle' : 'flows.enableTitle', { name })}
      submit={action}
      action={async () => {
        const settings = { name, document_types, origins, return_urls, purpose, claims_only, enabled: !enabled };
        await updateFlow(organizationId, id, settings);
        await queries.invalidateQueries(flowsQuery(organizationId));
      }}
    >
      {t(enabled ? 'flows.disableText' : 'flows.enableText')}
    </ConfirmButton>
  );
}
