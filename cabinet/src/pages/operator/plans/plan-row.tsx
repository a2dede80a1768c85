/** One plan, and what can be done with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Plan, plansQuery, setPlanActive } from '../../../api/subscriptions.ts';
import { formatNumber } from '../../../format.ts';
import { technologyName } from '../../../technology-name.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { Badge } from '../../../ui/card.tsx';
import { Row } from '../../../ui/rows.tsx';
import { PlanButton } from './plan-form.tsx';

export function PlanRow({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { id, name, technology, months, quota, mcdb_check: mcdbCheck, claims_only: claimsOnly, active } = plan;
  const queries = useQueryClient();
  const limit = quota === null ? t('subscription.noLimit') : t('subscription.upTo', { quota: formatNumber(quota) });
  const action = t(active ? 'plans.retire' : 'plans.resume');
  return (
    <Row
      name={name}
      badges={<Badge kind={active ? 'good' : 'warn'}>{t(active ? 'plans.active' : 'plans.retired')}</Badge>}
      actions={
        <>
          <PlanButton plan={plan} />
          <ActionButton
            kind="quiet"
            aria-label={t('subscription.ofPlan', { action, plan: name })}
            action={() => setPlanActive(id, !active)}
            onSettled={() => queries.invalidateQueries(plansQuery)}
          >
            {action}
          </ActionButton>
        </>
      }
    >
      <p>
        {technologyName(technology)} · {t('plans.months', { count: months })} · {limit}
        {mcdbCheck && <> · {t('subscription.mcdbCheck')}</>}
        {claimsOnly && <> · {t('subscription.claimsOnly')}</>}
      </p>
    </Row>
  );
}
