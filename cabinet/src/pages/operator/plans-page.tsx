/** The plans that the operator grants: made here, replaced, retired. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { plansQuery } from '../../api/subscriptions.ts';
import { Empty } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { RowsCard } from '../../ui/rows.tsx';
import { PlanButton } from './plans/plan-form.tsx';
import { PlanRow } from './plans/plan-row.tsx';

export function PlansPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('frame.pages.plans')} lead={t('plans.lead')} action={<PlanButton plan={undefined} />} />
      <Fetched query={useQuery(plansQuery)}>
        {({ plans }) => (
          <RowsCard
            items={plans}
            keyOf={({ id }) => id}
            row={(plan) => <PlanRow plan={plan} />}
            empty={<Empty title={t('plans.none')}>{t('plans.noneText')}</Empty>}
          />
        )}
      </Fetched>
    </>
  );
}
