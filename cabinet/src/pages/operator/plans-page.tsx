/** The plans that the operator grants: made here, replaced, retired. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Plan, plansQuery } from '../../api/subscriptions.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/card.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { RowsCard } from '../../ui/rows.tsx';
import { PlanDialog } from './plans/plan-dialog.tsx';
import { PlanRow } from './plans/plan-row.tsx';

export function PlansPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(plansQuery);
  /** Which plan the dialog begins with. */
  const [edited, setEdited] = useState<Plan | 'new'>();
  const make = (
    <Button kind="primary" onClick={() => setEdited('new')}>
      {t('plans.make')}
    </Button>
  );
  return (
    <>
      <PageTitle title={t('frame.pages.plans')} lead={t('plans.lead')} action={make} />
      <RowsCard
        items={data?.plans}
        error={error}
        onRetry={refetch}
        keyOf={({ id }) => id}
        row={(plan) => <PlanRow plan={plan} onChange={() => setEdited(plan)} />}
        empty={<Empty title={t('plans.none')}>{t('plans.noneText')}</Empty>}
      />
      <PlanDialog edited={edited} onClose={() => setEdited(undefined)} />
    </>
  );
}
