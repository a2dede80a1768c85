/** The page of flows: hosted pages on which citizens hand over a document, and the dialogs that make and change them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatedFlow, type Flow, flowsQuery, updateFlow } from '../api/flows.ts';
import { Button } from '../ui/button.tsx';
import { Empty, Notice } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useEnvironment, useShowEnvironment } from '../ui/environment.tsx';
import { Failed } from '../ui/failed.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { Loading, PageTitle } from '../ui/page.tsx';
import { type FlowAction, FlowCard } from './flows/flow-card.tsx';
import { FlowFormDialog } from './flows/flow-form-dialog.tsx';
import { FlowSnippet } from './flows/flow-snippet.tsx';
import { NewFlowKeyDialog } from './flows/new-flow-key-dialog.tsx';
import { RollFlowKeyDialog } from './flows/roll-flow-key-dialog.tsx';

type Opened = { action: FlowAction; flow: Flow } | { action: 'create' } | undefined;

const managing: readonly FlowAction[] = ['change', 'roll', 'switch'];

export function FlowsPage() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayManage = useMay('flows.manage');
  const query = flowsQuery(organizationId);
  const { data, error, refetch } = useQuery(query);
  const queries = useQueryClient();
  const environment = useEnvironment();
  const showEnvironment = useShowEnvironment();
  const [opened, setOpened] = useState<Opened>();
  const [made, setMade] = useState<CreatedFlow>();
  const [keyOpen, setKeyOpen] = useState(false);

  const close = () => setOpened(undefined);
  const reload = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const openedFor = (action: FlowAction) => (opened?.action === action ? opened.flow : undefined);
  const showKey = (created: CreatedFlow) => {
    close();
    setMade(created);
    setKeyOpen(true);
    return Promise.all([showEnvironment(created.environment), reload()]);
  };

  return (
    <>
      <PageTitle
        title={t('flows.title')}
        lead={t('flows.lead')}
        action={
          mayManage && (
            <Button kind="primary" onClick={() => setOpened({ action: 'create' })}>
              {t('flows.create')}
            </Button>
          )
        }
      />
      {made !== undefined && !keyOpen && (
        <Notice kind="warn">
          <p>{t('flows.notKept', { name: made.name })}</p>
          <Button className="mt-3" onClick={() => setKeyOpen(true)}>
            {t('apiKeys.showOnce')}
          </Button>
        </Notice>
      )}
      {data === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      {environment === 'test' && data !== undefined && data.flows.length > 0 && (
        <p className="text-quiet">
          {t('flows.consentsText')}{' '}
          <a className="underline" href={`/my?sandbox=${organizationId}`} target="_blank" rel="noreferrer">
            {t('flows.consentsLink')}
          </a>
        </p>
      )}
      {data !== undefined && (
        <Flows
          flows={data.flows.filter((flow) => flow.environment === environment)}
          actions={mayManage ? managing : []}
          onAction={(action, flow) => setOpened({ action, flow })}
        />
      )}
      <FlowFormDialog
        key={openedFor('change')?.id ?? environment}
        open={opened?.action === 'create' || opened?.action === 'change'}
        flow={openedFor('change')}
        onClose={close}
        onCreated={showKey}
        onChanged={reload}
      />
      <RollFlowKeyDialog flow={openedFor('roll')} onClose={close} onRolled={showKey} />
      <SwitchDialog flow={openedFor('switch')} onClose={close} onSwitched={reload} />
      <NewFlowKeyDialog
        made={made}
        open={keyOpen}
        onClose={() => setKeyOpen(false)}
        onKept={() => {
          setKeyOpen(false);
          setMade(undefined);
        }}
      />
    </>
  );
}

interface FlowsProps {
  flows: readonly Flow[];
  actions: readonly FlowAction[];
  onAction(action: FlowAction, flow: Flow): void;
}

function Flows({ flows, actions, onAction }: FlowsProps) {
  const { t } = useTranslation();
  return (
    <>
      {flows.length === 0 && (
        <Empty title={<h2>{t('flows.emptyTitle')}</h2>}>
          <p>{t('flows.emptyText')}</p>
        </Empty>
      )}
      <ul className="grid gap-4">
        {flows.map((flow) => (
          <FlowCard key={flow.id} flow={flow} actions={actions} onAction={onAction} />
        ))}
      </ul>
      {flows.length > 0 && <FlowSnippet />}
    </>
  );
}

interface SwitchDialogProps {
  /** Undefined where the dialog is closed. */
  flow: Flow | undefined;
  onClose(): void;
  onSwitched(): Promise<unknown>;
}

function SwitchDialog({ flow, onClose, onSwitched }: SwitchDialogProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const isOn = flow?.enabled ?? true;
  const run = async () => {
    if (flow === undefined) return;
    const { name, document_types, origins, return_urls, purpose, claims_only, enabled } = flow;
    const settings = { name, document_types, origins, return_urls, purpose, claims_only, enabled: !enabled };
    await updateFlow(organizationId, flow.id, settings);
    await onSwitched();
  };
  return (
    <ConfirmDialog
      title={t(isOn ? 'flows.switchOffTitle' : 'flows.switchOnTitle', { name: flow?.name ?? '' })}
      submit={t(isOn ? 'flows.switchOff' : 'flows.switchOn')}
      open={flow !== undefined}
      onClose={onClose}
      action={run}
    >
      {t(isOn ? 'flows.switchOffText' : 'flows.switchOnText')}
    </ConfirmDialog>
  );
}
