/** Usage: the sums, a chart by day with its table, document types, outcomes, and how fast the state was. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/api-keys.ts';
import { type Usage, usageQuery } from '../../api/usage.ts';
import { almatyDay, DAY_MS } from '../../format.ts';
import { Card, Empty } from '../../ui/card.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { Loading, PageTitle } from '../../ui/page.tsx';
import { UsageSums } from './usage-sums.tsx';
import { type Days, DayTable, OutcomeTable, TypeTable } from './usage-tables.tsx';

const UsageChart = lazy(() =>
  import('./usage-chart.tsx').then(({ UsageChart: component }) => ({ default: component })),
);

/** By how many days they have. */
const periods = { '7': 'week', '30': 'month', '90': 'quarter' } as const;

function isPeriod(days: string): days is keyof typeof periods {
  return days in periods;
}

export function UsagePage() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const period = search.days !== undefined && isPeriod(search.days) ? search.days : '30';
  const environment = useEnvironment();
  const nowMs = Date.now();
  const days = { from: almatyDay(nowMs - (Number(period) - 1) * DAY_MS), to: almatyDay(nowMs) };
  const found = useQuery(usageQuery(id, { ...days, environment }));
  const choice = (
    <SelectField
      label={t('requests.period')}
      isDense
      value={period}
      onChange={({ target }) => navigate({ to: '.', search: (before) => ({ ...before, days: target.value }) })}
      choices={Object.entries(periods).map(([count, name]) => ({ value: count, label: t(`usage.periods.${name}`) }))}
    />
  );
  return (
    <>
      <PageTitle title={t('frame.pages.usage')} lead={t('usage.lead')} action={choice} />
      <Fetched query={found}>{(usage) => <Numbers usage={usage} environment={environment} days={days} />}</Fetched>
    </>
  );
}

function Numbers({ usage, environment, days }: { usage: Usage; environment: Environment; days: Days }) {
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
          <OutcomeTable outcomes={usage.outcomes} days={days} />
          <TypeTable types={usage.document_types} days={days} />
        </>
      )}
    </>
  );
}
