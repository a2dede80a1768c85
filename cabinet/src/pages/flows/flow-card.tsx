/** One flow: what it asks for and why, where its page may stand, and what can be done with it. */
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import type { Flow } from '../../api/flows.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/card.tsx';
import { Fact } from '../../ui/fact.tsx';
import { useDateTime } from '../../ui/use-date-time.ts';

export type FlowAction = 'change' | 'roll' | 'switch';

interface FlowCardProps {
  flow: Flow;
  /** What this person may do with it. */
  actions: readonly FlowAction[];
  onAction(action: FlowAction, flow: Flow): void;
}

export function FlowCard({ flow, actions, onAction }: FlowCardProps) {
  const { t } = useTranslation();
  const nameOf = (action: FlowAction) => {
    if (action === 'switch') return t(flow.enabled ? 'flows.switchOff' : 'flows.switchOn');
    return t(action === 'roll' ? 'flows.newKey' : 'apiKeys.change');
  };
  return (
    <li className="grid gap-4 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 break-words font-semibold text-lg">{flow.name}</h2>
        <Badge kind={flow.environment === 'live' ? 'warn' : 'info'}>
          {t(`requests.environments.${flow.environment}`)}
        </Badge>
        <Badge kind={flow.enabled ? 'good' : 'bad'}>{t(flow.enabled ? 'flows.on' : 'flows.off')}</Badge>
      </div>
      <FlowFacts flow={flow} />
      {actions.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {actions.map((action) => (
            <Button
              key={action}
              kind={action === 'switch' && flow.enabled ? 'danger' : 'plain'}
              aria-label={`${nameOf(action)}: ${flow.name}`}
              onClick={() => onAction(action, flow)}
            >
              {nameOf(action)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function FlowFacts({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const dateTime = useDateTime();
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
      <Fact name={t('apiKeys.lastUsed')}>{dateTime(key.last_used_at) ?? t('apiKeys.never')}</Fact>
    </dl>
  );
}
