/** The page of flows: hosted pages on which citizens hand over a document, and a key that was just made. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatedFlow, type Flow, flowsQuery } from '../api/flows.ts';
import { Empty, Notice } from '../ui/card.tsx';
import { useEnvironment, useShowEnvironment } from '../ui/environment.tsx';
import { Fetched } from '../ui/fetched.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { PageTitle } from '../ui/page.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { FlowCard } from './flows/flow-card.tsx';
import { CreateFlowButton } from './flows/flow-form.tsx';
import { FlowSnippet } from './flows/flow-snippet.tsx';

export function FlowsPage() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayManage = useMay('flows.manage');
  const query = flowsQuery(organizationId);
  const found = useQuery(query);
  const queries = useQueryClient();
  const showEnvironment = useShowEnvironment();
  const [made, setMade] = useState<CreatedFlow>();
  const name = made?.name ?? '';
  const show = (flow: CreatedFlow) => {
    setMade(flow);
    return Promise.all([showEnvironment(flow.environment), queries.invalidateQueries(query)]);
  };
  return (
    <>
      <PageTitle
        title={t('frame.pages.flows')}
        lead={t('flows.lead')}
        action={mayManage && <CreateFlowButton onMade={show} />}
      />
      <ShownOnce
        title={t('flows.newKeyTitle', { name })}
        secret={made?.flow_api_key}
        name="Flow Api Key"
        note={<Notice kind="warn">{t('flows.onceWarning')}</Notice>}
        notKept={t('flows.notKept', { name })}
        onKept={() => setMade(undefined)}
      />
      <Fetched query={found}>{({ flows }) => <Flows flows={flows} onMade={show} />}</Fetched>
    </>
  );
}

interface FlowsProps {
  flows: readonly Flow[];
  onMade(made: CreatedFlow): Promise<unknown>;
}

function Flows({ flows, onMade }: FlowsProps) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const environment = useEnvironment();
  const shown = flows.filter((flow) => flow.environment === environment);
  return (
    <>
      {environment === 'test' && flows.length > 0 && (
        <p className="text-quiet">
          {t('flows.consentsText')}{' '}
          <a className="underline" href={`/my?sandbox=${organizationId}`} target="_blank" rel="noreferrer">
            {t('flows.consentsLink')}
          </a>
        </p>
      )}
      {shown.length === 0 && (
        <Empty title={<h2>{t('flows.emptyTitle')}</h2>}>
          <p>{t('flows.emptyText')}</p>
        </Empty>
      )}
      <ul className="grid gap-4">
        {shown.map((flow) => (
          <FlowCard key={flow.id} flow={flow} onMade={onMade} />
        ))}
      </ul>
      {shown.length > 0 && <FlowSnippet />}
    </>
  );
}
