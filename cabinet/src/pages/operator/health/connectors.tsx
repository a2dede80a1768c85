/** The connectors to the state, as the process that answered has seen them. */
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../../api/document-types.ts';
import type { Connector } from '../../../api/health.ts';
import { durationText } from '../../../duration-text.ts';
import { formatNumber } from '../../../format.ts';
import { Badge, Card, type NoticeKind } from '../../../ui/card.tsx';
import { Fact } from '../../../ui/fact.tsx';

const breakerLooks: Record<'closed' | 'half_open' | 'open', NoticeKind> = {
  closed: 'good',
  half_open: 'warn',
  open: 'bad',
};

export function Connectors({ connectors }: { connectors: readonly Connector[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('system.connectors')}>
      <ul className="grid divide-y divide-line">
        {connectors.map((connector) => (
          <li key={connector.name} className="grid gap-4 py-5 first:pt-0">
            <ConnectorRow
              connector={connector}
              alone={connectors.filter(({ environment }) => environment === connector.environment).length === 1}
            />
          </li>
        ))}
      </ul>
      <p className="border-line border-t pt-4 text-quiet text-sm">{t('system.ofThisProcess')}</p>
    </Card>
  );
}

/** @param alone no other connector serves keys of the same environment */
function ConnectorRow({ connector, alone }: { connector: Connector; alone: boolean }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const { name, environment, guard, calls, failed, refusals, document_types: types } = connector;
  const served = types.map((type) =>
    type === '*' ? t(alone ? 'system.allTypes' : 'system.otherTypes') : nameOf(type),
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">{name}</h3>
        <Badge>{t(`requests.environments.${environment}`)}</Badge>
        {guard !== null && <Badge kind={breakerLooks[guard.breaker]}>{t(`system.breakers.${guard.breaker}`)}</Badge>}
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-4">
        <Fact name={t('system.serves')}>{served.join(', ')}</Fact>
        <Fact name={t('system.calls')}>
          {t('system.callsFailed', { calls: formatNumber(calls), failed: formatNumber(failed) })}
        </Fact>
        {guard !== null && (
          <>
            <Fact name={t('system.places')}>
              {t('system.inFlight', { flying: formatNumber(guard.in_flight), queued: formatNumber(guard.queued) })}
            </Fact>
            <Fact name={t('system.refused')}>
              {t('system.refusals', {
                breaker: formatNumber(refusals.breaker_open),
                queue: formatNumber(refusals.queue_full),
                deadline: formatNumber(refusals.deadline_in_queue),
              })}
            </Fact>
          </>
        )}
        <Fact name={t('system.lastCall')} className="col-span-2 md:col-span-1">
          <LastCall call={connector.last_call} />
        </Fact>
      </dl>
    </>
  );
}

function LastCall({ call }: { call: Connector['last_call'] }) {
  const { t } = useTranslation();
  if (call === null) return t('system.noCall');
  const ago = t('system.ago', { time: durationText(call.age_seconds, t) });
  return (
    <>
      {t(`system.operations.${call.operation}`)}:{' '}
      <code className={`break-all text-sm ${call.outcome === 'ok' ? 'text-good' : 'text-bad'}`}>{call.outcome}</code>
      <span className="block text-quiet text-sm">
        {ago} · {t('requests.milliseconds', { value: formatNumber(call.duration_ms) })}
      </span>
    </>
  );
}
