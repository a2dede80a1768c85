/** Usage: the sums, a chart by day with its table, document types, outcomes, and how fast the state was. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Usage, type UsagePeriod, usageQuery } from '../../api/usage.ts';
import { almatyDay, DAY_MS } from '../../format.ts';
import { Card, Empty } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { Loading, PageTitle } from '../../ui/page.tsx';
import { UsageSums } from './usage-sums.tsx';
import { DayTable, OutcomeTable, TypeTable } from './usage-tables.tsx';

const UsageChart = lazy(() =>
  import('./usage-chart.tsx').then(({ UsageChart: component }) => ({ default: component })),
);

const periods = { week: 7, month: 30, quarter: 90 } as const;
type PeriodName = keyof typeof periods;
type Environment = UsagePeriod['environment'];

export function UsagePage() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const [period, setPeriod] = useState<PeriodName>('month');
  const [environment, setEnvironment] = useState<Environment>('test');
  const now = Date.now();
  const from = almatyDay(new Date(now - (periods[period] - 1) * DAY_MS));
  const query = usageQuery(id, { from, to: almatyDay(new Date(now)), environment });
  const { data, error, refetch } = useQuery(query);
  return (
    <>
      <PageTitle title={t('frame.pages.usage')} lead={t('usage.lead')} />
      <div className="grid max-w-xl gap-4 sm:grid-cols-2">
        <SelectField
          label={t('usage.period')}
          value={period}
          onChange={({ target }) => setPeriod(target.value as PeriodName)}
        >
          {(Object.keys(periods) as PeriodName[]).map((name) => (
            <option key={name} value={name}>
              {t(`usage.periods.${name}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('usage.environment')}
          value={environment}
          onChange={({ target }) => setEnvironment(target.value as Environment)}
        >
          <option value="test">{t('requests.environments.test')}</option>
          <option value="live">{t('requests.environments.live')}</option>
        </SelectField>
      </div>
      {data === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      {data !== undefined && <Numbers usage={data} environment={environment} />}
    </>
  );
}

function Numbers({ usage, environment }: { usage: Usage; environment: Environment }) {
  const { t } = useTranslation();
  const isEmpty = usage.days.every(({ ok, failed, delivered }) => ok + failed + delivered === 0);
  return (
    <>
      <UsageSums usage={usage} environment={environment} />
      {isEmpty ? (
        <Empty title={t('usage.empty')}>{t('usage.emptyText')}</Empty>
      ) : (
        <>
          <Card title={t('usage.chartTitle')} className="min-w-0">
            <Suspense fallback={<Loading />}>
              <UsageChart days={usage.days} />
            </Suspense>
            <DayTable days={usage.days} />
          </Card>
          <div className="grid min-w-0 gap-4 xl:grid-cols-2">
            <Card title={t('usage.byType')} className="min-w-0">
              <TypeTable types={usage.document_types} />
            </Card>
            <Card title={t('usage.byOutcome')} className="min-w-0">
              <OutcomeTable outcomes={usage.outcomes} />
            </Card>
          </div>
        </>
      )}
    </>
  );
}
